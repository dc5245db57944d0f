using System.Collections.Frozen;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>Examines a report of which only the text is known: its claims, and what its parts say of each other.</summary>
public static class ReportExaminer
{
    /// <summary>Every check reads the same report of the report and knows nothing of the others.</summary>
    private static readonly Func<WholeReport, IEnumerable<TextFinding>>[] Checks =
    [
        NumberingChecks.Run,
        RunInChecks.Run,
        HeadingChecks.Run,
        RepetitionChecks.Run,
        TemplateChecks.Run,
        BracketChecks.Run,
        PunctuationChecks.Run,
        DocumentNumberChecks.Run,
        WordingChecks.Run,
        DateChecks.Run,
        UnitNameChecks.Run,
        LabelChecks.Run,
        SlipChecks.Run,
        DirectionChecks.Run,
        ShareChecks.Run,
        RateChecks.Run,
        FormulaWordChecks.Run,
        BalanceChecks.Run,
        NarrativeChecks.Run,
        ScoreChecks.Run,
        SectionChecks.Run,
        UnitFactChecks.Run,
        EvidenceChecks.Run,
        GoalChecks.Run,
        FigureFormatChecks.Run,
    ];

    public static Examination Examine(ReportText text)
    {
        var report = new WholeReport(text);
        var claims = ClaimReader.Read(text).Select(ClaimFindings.Of).ToList();
        return new Examination(InOrder(Merged(claims, [.. Checks.SelectMany(check => check(report))]), report));
    }

    /// <summary>Checks that say of a figure what its claim says already.</summary>
    private static readonly FrozenSet<string> SaidByClaims = FrozenSet.Create(StringComparer.Ordinal, "P-05", "Y-04", "F-08");

    /// <summary>One thing is told once: a check on figures of a wrong claim becomes a related place of the claim.</summary>
    private static IEnumerable<TextFinding> Merged(IReadOnlyList<TextFinding> claims, IReadOnlyList<TextFinding> others)
    {
        var wrong = claims.Where(claim => claim.Verdict == Verdict.Wrong).ToList();
        var merged = others.Where(other => SaidByClaims.Contains(other.Check)).ToLookup(other => wrong.Find(claim => Touch(claim.Place, other.Place) && (other.Check != "F-08" || claim.Diagnosis == "D-04")));
        return claims.Select(claim => merged[claim].Any() ? claim with { Related = [.. claim.Related, .. merged[claim].Select(other => other.Place)] } : claim)
            .Concat(others.Where(other => !SaidByClaims.Contains(other.Check)))
            .Concat(merged[null]);
    }

    private static bool Touch(TextSpan one, TextSpan other) => one.Paragraph == other.Paragraph && one.Offset < other.End && other.Offset < one.End;

    private static List<TextFinding> InOrder(IEnumerable<TextFinding> findings, WholeReport report)
    {
        // A paragraph's number need not grow with its place (cells of a table); its index does.
        var places = new Dictionary<int, int>();
        foreach (var line in report.Lines)
        {
            places.TryAdd(line.Number, line.Index);
        }

        return [.. findings.OrderBy(finding => places.GetValueOrDefault(finding.Place.Paragraph)).ThenBy(finding => finding.Place.Offset)];
    }
}
