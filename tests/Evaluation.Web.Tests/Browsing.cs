using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Evaluation.Web.Tests;

/// <summary>What a browser does: reads a page, fills a form and sends it with its token.</summary>
public static class Browsing
{
    public const string TokenField = "__RequestVerificationToken";

    public static Task<HttpResponseMessage> OpenAsync(this HttpClient browser, string address) =>
        browser.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>The page, which must be there.</summary>
    public static async Task<IHtmlDocument> ReadAsync(this HttpClient browser, string address)
    {
        using var answer = await browser.OpenAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answered {answer.StatusCode}.");
        return await answer.PageAsync();
    }

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>Posts fields to the address with the token that its page (or the person's account page) carries.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient browser, string address, params (string Name, string Value)[] fields)
    {
        var page = address.Split('?')[0];
        var token = await browser.TokenAsync(page) ?? await browser.TokenAsync("/account");
        return await browser.PostAsync(new Uri(address, UriKind.Relative), Form(token, fields));
    }

    /// <summary>Posts fields and one file.</summary>
    public static async Task<HttpResponseMessage> PostFileAsync(
        this HttpClient browser, string address, string field, string fileName, byte[] content, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent((await browser.TokenAsync(address.Split('?')[0]))!), TokenField);
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(content), field, fileName);
        return await browser.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    /// <summary>The form token of a page; null when there is none.</summary>
    public static async Task<string?> TokenAsync(this HttpClient browser, string page)
    {
        using var answer = await browser.OpenAsync(page);
        var document = await answer.PageAsync();
        return document.QuerySelector($"input[name={TokenField}]")?.GetAttribute("value")
            ?? document.QuerySelector("meta[name=request-token]")?.GetAttribute("content");
    }

    public static FormUrlEncodedContent Form(string? token, params (string Name, string Value)[] fields)
    {
        var pairs = fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
        return new FormUrlEncodedContent(token is null ? pairs : pairs.Append(KeyValuePair.Create(TokenField, token)));
    }

    /// <summary>The text of an element without the white space of its source.</summary>
    public static string Text(this IHtmlDocument page, string selector) =>
        string.Join(' ', (page.QuerySelector(selector)?.TextContent ?? string.Empty).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    public static string Text(this IHtmlDocument page) => page.Text("main");
}
