using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// Totals of a sheet. Before rescaling the total is the sum of the rounded rows. Then, each a printed step of its own, rounded to two decimals:
/// rescaling of level-1 groups or of the whole → bonus, limited → deductions → caps, the lowest wins. Unit: 分. Range: 0 to the full total, beyond only where the bonus may exceed.
/// </summary>
internal static class Totals
{
    public static ScoreTotals Of(FactSheet facts, CountedRow[] rows)
    {
        var plan = facts.Plan;
        var limits = LimitCheck.Run(facts, rows);
        var counts = new RowCounts(rows);
        var computed = TotalSum.Of(plan, rows, counts, RowPoints.Computed, limits.Total, limits.Cuts);
        var reachable = TotalSum.Of(plan, rows, counts, RowPoints.Reachable, limits.Total, limits.Cuts);
        var self = counts.WithoutSelf == 0 ? TotalSum.Of(plan, rows, counts, RowPoints.Self, limits.Total, limits.Cuts) : null;
        return new ScoreTotals(
            computed.Total,
            self is { IsEmpty: false } ? self.Total : null,
            reachable.Total,
            computed.Steps,
            counts.Incomplete,
            counts.WithoutEvidence,
            counts.Incomplete == 0 && !computed.IsEmpty ? Grade(facts.Framework, computed, limits.Grade) : null,
            self is null || self.IsEmpty ? null : Grade(facts.Framework, self, limits.Grade),
            reachable.IsEmpty ? string.Empty : Grade(facts.Framework, reachable, limits.Grade))
        {
            Counts = counts,
            Bonus = counts.Bonus,
            NothingApplies = computed.IsEmpty,
            GradeLimit = limits.Grade,
            Chain = () => [.. Losses(plan, rows), .. reachable.Steps],
        };
    }

    public static string Grade(Framework framework, Points total) => GradeAt(framework, total, exact: null)?.Name ?? string.Empty;

    private static string Grade(Framework framework, TotalSum sum, GradeLimit? limit)
    {
        var grade = GradeAt(framework, sum.Total, framework.Switches.GradeFrom == GradeFrom.Unrounded ? sum.Exact : null);
        var most = limit is null ? null : framework.Grades.FirstOrDefault(band => band.Name == limit.Grade);
        return (most is not null && grade is not null && grade.From > most.From ? most : grade)?.Name ?? string.Empty;
    }

    /// <param name="exact">The total before its last rounding, where the grade is read from it; otherwise null.</param>
    private static GradeBand? GradeAt(Framework framework, Points total, Ratio? exact)
    {
        GradeBand? best = null;
        for (var index = 0; index < framework.Grades.Count; index++)
        {
            var band = framework.Grades[index];
            if (band.Takes(exact ?? total.ToRatio()) && (best is null || band.From > best.From))
            {
                best = band;
            }
        }

        return best;
    }

    /// <summary>From the full weight down: what each row can no longer reach.</summary>
    private static IEnumerable<Adjustment> Losses(FrameworkPlan plan, CountedRow[] rows)
    {
        var left = plan.Weight;
        foreach (var row in rows.Where(row => !row.IsBonus && row.Reachable < row.Indicator.Weight))
        {
            var after = left - (row.Indicator.Weight - row.Reachable);
            yield return new Adjustment(
                $"“{row.Indicator.Name}”{(row.Status == RowStatus.NotApplicable ? "不适用，" : string.Empty)}{(row.IsLeftOut ? "不计分" : $"最多得{FigureText.Short(row.Reachable)}分")}（分值{FigureText.Short(row.Indicator.Weight)}分）", left, after)
            {
                Indicator = row.Indicator.Code,
            };
            left = after;
        }
    }
}
