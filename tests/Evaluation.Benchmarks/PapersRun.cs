using System.Diagnostics;
using System.IO.Compression;
using Evaluation.Benchmarks.Method;
using Evaluation.Benchmarks.Subjects;
using Evaluation.Core.Reports;
using Evaluation.Documents.Campaigns;
using Evaluation.Documents.Fonts;
using Evaluation.Documents.Pdf;

namespace Evaluation.Benchmarks;

/// <summary>Printing: measures P6a to P6c, P6e, P6f and P9. Every report is another one, so that no cache is measured.</summary>
internal static class PapersRun
{
    private const int PerTurn = 6;
    private const int Bulk = 30;
    private const int WarmTurns = 15;
    private const int Many = 1_000;
    private const long MostResident = 512L << 20;
    private const int ArchivedReports = 10_000;
    private const int ArchivedBytes = 100 * 1024;
    private const long MostArchiveGrowth = 16L << 20;

    /// <param name="isShort">A fifth of the reports for the memory of workers.</param>
    /// <param name="onlyPeers">Only LibreOffice and Chromium.</param>
    public static async Task<int> RunAsync(bool isShort, bool onlyPeers)
    {
        var reports = new SampleReports();
        List<Comparison> compared = [];
        foreach (var measure in Measures(reports, onlyPeers))
        {
            compared.Add(await measure());
            Tell(compared[^1]);
        }

        if (onlyPeers)
        {
            return compared.Any(one => one.Verdict == Verdict.Missed) ? 1 : 0;
        }

        var most = await ResidentAsync(reports, isShort ? Many / 5 : Many);
        Console.WriteLine(FormattableString.Invariant($"largest worker over {(isShort ? Many / 5 : Many)} reports: {most >> 20} MB (at most {MostResident >> 20})"));
        var (first, growth) = await StreamAsync();
        Console.WriteLine(FormattableString.Invariant($"archive of {ArchivedReports} reports: first byte after {first.TotalMilliseconds:0.0} ms, growth from {ArchivedReports / 10} {growth >> 10} KB (at most {MostArchiveGrowth >> 10})"));
        return compared.Any(one => one.Verdict == Verdict.Missed) || most > MostResident || growth > MostArchiveGrowth || first > TimeSpan.FromSeconds(1) ? 1 : 0;
    }

    private static IEnumerable<Func<Task<Comparison>>> Measures(SampleReports reports, bool onlyPeers)
    {
        if (!onlyPeers)
        {
            yield return () => OverheadAsync(reports);
            yield return () => CoresAsync(reports);
            yield return ArchiveAsync;
        }

        if (Office.Find() is not { } program)
        {
            Console.WriteLine("SKIPPED: LibreOffice is not installed.");
            yield break;
        }

        using var office = new OfficePapersRun(program, Browser.Find());
        foreach (var measure in office.Measures())
        {
            yield return measure;
        }
    }

    private static void Tell(Comparison one) => Console.WriteLine(FormattableString.Invariant(
        $"{one.Above} / {one.Below}, {one.Pairs.Count} pairs: median {one.Median:0.00}, {one.Smallest:0.00} to {one.Largest:0.00}, target {one.Target}; {one.MedianAbove:0.0000} / {one.MedianBelow:0.0000}"));

    /// <summary>P6a: processor time of a report through the product, against the compiler alone; both warm.</summary>
    private static async Task<Comparison> OverheadAsync(SampleReports reports)
    {
        var options = new PressOptions { Workers = 1, ReportsPerWorker = int.MaxValue, MemoryLimit = long.MaxValue, HardMemoryLimit = long.MaxValue };
        await using var press = new PdfPress(options);
        using var bare = new BareTypst(options);
        var fonts = FontSet.Find(options);
        for (var turn = 0; turn < WarmTurns; turn++)
        {
            await OursAsync(press, reports);
            await BareAsync(bare, Sources(reports, fonts));
        }

        List<(double, double)> pairs = [];
        for (var pair = 0; pair < Pairs.Fewest; pair++)
        {
            var sources = Sources(reports, fonts);
            var ours = pair % 2 == 0 ? await OursAsync(press, reports) : 0;
            var raw = await BareAsync(bare, sources);
            pairs.Add((pair % 2 == 0 ? ours : await OursAsync(press, reports), raw));
        }

        return new Comparison("P6a report through the product", "compiler alone, s of processor", AtMost: 1.5, AtLeast: null, pairs);
    }

    private static List<string> Sources(SampleReports reports, FontSet fonts) => [.. Enumerable.Range(0, PerTurn).Select(_ => BareTypst.Source(reports.Next(), fonts))];

    /// <summary>Record → score → report → data → PDF, all of it.</summary>
    private static Task<double> OursAsync(PdfPress press, SampleReports reports) => ProcessorAsync(async () =>
    {
        for (var number = 0; number < PerTurn; number++)
        {
            Check(await press.PrintAsync(reports.Next()));
        }
    });

    private static Task<double> BareAsync(BareTypst bare, List<string> sources) => ProcessorAsync(async () =>
    {
        foreach (var source in sources)
        {
            await bare.PrintAsync(source);
        }
    });

