using Evaluation.Benchmarks;
using Evaluation.Benchmarks.Method;

// The ratios by default; "single" runs BenchmarkDotNet on each subject; "quick" leaves LibreOffice out; "rescoring" compares rescoring 100,000 filings with a raw loop; "claims" times reading the claims of a report.
if (args.Contains("single"))
{
    SingleMeasures.Run(Path.Combine(ScoringRun.Folder, "single"));
    return 0;
}

if (args.Contains("claims"))
{
    return ClaimsRun.Run();
}

if (args.Contains("rescoring"))
{
    await using var rescoring = new RescoringRun(RescoringRun.Filings);
    var compared = await rescoring.RunAsync(Pairs.Fewest);
    Console.WriteLine(FormattableString.Invariant(
        $"{compared.Above} / {compared.Below}, {RescoringRun.Filings} filings, {compared.Pairs.Count} pairs: median {compared.Median:0.00}, {compared.Smallest:0.00} to {compared.Largest:0.00}, target {compared.Target}; {compared.MedianAbove:0.0} s / {compared.MedianBelow:0.0} s"));
    return compared.Verdict == Verdict.Missed ? 1 : 0;
}

var results = new ScoringRun().Run(TimeProvider.System, withOffice: !args.Contains("quick"));
results.Save(ScoringRun.Folder);
Console.WriteLine(results.Markdown());
Console.WriteLine(ScoringRun.Folder);
return results.HasMissed ? 1 : 0;
