using Evaluation.Core.Checks;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>The result of examining a report (报告校核): every claim judged, and what the text as a whole gets wrong.</summary>
/// <param name="Findings">In order of place; right claims are among them, with no severity.</param>
public sealed record Examination(IReadOnlyList<TextFinding> Findings)
{
    /// <summary>Whether anything is wrong.</summary>
    public bool HasWrong => Findings.Any(finding => finding.Verdict == Verdict.Wrong);
}

/// <summary>One line of an examination (校核意见).</summary>
/// <param name="Check">Id of the check: <c>A-01</c>, <c>F-02</c>, <c>N-18</c>.</param>
/// <param name="Kind">What it is about, in lower case: a claim's kind, <c>numbering</c>, <c>repetition</c>, <c>template</c> …</param>
/// <param name="Severity">Null for a claim that is right.</param>
/// <param name="Text">The words as printed.</param>
/// <param name="Diagnosis">Code of what went wrong (<c>D-01</c>, <c>D-02+D-03</c>); null where there is none.</param>
/// <param name="Message">One sentence for a clerk: what disagrees, both figures, how to mend it.</param>
public sealed record TextFinding(
    string Check,
    string Kind,
    TextSpan Place,
    string Text,
    string? Stated,
    string? Computed,
    Verdict Verdict,
    Severity? Severity,
    string? Diagnosis,
    string Message)
{
    /// <summary>What to write instead; null where nothing can be proposed.</summary>
    public string? Correction { get; init; }

    /// <summary>Other places that are part of the finding: the second value, the repeated passage.</summary>
    public IReadOnlyList<TextSpan> Related { get; init; } = [];
}
