using Evaluation.Benchmarks;

// The ratios by default; "single" runs BenchmarkDotNet on each subject; "quick" leaves LibreOffice out.
if (args.Contains("single"))
{
    SingleMeasures.Run(Path.Combine(ScoringRun.Folder, "single"));
    return 0;
}

var results = new ScoringRun().Run(TimeProvider.System, withOffice: !args.Contains("quick"));
results.Save(ScoringRun.Folder);
Console.WriteLine(results.Markdown());
Console.WriteLine(ScoringRun.Folder);
return results.HasMissed ? 1 : 0;
