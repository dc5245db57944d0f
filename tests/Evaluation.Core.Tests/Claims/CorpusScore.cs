using System.Globalization;
using System.Text;
using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;

namespace Evaluation.Core.Tests.Claims;

/// <summary>What the program makes of the corpus: statements found and missed, false alarms, diagnoses, by class.</summary>
internal sealed class CorpusScore
{
    private readonly List<Reading> _readings = [];
    private readonly List<(LabelledText Text, Claim Claim)> _alarms = [];

    private CorpusScore()
    {
        foreach (var text in LabelledText.All)
        {
            Take(text);
        }
    }

    /// <summary>The whole corpus, read once.</summary>
    public static CorpusScore Whole { get; } = new();

    /// <summary>Labelled wrong, and called wrong.</summary>
    public decimal RecallOfWrong => Part(_readings.Count(reading => reading.IsWrong && reading.IsCaught), _readings.Count(reading => reading.IsWrong));

    /// <summary>Statements called wrong that are not, by the statements and texts that are right.</summary>
    public decimal FalseAlarms => Part(_alarms.Count, Innocent);

    /// <summary>The first diagnosis is the right one, by all that is labelled wrong.</summary>
    public decimal RightDiagnosis => Part(_readings.Count(reading => reading.IsWrong && reading.IsUnderstood), _readings.Count(reading => reading.IsWrong));

    /// <summary>The kind is the labelled one, by all that is found.</summary>
    public decimal RightKind => Part(_readings.Count(reading => reading.Found is not null && reading.IsOfKind), _readings.Count(reading => reading.Found is not null));

    private int Innocent => _readings.Count(reading => !reading.IsWrong) + LabelledText.All.Count(text => text.Claims.Count == 0);

    /// <summary>The tables of <see cref="Tables"/>, then every miss and every false alarm.</summary>
    public string Print()
    {
        var page = new StringBuilder(Tables());
        foreach (var reading in _readings.Where(reading => reading.IsWrong ? !reading.IsCaught || !reading.IsUnderstood : !reading.AgreesIfFound))
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"{reading.Text.Id} {reading.Label.Stated} {reading.Label.Verdict} {reading.Label.Diagnosis}: {Seen(reading.Found)} | {reading.Text.Text.ReplaceLineEndings("⏎")}");
        }

        foreach (var (text, claim) in _alarms)
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"{text.Id} FALSE ALARM {Seen(claim)} in “{claim.Text}” | {text.Text.ReplaceLineEndings("⏎")}");
        }

        return page.ToString();
    }

    /// <summary>Precision and recall of every class, in Markdown.</summary>
    public string Tables()
    {
        var page = new StringBuilder();
        page.AppendLine(CultureInfo.InvariantCulture, $"{LabelledText.All.Count} texts, {_readings.Count} statements: recall of wrong {RecallOfWrong:P1}, false alarms {FalseAlarms:P2} ({_alarms.Count} of {Innocent}), right diagnosis {RightDiagnosis:P1}, right kind {RightKind:P1}");
        Table(page, "kind, verdict", reading => $"{reading.Label.Kind} {reading.Label.Verdict}", reading => reading.Found is { } found ? $"{KindOf(found)} {VerdictWords.Code(found.Verdict)}" : null);
        Table(
            page,
            "diagnosis",
            reading => reading.IsWrong ? reading.Label.Diagnosis : null,
            reading => reading.Found is { Verdict: Verdict.Wrong } found ? reading.IsUnderstood ? reading.Label.Diagnosis ?? First(found) : First(found) : null);
        return page.ToString();
    }

    private static string Seen(Claim? claim) => claim is null
        ? "not found"
        : $"{KindOf(claim)} {claim.Stated} {VerdictWords.Code(claim.Verdict)} {string.Join(' ', claim.Diagnoses.Select(one => one.Code))} ({claim.Computed})";

    private void Take(LabelledText text)
    {
        var found = ClaimReader.Read(ReportText.OfLines(text.Text));
        var readings = text.Claims.Select(label => new Reading(text, label, Best(text.Text, label, found))).ToList();
        _readings.AddRange(readings);
        var known = readings.Where(reading => reading.IsWrong).Select(reading => reading.Found).ToHashSet(ReferenceEqualityComparer.Instance);
        _alarms.AddRange(found
            .Where(claim => claim.Verdict == Verdict.Wrong && !known.Contains(claim))
            .Where(claim => text.Complete || readings.Exists(reading => ReferenceEquals(reading.Found, claim)))
            .Select(claim => (text, claim)));
    }

    /// <summary>The finding whose stated result lies on the label; of several the one of its kind, and a wrong one before a right one.</summary>
    private static Claim? Best(string text, LabelledClaim label, IReadOnlyList<Claim> found)
    {
        var start = label.Start(text);
        return found
            .Where(claim => Covers(text, claim.StatedPlace, start, label.Stated.Length)
                || (label.Kind == "grade" && KindOf(claim) == "grade" && Covers(text, claim.Place, start, label.Stated.Length)))
            .OrderBy(claim => KindOf(claim) == label.Kind ? 0 : 1)
            .ThenBy(claim => claim.Verdict == Verdict.Wrong ? 0 : 1)
            .FirstOrDefault();
    }

    private static bool Covers(string text, TextSpan span, int start, int length)
    {
        var line = 0;
        for (var number = 1; number < span.Paragraph; number++)
        {
            line = text.IndexOf('\n', line) + 1;
        }

        return line + span.Offset < start + length && start < line + span.End;
    }

    private static string KindOf(Claim claim) => char.ToLowerInvariant(claim.Kind.ToString()[0]) + claim.Kind.ToString()[1..];

    private static string First(Claim claim) => claim.Diagnoses.Count == 0 ? "D-00" : claim.Diagnoses[0].Code;

    private static decimal Part(int some, int all) => all == 0 ? 0 : (decimal)some / all;

    private void Table(StringBuilder page, string title, Func<Reading, string?> label, Func<Reading, string?> seen)
    {
        page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"| {title} | labelled | precision | recall |").AppendLine("|---|---:|---:|---:|");
        foreach (var group in _readings.Select(label).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            var labelled = _readings.Count(reading => label(reading) == group);
            var said = _readings.Count(reading => seen(reading) == group);
            var both = _readings.Count(reading => label(reading) == group && seen(reading) == group);
            page.AppendLine(CultureInfo.InvariantCulture, $"| {group} | {labelled} | {Part(both, said):P1} | {Part(both, labelled):P1} |");
        }

        page.AppendLine();
    }

    private sealed record Reading(LabelledText Text, LabelledClaim Label, Claim? Found)
    {
        public bool IsWrong => Label.IsWrong;

        public bool IsCaught => Found is not null && (Found.Verdict == Verdict.Wrong || VerdictWords.Code(Found.Verdict) == Label.AlsoVerdict);

        public bool IsUnderstood => IsCaught && Label.Accepts(Found!.Diagnoses.Count == 0 ? null : Found.Diagnoses[0].Code);

        public bool IsOfKind => KindOf(Found!) == Label.Kind;

        public bool AgreesIfFound => Found is null || VerdictWords.Code(Found.Verdict) == Label.Verdict;
    }
}
