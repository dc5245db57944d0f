using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>What one of the unit's targets came to, as tables write it. One list may be scored by several indicators, each by its own rows.</summary>
public static class TargetText
{
    /// <summary>Rows that score a list, with the result of the target among them; empty for a target no indicator counts.</summary>
    public static IEnumerable<(RowScore Row, TargetScore Target)> Of(ScoreSheet sheet, string list, string rowId) =>
        from row in sheet.Rows
        where row.Indicator.Rule is ScoringRule.Targets rule && rule.List == list
        from target in row.Targets
        where target.RowId == rowId
        select (row, target);

    /// <summary>6.30, or 完成／未完成 where the share of targets met counts; null while it cannot be said.</summary>
    public static string? Result(RowScore row, TargetScore target) =>
        target.Problem is not null ? null
        : row.Indicator.Rule is ScoringRule.Targets { Counting: TargetCounting.ShareMet } ? (target.IsMet ? "完成" : "未完成")
        : target.Points is { } points ? FigureText.Of(points)
        : null;

    /// <summary>Results of all indicators that count the target, as one cell.</summary>
    public static string Results(ScoreSheet sheet, string list, string rowId) =>
        string.Join('；', Of(sheet, list, rowId).Select(pair => Result(pair.Row, pair.Target)).OfType<string>());

    /// <summary>Rate or state: 90.00%, 达成; a mark where it is far above the target.</summary>
    public static string Completion(TargetScore target) => target.Completion + (target.IsOverFulfilled ? "，超额完成" : string.Empty);
}