    private static async Task<double> ProcessorAsync(Func<Task> work)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime.TotalSeconds + Children.ProcessorSeconds();
        await work();
        return (Environment.CpuUsage.TotalTime.TotalSeconds + Children.ProcessorSeconds() - before) / PerTurn;
    }

    /// <summary>P6e: reports per second of as many workers as cores, against one worker times the number of cores.</summary>
    private static async Task<Comparison> CoresAsync(SampleReports reports)
    {
        var cores = Environment.ProcessorCount;
        await using var one = new PdfPress(new PressOptions { Workers = 1, ReportsPerWorker = int.MaxValue });
        await using var all = new PdfPress(new PressOptions { Workers = cores, ReportsPerWorker = int.MaxValue });
        await PerSecondAsync(one, reports);
        await PerSecondAsync(all, reports);
        List<(double, double)> pairs = [];
        for (var pair = 0; pair < Pairs.Fewest; pair++)
        {
            var single = pair % 2 == 0 ? await PerSecondAsync(one, reports) : 0;
            var together = await PerSecondAsync(all, reports);
            pairs.Add((together, (pair % 2 == 0 ? single : await PerSecondAsync(one, reports)) * cores));
        }

        return new Comparison($"P6e reports per second, {cores} workers", $"one worker × {cores}", AtMost: null, AtLeast: 0.75, pairs);
    }

    private static async Task<double> PerSecondAsync(PdfPress press, SampleReports reports)
    {
        List<Report> all = [.. Enumerable.Range(0, Bulk).Select(_ => reports.Next())];
        var clock = Stopwatch.StartNew();
        foreach (var pdf in await Task.WhenAll(all.Select(report => press.PrintAsync(report))))
        {
            Check(pdf);
        }

        return Bulk / clock.Elapsed.TotalSeconds;
    }

    /// <summary>P6f: the most memory a worker held over many reports, looked at after each; no report may fail when a worker is replaced.</summary>
    private static async Task<long> ResidentAsync(SampleReports reports, int count)
    {
        await using var press = new PdfPress(new PressOptions());
        var most = 0L;
        await Parallel.ForEachAsync(Enumerable.Range(0, count), async (_, token) =>
        {
            Report report;
            lock (reports)
            {
                report = reports.Next();
            }

            Check(await press.PrintAsync(report, token));
            lock (reports)
            {
                most = Math.Max(most, Children.Resident().DefaultIfEmpty().Max());
            }
        });
        return most;
    }

    private static void Check(byte[] pdf)
    {
        if (pdf.Length < 50_000 || !pdf.AsSpan().StartsWith("%PDF"u8))
        {
            throw new InvalidOperationException($"A report of {pdf.Length} bytes.");
        }
    }

    /// <summary>P9: bytes per second of the archive of a campaign, against a bare loop over the same files.</summary>
    private static async Task<Comparison> ArchiveAsync()
    {
        using var files = new StoredFiles(ArchivedReports / 10, ArchivedBytes);
        List<(double, double)> pairs = [];
        for (var pair = 0; pair <= Pairs.Fewest; pair++)
        {
            var bare = await SecondsAsync(target => BareArchiveAsync(target, files));
            var ours = await SecondsAsync(target => ReportArchive.WriteAsync(target, files.Reports, written: null, CancellationToken.None));
            if (pair > 0)
            {
                pairs.Add((files.Count / ours, files.Count / bare));
            }
        }

        return new Comparison("P9 archived reports per second", "bare ZipArchive loop", AtMost: null, AtLeast: 0.5, pairs);
    }

    private static async Task<double> SecondsAsync(Func<Stream, Task> write)
    {
        var clock = Stopwatch.StartNew();
        await write(Stream.Null);
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task BareArchiveAsync(Stream target, StoredFiles files)
    {
        await using var archive = await ZipArchive.CreateAsync(new ForwardOnly(target), ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null);
        for (var number = 0; number < files.Count; number++)
        {
            await using var source = files.Open(number);
            await using var entry = await archive.CreateEntry($"{number}.pdf", CompressionLevel.NoCompression).OpenAsync();
            await source.CopyToAsync(entry);
        }
    }

    /// <summary>P9: time to the first byte, and how much more memory ten times as many reports need.</summary>
    private static async Task<(TimeSpan FirstByte, long Growth)> StreamAsync()
    {
        using var files = new StoredFiles(100, ArchivedBytes);
        var small = await PeakAsync(files, ArchivedReports / 10);
        var large = await PeakAsync(files, ArchivedReports);
        return (large.FirstByte, Math.Max(0, large.Peak - small.Peak));
    }

    private static async Task<(TimeSpan FirstByte, long Peak)> PeakAsync(StoredFiles files, int count)
    {
        GC.Collect();
        var target = new ForwardOnly(Stream.Null);
        await ReportArchive.WriteAsync(target, Enumerable.Range(0, count).Select(files.Report), written: null, CancellationToken.None);
        return (target.FirstByte, target.Peak);
    }
}
