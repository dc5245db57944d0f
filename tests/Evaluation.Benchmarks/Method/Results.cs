using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Evaluation.Benchmarks.Method;

/// <summary>Everything a run found, as a Markdown table for people and as JSON for keeping.</summary>
internal sealed record Results(
    DateTimeOffset Date,
    IReadOnlyDictionary<string, string> Versions,
    string Filing,
    IReadOnlyList<Comparison> Comparisons,
    IReadOnlyList<Allocation> Allocations,
    IReadOnlyList<string> Notes)
{
    private static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool HasMissed => Comparisons.Any(comparison => comparison.Verdict == Verdict.Missed) || Allocations.Any(allocation => allocation.Verdict == Verdict.Missed);

    public static Dictionary<string, string> Machine() => new()
    {
        ["os"] = RuntimeInformation.OSDescription,
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["processors"] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture) + " × " + RuntimeInformation.ProcessArchitecture,
        ["BenchmarkDotNet"] = Version(typeof(BenchmarkDotNet.Running.BenchmarkRunner)),
        ["RulesEngine"] = Version(typeof(RulesEngine.RulesEngine)),
    };

    public string Markdown()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Scoring speed, {Date:yyyy-MM-dd HH:mm} UTC").AppendLine();
        text.AppendLine(Filing).AppendLine();
        text.AppendLine("| above | below | pairs | median ratio | min | max | target | | µs above | µs below |");
        text.AppendLine("|---|---|--:|--:|--:|--:|--:|---|--:|--:|");
        foreach (var c in Comparisons)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {c.Above} | {c.Below} | {c.Pairs.Count} | **{c.Median:0.00}** | {c.Smallest:0.00} | {c.Largest:0.00} | {c.Target} | {Word(c.Verdict)} | {c.MedianAbove:0.00} | {c.MedianBelow:0.00} |");
        }

        text.AppendLine().AppendLine("| allocation per filing | bytes | bound | |").AppendLine("|---|--:|--:|---|");
        foreach (var a in Allocations)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {a.Name} | {a.Bytes:#,0} | {(a.Bound is { } bound ? bound.ToString("#,0", CultureInfo.InvariantCulture) : "–")} | {Word(a.Verdict)} |");
        }

        text.AppendLine();
        foreach (var note in Notes)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"* {note}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"* {string.Join(" · ", Versions.Select(version => $"{version.Key} {version.Value}"))}");
        return text.ToString();
    }

    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "scoring.md"), Markdown());
        File.WriteAllText(Path.Combine(folder, "scoring.json"), JsonSerializer.Serialize(
            new
            {
                Date,
                Versions,
                Filing,
                Comparisons = Comparisons.Select(c => new
                {
                    c.Above, c.Below, c.Target, Verdict = Word(c.Verdict), c.Median, Min = c.Smallest, Max = c.Largest,
                    Pairs = c.Pairs.Select(pair => new[] { pair.Above, pair.Below }),
                }),
                Allocations = Allocations.Select(a => new { a.Name, a.Bytes, a.Bound, Verdict = Word(a.Verdict) }),
                Notes,
            },
            Plain));
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.Near => "within slack",
        Verdict.Missed => "MISSED",
        _ => "for information",
    };

    private static string Version(Type type) => type.Assembly.GetName().Version?.ToString(3) ?? "?";
}
