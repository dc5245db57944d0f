using UglyToad.PdfPig;

namespace Evaluation.Web.Tests;

/// <summary>What a PDF that came over HTTP says.</summary>
public static class PdfText
{
    /// <summary>The characters of all pages without white space; the answer must be a PDF that is saved.</summary>
    public static async Task<string> PdfAsync(this HttpClient browser, string address)
    {
        using var answer = await browser.OpenAsync(address);
        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {answer.StatusCode}.");
        return await answer.PdfAsync();
    }

    /// <inheritdoc cref="PdfAsync(HttpClient, string)"/>
    public static async Task<string> PdfAsync(this HttpResponseMessage answer)
    {
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("attachment", answer.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);
        return Of(await answer.Content.ReadAsByteArrayAsync());
    }

    public static string Of(byte[] pdf)
    {
        using var paper = PdfDocument.Open(pdf);
        return string.Concat(paper.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value).Where(value => !string.IsNullOrWhiteSpace(value)));
    }
}
