using System.Diagnostics;
using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// What another framework version would have made of a filing: before and after, row by row, with the change of the rule that did it. Pure;
/// nothing is stored. Unit: 分. Both sides are scored by the same scorer and rounded as ever.
/// </summary>
public static class Replay
{
    /// <summary>One filing under both. Rows are matched by code; between frameworks of different codes by a name that is unique in both.</summary>
    /// <param name="changes">Of <see cref="FrameworkDiff"/> for the same two versions.</param>
    public static ReplayedFiling Of(Framework before, Framework after, IReadOnlyList<FrameworkChange> changes, FilingRecord record)
    {
        var pairs = Pairs(before, after);
        var old = Scorer.Score(before, record);
        var fresh = Scorer.Score(after, Carried(record, after, pairs));
        var olds = old.Rows.ToDictionary(row => row.Indicator.Code, StringComparer.Ordinal);
        var rows = new List<ReplayedRow>();
        foreach (var row in fresh.Rows)
        {
            var was = pairs.TryGetValue(row.Indicator.Code, out var code) ? olds[code] : null;
            if (was is null || was.Computed != row.Computed || was.Status != row.Status)
            {
                rows.Add(new ReplayedRow(
                    row.Indicator.Code, row.Indicator.Name, was?.Computed, row.Computed,
                    was is null ? "新增的指标" : Cause(before, after, changes, was, row)));
            }
        }

        foreach (var was in old.Rows.Where(was => !pairs.ContainsValue(was.Indicator.Code)))
        {
            rows.Add(new ReplayedRow(was.Indicator.Code, was.Indicator.Name, was.Computed, After: null, "取消的指标"));
        }

        return new ReplayedFiling(
            record.Unit, record.Year,
            Total(old.Totals),
            Total(fresh.Totals),
            [.. rows.OrderByDescending(row => Math.Abs(row.Difference.Value))],
            Steps(old.Totals, fresh.Totals),
            [.. fresh.Rows.Where(row => row.Status == RowStatus.Incomplete).SelectMany(row => row.Missing.Select(part => part.Label)).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>All filings: who moves, the distribution before and after, and which rules did it.</summary>
    public static ReplaySummary Summarise(Framework before, Framework after, IReadOnlyList<ReplayedFiling> filings)
    {
        var effects = filings.SelectMany(filing => filing.Rows.Where(row => row.Difference != Points.Zero).Select(row => (row.Code, row.Name, row.Cause, row.Difference))
                .Concat(filing.Steps.Select(step => (Code: string.Empty, Name: step.Reason, Cause: step.Reason, step.Difference))))
            .GroupBy(effect => (effect.Code, effect.Name, effect.Cause))
            .Select(group => new ReplayEffect(
                group.Key.Code, group.Key.Name, group.Key.Cause, group.Count(),
                Points.Sum(group.Select(effect => effect.Difference)), Points.Sum(group.Select(effect => new Points(Math.Abs(effect.Difference.Value))))))
            .OrderByDescending(effect => effect.Moved)
            .ThenBy(effect => effect.Code, StringComparer.Ordinal)
            .ToList();
        return new ReplaySummary(
            filings.Count,
            filings.Count(filing => filing.Difference > Points.Zero),
            filings.Count(filing => filing.Difference < Points.Zero),
            filings.Count(filing => filing.Before.Grade != filing.After.Grade),
            filings.Count(filing => filing.After.IncompleteRows > filing.Before.IncompleteRows),
            filings.Count == 0 ? Points.Zero : Points.Award(Points.Sum(filings.Select(filing => filing.Difference)).ToRatio() / filings.Count),
            Grades(before, filings.Select(filing => filing.Before)),
            Grades(after, filings.Select(filing => filing.After)),
            Spans(before.Full, after.Full, filings),
            effects);
    }

    /// <summary>Where nothing applies there is no total; it counts as incomplete, not as 0 lost.</summary>
    private static ReplayedTotal Total(ScoreTotals totals) =>
        new(totals.Computed, totals.ComputedGrade, totals.NothingApplies ? Math.Max(totals.IncompleteRows, 1) : totals.IncompleteRows);

    private static Dictionary<string, string> Pairs(Framework before, Framework after)
    {
        var pairs = after.Indicators.Where(indicator => before.Indicator(indicator.Code) is not null).ToDictionary(indicator => indicator.Code, indicator => indicator.Code, StringComparer.Ordinal);
        if (before.Code == after.Code)
        {
            return pairs;
        }

        var names = before.Indicators.GroupBy(indicator => indicator.Name, StringComparer.Ordinal).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.First().Code, StringComparer.Ordinal);
        foreach (var group in after.Indicators.GroupBy(indicator => indicator.Name, StringComparer.Ordinal).Where(group => group.Count() == 1 && names.ContainsKey(group.Key)))
        {
            pairs.TryAdd(group.First().Code, names[group.Key]);
        }

        return pairs;
    }

    /// <summary>The record with its rows under the codes of the other framework; figures keep their keys.</summary>
    private static FilingRecord Carried(FilingRecord record, Framework after, Dictionary<string, string> pairs) => record with
    {
        Framework = after.Reference,
        Rows = pairs.Where(pair => record.Rows.ContainsKey(pair.Value)).ToKeyed(pair => pair.Key, pair => record.Rows[pair.Value]),
        System = record.System with
        {
            Deductions = pairs.Where(pair => record.System.Deductions.ContainsKey(pair.Value)).ToKeyed(pair => pair.Key, pair => record.System.Deductions[pair.Value]),
        },
        Evidence = [.. record.Evidence.Select(item => item with
        {
            Indicators = [.. pairs.Where(pair => item.Indicators.Contains(pair.Value, StringComparer.Ordinal)).Select(pair => pair.Key)],
        })],
    };

    private static string Cause(Framework before, Framework after, IReadOnlyList<FrameworkChange> changes, RowScore was, RowScore row) =>
        row.Status != RowStatus.Incomplete || was.Status == RowStatus.Incomplete ? Change(before, after, changes, was, row)
        : row.Missing.Any(part => part.Key == EntryPath.State(row.Indicator.Code) || part.Key == EntryPath.Judged(row.Indicator.Code)) ? "未完成：需按新的评分标准重新评定"
        : "未完成：需按新版本补填或改填";

    private static string Change(Framework before, Framework after, IReadOnlyList<FrameworkChange> changes, RowScore was, RowScore row)
    {
        if (was.Indicator.Code == row.Indicator.Code && FrameworkDiff.Of(changes, row.Indicator.Code) is { } own)
        {
            return own;
        }

        if (was.Indicator.Code != row.Indicator.Code)
        {
            return was.Indicator.Weight == row.Indicator.Weight ? "评分标准不同" : $"分值由“{FigureText.Short(was.Indicator.Weight)}”改为“{FigureText.Short(row.Indicator.Weight)}”，评分标准不同";
        }

        var read = after.Reads(row.Indicator).Concat(before.Reads(was.Indicator)).ToHashSet(StringComparer.Ordinal);
        var figures = changes.Where(change => change.MovesScores && change.Place.Split('/') is ["inputs" or "derived" or "lists", var key] && (read.Contains(key) || change.Place.StartsWith("derived/", StringComparison.Ordinal)))
            .Select(change => $"“{change.Subject}”{FrameworkDiff.Say(change)}").ToList();
        return figures.Count > 0 ? string.Join("；", figures)
            : changes.Any(change => change is { Place: "head", MovesScores: true }) ? string.Join("；", changes.Where(change => change is { Place: "head", MovesScores: true }).Select(FrameworkDiff.Say))
            : "适用情况或数据项的变化";
    }

    /// <summary>Steps after the sum of rows that give other points than before: rescaling, bonus, caps.</summary>
    private static List<ReplayedStep> Steps(ScoreTotals before, ScoreTotals after)
    {
        var olds = before.Adjustments.GroupBy(step => step.Kind, StringComparer.Ordinal).ToDictionary(group => group.Key, group => Points.Sum(group.Select(step => step.After - step.Before)), StringComparer.Ordinal);
        var news = after.Adjustments.GroupBy(step => step.Kind, StringComparer.Ordinal).ToDictionary(group => group.Key, group => Points.Sum(group.Select(step => step.After - step.Before)), StringComparer.Ordinal);
        return [.. olds.Keys.Union(news.Keys, StringComparer.Ordinal)
            .Select(reason => new ReplayedStep(reason, news.GetValueOrDefault(reason) - olds.GetValueOrDefault(reason)))
            .Where(step => step.Difference != Points.Zero)];
    }

    private static List<(string Grade, int Count)> Grades(Framework framework, IEnumerable<ReplayedTotal> totals)
    {
        var counts = totals.GroupBy(total => total.Grade ?? "未完成", StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return [.. framework.Grades.Select(band => band.Name).Append("未完成").Select(name => (name, counts.GetValueOrDefault(name)))];
    }

    /// <summary>Filings by tenths of the full total, the lowest first; where the two differ, each by its own and said in percent.</summary>
    private static List<ReplayedSpan> Spans(Points before, Points after, IReadOnlyList<ReplayedFiling> filings)
    {
        var isShare = before != after;
        var (were, are) = (Counts(filings.Select(filing => filing.Before.Points), before), Counts(filings.Select(filing => filing.After.Points), after));
        var width = (isShare ? 100m : after.Value) / ReplayedSpan.Number;
        return [.. Enumerable.Range(0, ReplayedSpan.Number).Select(span => new ReplayedSpan(
            span == 0 ? null : span * width,
            span == ReplayedSpan.Number - 1 ? null : (span + 1) * width,
            were[span],
            are[span],
            isShare))];
    }

    private static int[] Counts(IEnumerable<Points> totals, Points full)
    {
        var counts = new int[ReplayedSpan.Number];
        foreach (var total in totals)
        {
            counts[Math.Clamp((int)decimal.Truncate(total.Value * ReplayedSpan.Number / full.Value), 0, ReplayedSpan.Number - 1)]++;
        }

        return counts;
    }
}

/// <summary>A filing before and after.</summary>
/// <param name="Rows">Rows with other points, the largest move first.</param>
/// <param name="Steps">Steps after the sum that differ.</param>
/// <param name="Missing">What the new framework asks for and the filing does not have.</param>
public sealed record ReplayedFiling(
    UnitIdentity Unit,
    int Year,
    ReplayedTotal Before,
    ReplayedTotal After,
    IReadOnlyList<ReplayedRow> Rows,
    IReadOnlyList<ReplayedStep> Steps,
    IReadOnlyList<string> Missing)
{
    public Points Difference => After.Points - Before.Points;
}

/// <summary>A computed total; the grade is null while rows are incomplete.</summary>
public sealed record ReplayedTotal(Points Points, string? Grade, int IncompleteRows);

/// <summary>A row that moved, and the change of its rule that did it.</summary>
public sealed record ReplayedRow(string Code, string Name, Points? Before, Points? After, string Cause)
{
    public Points Difference => (After ?? Points.Zero) - (Before ?? Points.Zero);
}

/// <summary>A step after the sum of rows and what it moves.</summary>
public sealed record ReplayedStep(string Reason, Points Difference);

/// <summary>Filings whose total lies in a span: a tenth of the full total.</summary>
/// <param name="From">Least total of the span; null for the lowest.</param>
/// <param name="Below">Where the next span begins; null for the highest.</param>
/// <param name="IsShare">The bounds are percent of each side's own full total, because the two differ; else 分.</param>
public sealed record ReplayedSpan(decimal? From, decimal? Below, int Before, int After, bool IsShare = false)
{
    public const int Number = 10;

    /// <summary>不足10分, 10至不足20分, 90分以上; 10%至不足20%.</summary>
    public string Words => (From, Below) switch
    {
        ({ } least, { } next) => string.Create(CultureInfo.InvariantCulture, $"{least:0.###}{(IsShare ? "%" : string.Empty)}至不足{next:0.###}{Unit}"),
        (null, { } next) => string.Create(CultureInfo.InvariantCulture, $"不足{next:0.###}{Unit}"),
        ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"{least:0.###}{Unit}以上"),
        _ => throw new UnreachableException(),
    };

    private string Unit => IsShare ? "%" : "分";
}

/// <summary>A rule's effect over all filings.</summary>
/// <param name="Net">Sum of the differences.</param>
/// <param name="Moved">Sum of their sizes.</param>
public sealed record ReplayEffect(string Code, string Name, string Cause, int Filings, Points Net, Points Moved);

/// <summary>All filings of a replay.</summary>
/// <param name="Mean">Mean difference, rounded half up to two decimals.</param>
/// <param name="Totals">Filings by spans of their totals, the lowest first.</param>
public sealed record ReplaySummary(
    int Filings,
    int Up,
    int Down,
    int OtherGrade,
    int MoreIncomplete,
    Points Mean,
    IReadOnlyList<(string Grade, int Count)> GradesBefore,
    IReadOnlyList<(string Grade, int Count)> GradesAfter,
    IReadOnlyList<ReplayedSpan> Totals,
    IReadOnlyList<ReplayEffect> Effects)
{
    /// <summary>What <see cref="Totals"/> counts.</summary>
    public string TotalsName => Totals.Any(span => span.IsShare) ? "总分占满分的比例" : "总分分布";
}
