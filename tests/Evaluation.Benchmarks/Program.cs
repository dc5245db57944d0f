using System.Globalization;
using Evaluation.Benchmarks;
using Evaluation.Benchmarks.Method;

// The ratios by default; "single" runs BenchmarkDotNet on each subject; "quick" leaves LibreOffice out; "rescoring [N]" compares rescoring
// 100,000 filings (or N) with a raw loop; "claims" times examining a report; "papers [short] [peers]" prints; "export" writes
// and reads long lists as workbooks.
if (args.Contains("single"))
{
    SingleMeasures.Run(Path.Combine(ScoringRun.Folder, "single"));
    return 0;
}

if (args.Contains("claims"))
{
    return ClaimsRun.Run();
}

if (args.Contains("export"))
{
    return await ExportRun.RunAsync(args);
}

if (args.Contains("papers"))
{
    return await PapersRun.RunAsync(isShort: args.Contains("short"), onlyPeers: args.Contains("peers"));
}

if (args.Contains("rescoring"))
{
    var filings = args.Select(arg => int.TryParse(arg, CultureInfo.InvariantCulture, out var number) ? number : 0).FirstOrDefault(number => number > 0, RescoringRun.Filings);
    await using var rescoring = new RescoringRun(filings);
    var compared = await rescoring.RunAsync(Pairs.Fewest);
    foreach (var one in compared)
    {
        Console.WriteLine(FormattableString.Invariant(
            $"{one.Above} / {one.Below}, {filings} filings, {one.Pairs.Count} pairs: median {one.Median:0.00}, {one.Smallest:0.00} to {one.Largest:0.00}, target {one.Target}; {one.MedianAbove:0.00} s / {one.MedianBelow:0.00} s"));
    }

    return compared.Any(one => one.Verdict == Verdict.Missed) ? 1 : 0;
}

var results = new ScoringRun().Run(TimeProvider.System, withOffice: !args.Contains("quick"));
results.Save(ScoringRun.Folder);
Console.WriteLine(results.Markdown());
Console.WriteLine(ScoringRun.Folder);
return results.HasMissed ? 1 : 0;
