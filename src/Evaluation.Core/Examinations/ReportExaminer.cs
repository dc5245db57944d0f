using Evaluation.Core.Checks;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>Examines a report of which only the text is known: its claims, and what its parts say of each other.</summary>
public static class ReportExaminer
{
    public static Examination Examine(ReportText text)
    {
        var claims = ClaimReader.Read(text);
        return new Examination([.. claims.Select(Judged)]);
    }

    private static TextFinding Judged(Claim claim) => new(
        claim.Kind is ClaimKind.Calculation ? "A-01" : claim.Kind is ClaimKind.Total or ClaimKind.HeadCount or ClaimKind.Part ? "A-05" : "A-04",
        claim.Kind.ToString(),
        claim.Place,
        claim.Text,
        claim.Stated,
        claim.Computed,
        claim.Verdict,
        claim.Verdict switch { Verdict.Ok => null, Verdict.Rounding => Severity.Note, Verdict.Wrong => Severity.MustFix, _ => Severity.Note },
        claim.Diagnoses.Count > 0 ? claim.Diagnoses[0].Code : null,
        claim.Message)
    { Correction = claim.Correction };
}
