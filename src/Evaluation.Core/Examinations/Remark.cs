using Evaluation.Core.Checks;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>Makes the findings of checks that are no claims.</summary>
/// <remarks>
/// One rule for all of them. <see cref="Verdict.Wrong"/> is said only of what the text itself proves: a number repeated, a
/// placeholder left, a sum that does not come out, a sentence that two printed figures contradict. Everything that needs a person's
/// judgement (a question, a matter of form) is <see cref="Verdict.Unclear"/>, whatever its severity; it never makes a report “wrong”.
/// </remarks>
internal static class Remark
{
    /// <summary>What the text itself proves wrong.</summary>
    public static TextFinding Fault(string check, string kind, Severity severity, ReadLine line, Stretch place, string message) =>
        Of(check, kind, severity, Verdict.Wrong, line, place, message);

    /// <summary>What must be explained or looked at: asked, not asserted.</summary>
    public static TextFinding Question(string check, string kind, Severity severity, ReadLine line, Stretch place, string message) =>
        Of(check, kind, severity, Verdict.Unclear, line, place, message);

    /// <summary>A matter of form or language.</summary>
    public static TextFinding Form(string check, string kind, ReadLine line, Stretch place, string message) =>
        Of(check, kind, Severity.Note, Verdict.Unclear, line, place, message);

    private static TextFinding Of(string check, string kind, Severity severity, Verdict verdict, ReadLine line, Stretch place, string message) => new(
        check,
        kind,
        line.Span(place.Start, place.Length),
        place.Of(line.Text).ToString(),
        Stated: null,
        Computed: null,
        verdict,
        severity,
        Diagnosis: null,
        message);
}
