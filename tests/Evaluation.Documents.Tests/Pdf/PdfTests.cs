using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Tests.Pdf;

public sealed class PdfTests
{
    [Fact]
    public async Task Prints()
    {
        await using var press = new PdfPress(new PressOptions());
        await File.WriteAllTextAsync("/tmp/report.json", new PaperData(SampleReport.Full()).ToJson(press.Fonts.Digest(false)));
        var w = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 6; i++)
        {
            w.Restart();
            var pdf = await press.PrintAsync(SampleReport.Full(draft: i % 2 == 1) with { Body = [.. SampleReport.Full().Body, SampleReport.Paragraph("第" + i)] }, TestContext.Current.CancellationToken);
            TestContext.Current.SendDiagnosticMessage($"{w.ElapsedMilliseconds} ms {pdf.Length}");
            await File.WriteAllTextAsync($"/tmp/press-{i}.txt", $"{w.ElapsedMilliseconds} ms {pdf.Length}");
            await File.WriteAllBytesAsync($"/tmp/press-{i}.pdf", pdf);
        }
    }
}
