using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// Totals of a sheet. Before rescaling the total is the sum of the rounded rows; each rescaling is its own printed step, rounded to two decimals.
/// </summary>
internal static class Totals
{
    public static ScoreTotals Of(Framework framework, IReadOnlyList<RowScore> rows)
    {
        var incomplete = rows.Count(row => row.Status is RowStatus.Incomplete or RowStatus.Undecidable);
        var (computed, adjustments) = Sum(framework, rows, row => row.Computed);
        var (reachable, _) = Sum(framework, rows, row => row.Reachable);
        var selfComplete = rows.All(row => row.Self is not null || IsLeftOut(row));
        Points? self = selfComplete ? Sum(framework, rows, row => row.Self).Total : null;
        return new ScoreTotals(
            computed,
            self,
            reachable,
            Enum.GetValues<ScoreOrigin>().ToDictionary(origin => origin, origin => Part([.. rows.Where(row => row.Indicator.Origin == origin)])),
            adjustments,
            incomplete,
            Points.Sum(rows.Where(row => row.WithoutEvidence).Select(row => row.Computed ?? Points.Zero)),
            incomplete == 0 ? Grade(framework, computed) : null,
            self is { } total ? Grade(framework, total) : null,
            Grade(framework, reachable));
    }

    public static string Grade(Framework framework, Points total) =>
        framework.Grades.OrderByDescending(band => band.From).FirstOrDefault(band => total >= band.From)?.Name ?? string.Empty;

    private static bool IsLeftOut(RowScore row) =>
        row.Status == RowStatus.NotApplicable
        && row.Indicator.NotApplicable.Policy is NotApplicablePolicy.RescaleLevel1 or NotApplicablePolicy.RescaleTotal;

    private static PartTotal Part(List<RowScore> rows) => new(
        Points.Sum(rows.Select(row => row.Computed ?? Points.Zero)),
        Points.Sum(rows.Select(row => row.Self ?? Points.Zero)),
        Points.Sum(rows.Select(row => row.Indicator.Weight)),
        rows.Count(row => row.Status is RowStatus.Incomplete or RowStatus.Undecidable));

    private static (Points Total, IReadOnlyList<Adjustment> Steps) Sum(Framework framework, IReadOnlyList<RowScore> rows, Func<RowScore, Points?> pointsOf)
    {
        var steps = new List<Adjustment>();
        var total = Points.Sum(rows.Select(row => IsLeftOut(row) ? Points.Zero : pointsOf(row) ?? Points.Zero));
        var rescaleTotal = rows.Any(row => IsLeftOut(row) && row.Indicator.NotApplicable.Policy == NotApplicablePolicy.RescaleTotal);
        foreach (var group in framework.Groups)
        {
            var own = rows.Where(row => row.Group.Code == group.Code).ToList();
            var left = own.Where(row => IsLeftOut(row) && row.Indicator.NotApplicable.Policy == NotApplicablePolicy.RescaleLevel1).ToList();
            if (left.Count == 0)
            {
                continue;
            }

            var counted = own.Where(row => !IsLeftOut(row)).ToList();
            if (counted.Count == 0)
            {
                rescaleTotal = true;
                continue;
            }

            var scored = Points.Sum(counted.Select(row => pointsOf(row) ?? Points.Zero));
            var weight = Points.Sum(counted.Concat(own.Where(row => IsLeftOut(row) && !left.Contains(row))).Select(row => row.Indicator.Weight));
            var rescaled = Points.Award(scored.ToRatio() / weight.ToRatio() * group.Weight.ToRatio());
            var after = total - scored + rescaled;
            steps.Add(new Adjustment($"“{group.Name}”有{left.Count}项不适用，按其余指标折算", total, after));
            total = after;
        }

        return rescaleTotal ? RescaleTotal(framework, rows, total, steps) : (total, steps);
    }

    private static (Points Total, IReadOnlyList<Adjustment> Steps) RescaleTotal(
        Framework framework, IReadOnlyList<RowScore> rows, Points total, List<Adjustment> steps)
    {
        var wholeGroupOut = framework.Groups
            .Where(group => rows.Where(row => row.Group.Code == group.Code).All(IsLeftOut))
            .SelectMany(group => group.Indicators)
            .Select(indicator => indicator.Code)
            .ToHashSet(StringComparer.Ordinal);
        var applicable = Points.Sum(rows
            .Where(row => !IsLeftOut(row) || (row.Indicator.NotApplicable.Policy == NotApplicablePolicy.RescaleLevel1 && !wholeGroupOut.Contains(row.Indicator.Code)))
            .Select(row => row.Indicator.Weight));
        if (applicable == Points.Zero)
        {
            return (Points.Zero, steps);
        }

        var after = Points.Award(total.ToRatio() / applicable.ToRatio() * framework.Weight.ToRatio());
        steps.Add(new Adjustment("有不适用指标，总分按其余指标折算", total, after));
        return (after, steps);
    }
}
