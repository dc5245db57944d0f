using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// Rescoring (重新测算): what a frozen filing scores under another version of its framework. What was frozen stays as it is; the result
/// stands beside it.
/// </summary>
public static class Rescoring
{
    /// <summary>How many missing figures a reason names.</summary>
    private const int NamedMissing = 6;

    /// <summary>Whether filings of one version can be rescored with another: the same code, the same year, the same meaning of every figure.</summary>
    public static Refusal? Refuse(Framework from, Framework to, int year)
    {
        if (to.Code != from.Code)
        {
            return new Refusal($"“{to.Reference}”和本任务的“{from.Reference}”不是同一套指标体系，不能用来重新测算。");
        }

        if (to.Version == from.Version)
        {
            return new Refusal($"本任务就是按“{from.Reference}”测算的，请选择另一个版本。");
        }

        if (!to.Covers(year))
        {
            return new Refusal(FormattableString.Invariant($"“{to.Reference}”适用于 {to.Years.From} 年至 {to.Years.To} 年，不适用于 {year} 年。"));
        }

        return Redefined(from, to) is { Count: > 0 } changed
            ? new Refusal($"新版本改变了这些数据项的类型或计量单位，原来填报的数不能直接使用：{string.Join('、', changed)}。")
            : null;
    }

    /// <summary>Labels of inputs that filings of the one version hold and the other does not know.</summary>
    public static IReadOnlyList<string> Dropped(Framework from, Framework to) =>
        [.. from.Inputs.Where(input => input.System is null && to.Input(input.Key) is null).Select(input => input.Label)];

    /// <summary>Labels of inputs that the other version asks for and filings of the one do not hold.</summary>
    public static IReadOnlyList<string> Added(Framework from, Framework to) =>
        [.. to.Inputs.Where(input => input.System is null && from.Input(input.Key) is null).Select(input => input.Label)];

    /// <summary>Scores the frozen record with the other version and says what differs from what was kept.</summary>
    public static RescoredFiling Run(KeptScore before, FilingRecord record, Framework to)
    {
        var tally = Scorer.Tally(to, record);
        var changes = Changes(before.Rows, FrameworkPlan.Of(to).Rows, tally.Rows);
        return tally.Totals.NothingApplies ? new RescoredFiling(null, null, changes, Reports.TotalsText.NoTotal)
            : tally.Totals.IncompleteRows > 0
            ? new RescoredFiling(null, null, changes, Reason(Scorer.Score(to, record)))
            : new RescoredFiling(tally.Totals.Computed, tally.Totals.ComputedGrade, changes, null);
    }

    private static List<string> Redefined(Framework from, Framework to)
    {
        var inputs = from.Inputs.Where(input => to.Input(input.Key) is { } other && (other.Kind != input.Kind || other.Measure != input.Measure))
            .Select(input => input.Label);
        var columns = from.Lists.SelectMany(list => list.Columns
            .Where(column => to.List(list.Key)?.Columns.FirstOrDefault(other => other.Key == column.Key) is { } other && other.Kind != column.Kind)
            .Select(column => $"{list.Label}·{column.Label}"));
        return [.. inputs, .. columns];
    }

    private static IReadOnlyList<RowChange> Changes(IReadOnlyList<KeptRow> before, IndicatorPlan[] rows, IReadOnlyList<Points?> after)
    {
        if (InOrder(before, rows, after) is { } walked)
        {
            return walked;
        }

        var kept = before.ToDictionary(row => row.Indicator, row => row.Points, StringComparer.Ordinal);
        var changes = new List<RowChange>();
        for (var index = 0; index < rows.Length; index++)
        {
            var code = rows[index].Indicator.Code;
            Points? was = kept.Remove(code, out var points) ? points : null;
            if (was != after[index])
            {
                changes.Add(new RowChange(code, was, after[index]));
            }
        }

        changes.AddRange(kept.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => new RowChange(row.Key, row.Value, null)));
        return changes;
    }

    /// <summary>One walk along both, which suffices when the kept rows stand in the order of the framework; null when they do not.</summary>
    private static List<RowChange>? InOrder(IReadOnlyList<KeptRow> before, IndicatorPlan[] rows, IReadOnlyList<Points?> after)
    {
        var changes = new List<RowChange>(0);
        var next = 0;
        for (var index = 0; index < rows.Length; index++)
        {
            var code = rows[index].Indicator.Code;
            Points? was = next < before.Count && before[next].Indicator == code ? before[next++].Points : null;
            if (was != after[index])
            {
                changes.Add(new RowChange(code, was, after[index]));
            }
        }

        return next == before.Count ? changes : null;
    }

    private static string Reason(ScoreSheet sheet)
    {
        var missing = sheet.Rows.SelectMany(row => row.Missing).Select(part => part.Label).Distinct(StringComparer.Ordinal).ToList();
        var undecidable = sheet.Rows.Where(row => row.Status == RowStatus.Undecidable).Select(row => row.Indicator.Name).ToList();
        var parts = new List<string>();
        if (missing.Count > 0)
        {
            var more = missing.Count > NamedMissing ? FormattableString.Invariant($"等 {missing.Count} 项") : string.Empty;
            parts.Add($"原填报没有新版本要求的数据：{string.Join('、', missing.Take(NamedMissing))}{more}");
        }

        if (undecidable.Count > 0)
        {
            parts.Add($"分母为零，无法测算：{string.Join('、', undecidable)}");
        }

        return string.Join('；', parts);
    }
}

/// <summary>What was kept of a frozen filing: computed total, grade, and the points of each indicator, each indicator once.</summary>
public sealed record KeptScore(Points? Total, string? Grade, IReadOnlyList<KeptRow> Rows);

/// <summary>Points of an indicator as they were kept.</summary>
public readonly record struct KeptRow(string Indicator, Points Points);

/// <summary>A row whose points differ; null where one of the versions has no such row or no points.</summary>
public sealed record RowChange(string Indicator, Points? Before, Points? After);

/// <summary>A filing under the other version.</summary>
/// <param name="Total">Computed total; null when it cannot be given.</param>
/// <param name="Grade">Grade of the total.</param>
/// <param name="Changes">The rows that differ, in the order of the framework.</param>
/// <param name="Problem">Why there is no total; null when there is one.</param>
public sealed record RescoredFiling(Points? Total, string? Grade, IReadOnlyList<RowChange> Changes, string? Problem);
