using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;

namespace Evaluation.Core.Tests.Examinations;

/// <summary>A mistake a clerk makes: words replaced, and what must be said of them.</summary>
/// <param name="Checks">Any of these checks finds it.</param>
internal sealed record PlantedFault(string Id, IReadOnlyList<PlantedEdit> Edits, IReadOnlyList<string> Checks)
{
    /// <summary>For a wrong number: one of these must be given as what went wrong; empty where any will do.</summary>
    public IReadOnlyList<string> Diagnoses { get; init; } = [];

    /// <summary>Words of other paragraphs where the finding may stand: the fact that contradicts.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];

    /// <summary>Not together with others.</summary>
    public bool Alone { get; init; }

    public bool Fits(string text) => Edits.All(edit => edit.Count(text) == 1);

    public string PlantIn(string text) => Edits.Aggregate(text, (changed, edit) => edit.Apply(changed));

    /// <summary>Whether the examination of a text with this fault names it, at its place.</summary>
    public bool IsNamedBy(Examination examination, ReportText report)
    {
        var places = report.Paragraphs
            .Where(paragraph => Edits.Any(edit => paragraph.Text.Contains(edit.New, StringComparison.Ordinal))
                || Near.Any(words => paragraph.Text.Contains(words, StringComparison.Ordinal)))
            .Select(paragraph => paragraph.Number)
            .ToHashSet();
        return examination.Findings.Any(finding => Checks.Contains(finding.Check)
            && Accuses(finding)
            && (places.Contains(finding.Place.Paragraph) || finding.Related.Any(place => places.Contains(place.Paragraph)))
            && (Diagnoses.Count == 0 || !finding.Check.StartsWith('A') || Diagnoses.Contains(finding.Diagnosis ?? "D-00")));
    }

    private static bool Accuses(TextFinding finding) => finding.Check.StartsWith('A') ? finding.Verdict == Verdict.Wrong : finding.Severity is not null;
}
