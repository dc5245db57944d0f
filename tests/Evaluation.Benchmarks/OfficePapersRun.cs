using System.Globalization;
using Evaluation.Benchmarks.Method;
using Evaluation.Benchmarks.Subjects;
using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;
using Evaluation.Documents.Publication;
using Evaluation.Documents.Word;

namespace Evaluation.Benchmarks;

/// <summary>
/// P6b, P6c and P6g: our printing against LibreOffice converting our own Word files and Chromium printing our own pages, by processor time of all
/// processes.
/// </summary>
internal sealed class OfficePapersRun(string program, string? browser) : IDisposable
{
    private const int PerTurn = 6;
    private const int Batch = 10;
    private const int Sizes = 3;
    private const int WarmTurns = 15;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evaluation-office-");
    private readonly SampleReports _reports = new();
    private int _files;

    /// <summary>One after the other; each with a warm press of its own.</summary>
    public IEnumerable<Func<Task<Comparison>>> Measures()
    {
        var office = new Office(_folder.FullName);
        yield return () => PressedAsync(press => SingleAsync(press, office, "prose", _reports.Next, atLeast: 12));
        yield return () => PressedAsync(press => SingleAsync(press, office, "tables", _reports.NextTable, atLeast: 5));
        yield return () => PressedAsync(press => BatchAsync(press, office, "prose", _reports.Next));
        yield return () => PressedAsync(press => BatchAsync(press, office, "tables", _reports.NextTable));
        yield return () => PressedAsync(press => SizesAsync(press, office, _reports.Next, atMost: 2.5, "prose"));
        yield return () => PressedAsync(press => SizesAsync(press, office, _reports.NextTable, atMost: null, "tables"));
        if (browser is not null)
        {
            yield return () => PressedAsync(press => BrowserAsync(press, browser));
        }
    }

    private static async Task<Comparison> PressedAsync(Func<PdfPress, Task<Comparison>> measure)
    {
        await using var press = new PdfPress(new PressOptions { Workers = 1, ReportsPerWorker = int.MaxValue, MemoryLimit = long.MaxValue, HardMemoryLimit = long.MaxValue });
        return await measure(press);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<Comparison> SingleAsync(PdfPress press, Office office, string kind, Func<Report> next, double atLeast) => new(
        $"P6b LibreOffice, one run per document, {kind}", "report through the product, s of processor", AtMost: null, atLeast,
        await PairsAsync(press, next, () =>
        {
            var file = Word(next());
            return Seconds(() => office.Print(program, [file]));
        }));

    /// <summary>What a further document costs a process that runs: ten less one.</summary>
    private async Task<Comparison> BatchAsync(PdfPress press, Office office, string kind, Func<Report> next) => new(
        $"P6c LibreOffice, each further document of a batch, {kind}", "report through the product, s of processor", AtMost: null, 2.5,
        await PairsAsync(press, next, () =>
        {
            string[] files = [.. Enumerable.Range(0, Batch).Select(_ => Word(next()))];
            var one = Word(next());
            return (Seconds(() => office.Print(program, files)) - Seconds(() => office.Print(program, [one]))) / (Batch - 1);
        }));

    /// <summary>Bytes of the same report, tagged and with its record attached, against LibreOffice's without either.</summary>
    private async Task<Comparison> SizesAsync(PdfPress press, Office office, Func<Report> next, double? atMost, string kind)
    {
        List<(double, double)> pairs = [];
        for (var pair = 0; pair < Sizes; pair++)
        {
            var report = next();
            pairs.Add(((await press.PrintAsync(report)).Length, office.Print(program, [Word(report)])));
        }

        return new Comparison($"P6g bytes of a report, {kind}", "LibreOffice's, untagged", atMost, AtLeast: null, pairs);
    }

    /// <summary>Chromium printing the page that is published of the same report; for information.</summary>
    private async Task<Comparison> BrowserAsync(PdfPress press, string browser) => new(
        "P6 Chromium, one run per document", "report through the product, s of processor", AtMost: null, AtLeast: null,
        await PairsAsync(press, _reports.Next, () =>
        {
            var file = Path.Combine(_folder.FullName, "page.html");
            File.WriteAllBytes(file, WebPage(_reports.Next()));
            return Seconds(() => Browser.Print(browser, file, Path.Combine(_folder.FullName, "page.pdf")));
        }));

    private static byte[] WebPage(Report report) => ReportHtml.Write(
        new PublishedFiling(report, Sheet: null!, Number: 1, new string('a', 64), _ => Task.FromResult<Stream?>(null)), new SiteHead("测速", "测速市", 2025, "ZJ21@1", SampleNotice: null, VerifyAddress: null));

    private static async Task<IReadOnlyList<(double, double)>> PairsAsync(PdfPress press, Func<Report> next, Func<double> office)
    {
        await WarmAsync(press, next);
        office();
        List<(double, double)> pairs = [];
        for (var pair = 0; pair < Pairs.Fewest; pair++)
        {
            var ours = pair % 2 == 0 ? await OursAsync(press, next) : 0;
            var theirs = office();
            pairs.Add((theirs, pair % 2 == 0 ? ours : await OursAsync(press, next)));
        }

        return pairs;
    }

    /// <summary>Until the runtime has compiled for good what it runs often.</summary>
    private static async Task WarmAsync(PdfPress press, Func<Report> next)
    {
        for (var turn = 0; turn < WarmTurns; turn++)
        {
            await OursAsync(press, next);
        }
    }

    private static async Task<double> OursAsync(PdfPress press, Func<Report> next)
    {
        var before = Used();
        for (var number = 0; number < PerTurn; number++)
        {
            await press.PrintAsync(next());
        }

        return (Used() - before) / PerTurn;
    }

    private static double Seconds(Action work)
    {
        var before = Used();
        work();
        return Used() - before;
    }

    private static double Used() => Environment.CpuUsage.TotalTime.TotalSeconds + Children.ProcessorSeconds();

    private string Word(Report report)
    {
        var file = Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{++_files}.docx"));
        File.WriteAllBytes(file, WordReport.Write(report));
        return file;
    }
}
