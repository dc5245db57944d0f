using Evaluation.Core.Examinations;

namespace Evaluation.Core.Claims;

/// <summary>Finds every statement of a report that asserts an arithmetic relation, recomputes it and judges it.</summary>
public static class ClaimReader
{
    /// <summary>All claims in order of place, right ones included.</summary>
    public static IReadOnlyList<Claim> Read(ReportText text)
    {
        var report = new ReportReading(text);
        var claims = new List<Claim>();
        var tables = TableClaims.Find(report).ToLookup(statement => statement.Passage.Index);
        foreach (var passage in report.Passages)
        {
            claims.AddRange(Read(report, passage, tables[passage.Index]).OrderBy(claim => claim.StatedPlace.Offset));
        }

        return claims;
    }

    /// <summary>One claim for each stated number: the printed calculation before prose, then the reading that decides most.</summary>
    private static IEnumerable<Claim> Read(ReportReading report, Passage passage, IEnumerable<Statement> tables)
    {
        var best = new Dictionary<int, Claim>();
        foreach (var statement in tables.Concat(Statements(report, passage)))
        {
            if (Judge.Of(statement) is { } ruling && Keeps(best.GetValueOrDefault(statement.Stated.Start), ruling.Verdict))
            {
                best[statement.Stated.Start] = ClaimSentences.Claim(statement, ruling, Diagnostician.Of(report, statement, ruling));
            }
        }

        return best.Values.Concat(GradeClaims.Find(report, passage));
    }

    private static bool Keeps(Claim? known, Verdict verdict) =>
        known is null || (known.Kind != ClaimKind.Calculation && known.Verdict is Verdict.Unclear or Verdict.Wrong && verdict is Verdict.Ok or Verdict.Rounding);

    private static IEnumerable<Statement> Statements(ReportReading report, Passage passage) => passage.Amounts.Count == 0 ? [] :
        CalculationClaims.Find(passage)
            .Concat(ShareClaims.Find(report, passage))
            .Concat(CompletionClaims.Find(report, passage))
            .Concat(DifferenceClaims.Find(report, passage))
            .Concat(ChangeClaims.Find(report, passage))
            .Concat(MultipleClaims.Find(report, passage))
            .Concat(TotalClaims.Find(report, passage));
}
