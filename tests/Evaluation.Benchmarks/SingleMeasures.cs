using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Evaluation.Benchmarks.Subjects;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Benchmarks;

/// <summary>Each subject by itself, with BenchmarkDotNet: time and allocation of one filing.</summary>
[MemoryDiagnoser]
public class SingleMeasures
{
    private const int Filings = 64;

    private readonly Framework _framework = SampleFilings.Framework();
    private readonly IReadOnlyList<FilingRecord> _filings = SampleFilings.Make(Filings);
    private readonly Facts _facts = new();
    private readonly HandLoop _hand = new();
    private readonly EngineRules _engine = new(byCase: true);

    public static void Run(string folder) => BenchmarkRunner.Run<SingleMeasures>(
        ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(Job.ShortRun.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(5), logOutput: true)))
            .AddExporter(JsonExporter.Brief, MarkdownExporter.GitHub)
            .WithArtifactsPath(folder));

    [Benchmark(OperationsPerInvoke = Filings)]
    public decimal WithTrace()
    {
        var sum = 0m;
        foreach (var filing in _filings)
        {
            sum += Scorer.Score(_framework, filing).Totals.Computed.Value;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Filings)]
    public decimal WithoutTrace()
    {
        var sum = 0m;
        foreach (var filing in _filings)
        {
            sum += Scorer.Tally(_framework, filing).Totals.Computed.Value;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Filings, Baseline = true)]
    public decimal HandWritten()
    {
        var sum = 0m;
        foreach (var filing in _filings)
        {
            sum += _hand.Total(_facts.Read(filing));
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Filings)]
    public decimal RulesEngine()
    {
        var sum = 0m;
        foreach (var filing in _filings)
        {
            sum += _engine.Total(_facts.Read(filing));
        }

        return sum;
    }
}
