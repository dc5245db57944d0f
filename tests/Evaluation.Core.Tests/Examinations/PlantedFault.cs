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

    /// <summary>What finding it would take that the examination does not do yet; null for a fault that must be found.</summary>
    public string? Beyond { get; init; }

    /// <summary>Not together with others.</summary>
    public bool Alone { get; init; }

    public bool Fits(string text) => Edits.All(edit => edit.Count(text) == 1);

    public string PlantIn(string text) => Edits.Aggregate(text, (changed, edit) => edit.Apply(changed));

    /// <summary>Whether the examination of a text with this fault finds it at its place and says what went wrong.</summary>
    public bool IsNamedBy(Examination examination, ReportText report) => Finds(examination, report, withDiagnosis: true);

    /// <summary>Whether it is found at its place, whatever is said to have gone wrong: beside other faults another figure may explain it as well.</summary>
    public bool IsFoundBy(Examination examination, ReportText report) => Finds(examination, report, withDiagnosis: false);

    private bool Finds(Examination examination, ReportText report, bool withDiagnosis)
    {
        var places = report.Paragraphs
            .Where(paragraph => Edits.Any(edit => paragraph.Text.Contains(edit.New, StringComparison.Ordinal))
                || Near.Any(words => paragraph.Text.Contains(words, StringComparison.Ordinal)))
            .Select(paragraph => paragraph.Number)
            .ToHashSet();
        return examination.Findings.Any(finding => Checks.Contains(finding.Check)
            && Accuses(finding)
            && (places.Contains(finding.Place.Paragraph) || finding.Related.Any(place => places.Contains(place.Paragraph)))
            && (!withDiagnosis || Diagnoses.Count == 0 || !finding.Check.StartsWith('A') || Diagnoses.Contains(finding.Diagnosis ?? "D-00")));
    }

    private static bool Accuses(TextFinding finding) => finding.Check.StartsWith('A') ? finding.Verdict == Verdict.Wrong : finding.Severity is not null;
}
