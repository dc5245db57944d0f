using Evaluation.Core.Checks;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>A claim as a line of an examination: its check, and how serious it is in a report of which only the text is known (checks.md §12.2, §12.4).</summary>
internal static class ClaimFindings
{
    public static TextFinding Of(Claim claim) => new(
        Check(claim),
        Word(claim.Kind.ToString()),
        claim.Place,
        claim.Text,
        claim.Stated,
        claim.Computed,
        claim.Verdict,
        Serious(claim),
        claim.Diagnoses.Count > 0 ? claim.Diagnoses[0].Code : null,
        claim.Message)
    {
        Correction = claim.Correction,
        Related = claim.StatedPlace == claim.Place ? [] : [claim.StatedPlace],
    };

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>A ratio that is named (…率为) is an indicator's calculation in words; 完成预算的 is a completion.</summary>
    private static string Check(Claim claim) => claim.Kind switch
    {
        ClaimKind.Calculation => "A-01",
        ClaimKind.Completion when claim.Text.Contains('率', StringComparison.Ordinal) => "A-01",
        ClaimKind.HeadCount => "P-01",
        ClaimKind.Total or ClaimKind.Difference => "A-05",
        ClaimKind.Part => "P-04",
        ClaimKind.Grade => "S-12",
        _ => "A-04",
    };

    /// <summary>
    /// Heads and sums are asked about, because an item may be missing; so is a calculation that nothing explains and that digits not
    /// printed could give.
    /// </summary>
    private static Severity? Serious(Claim claim) => claim.Verdict switch
    {
        Verdict.Ok => null,
        Verdict.Wrong => claim.Kind is ClaimKind.HeadCount or ClaimKind.Total || IsUnexplained(claim) ? Severity.MustExplain : Severity.MustFix,
        _ => Severity.Note,
    };

    private static bool IsUnexplained(Claim claim) =>
        claim.IsWithinPrecision && claim.Diagnoses.All(diagnosis => diagnosis.Kinds.All(kind => kind == DiagnosisKind.Unexplained));
}
