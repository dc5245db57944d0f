using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Parts;

/// <summary>A list of the framework as a table one fills row by row; blank rows stand at its end.</summary>
public sealed record RowTable(ListDefinition List, bool IsScored, IReadOnlyList<RowOfTable> Rows, IReadOnlyList<FindingUnderRow> Findings, RowTotals Totals)
{
    private const int Blank = 3;

    public string Anchor => FilingPlaces.AnchorOf("list", List.Key);

    public static RowTable Of(OpenFiling open, EnteredValues entered, ListDefinition list, TimeProvider time)
    {
        var scored = open.Framework.Indicators.Any(indicator => indicator.Rule is ScoringRule.Targets rule && rule.List == list.Key);
        var known = entered.Paths.Select(path => path.Split('/')).Where(parts => parts is ["list", var key, _, _] && key == list.Key)
            .Select(parts => parts[2]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var mayAdd = open.MayEdit(EntryPath.Cell(list.Key, "new", list.Columns[0].Key));
        var rows = known.Concat(mayAdd ? NewRows(time.GetUtcNow()) : []).Select((id, index) => new RowOfTable(
            id,
            index + 1,
            IsBlank: index >= known.Count,
            [.. list.Columns.Select(column => (column, entered.Field(EntryPath.Cell(list.Key, id, column.Key), $"第 {index + 1} 行{column.Label}")))],
            scored && index < known.Count ? TargetPoints.Of(open, list.Key, id) : null));
        return new RowTable(list, scored, [.. rows], [.. open.FindingsAt($"list/{list.Key}").Where(finding => finding.Check != "I-22").Select(finding => FindingUnderRow.Of(open, finding))], RowTotals.Of(open, list));
    }

    /// <summary>Ids that sort after all earlier ones and that nobody else has been given.</summary>
    private static IEnumerable<string> NewRows(DateTimeOffset now)
    {
        var moment = now.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);
        var random = Guid.NewGuid().ToString("N")[..6];
        return Enumerable.Range(0, Blank).Select(index => string.Create(CultureInfo.InvariantCulture, $"z{moment}{index:00}{random}"));
    }
}

/// <summary>A row of a list.</summary>
/// <param name="Points">Completion and points of a target; null on other lists and on blank rows.</param>
public sealed record RowOfTable(string Id, int Number, bool IsBlank, IReadOnlyList<(ListColumn Column, EntryField Field)> Cells, TargetPoints? Points);

/// <summary>Completion and points of one of the unit's targets.</summary>
public sealed record TargetPoints(string Id, string Completion, string Points, string? Problem)
{
    public static TargetPoints Of(OpenFiling open, string list, string rowId)
    {
        var scores = TargetText.Of(open.Sheet, list, rowId).ToList();
        var results = scores.Select(score => TargetText.Result(score.Row, score.Target) is { } result ? result + (score.Target.Weight is null ? string.Empty : " 分") : null).OfType<string>();
        return new TargetPoints(
            $"points-{rowId}",
            scores.Count == 0 ? "没有计入任何指标，请核对类型" : TargetText.Completion(scores[0].Target),
            string.Join('；', results),
            scores.Select(score => score.Target.Problem).FirstOrDefault(problem => problem is not null));
    }
}

/// <summary>What the rows of a list come to: number of rows, sums of its figures, points of a scored one.</summary>
public sealed record RowTotals(string Id, string Words)
{
    public static RowTotals Of(OpenFiling open, ListDefinition list)
    {
        var rows = open.Record.List(list.Key);
        var scored = open.Sheet.Rows.Where(row => row.Indicator.Rule is ScoringRule.Targets rule && rule.List == list.Key && !row.IsLeftOut).ToList();
        var points = string.Concat(scored.Select(row => (scored.Count > 1 ? $"；{row.Indicator.Name}" : "，") + Earned(row)));
        return new RowTotals($"totals-{list.Key}", rows.Count == 0 ? "还没有填写。" : string.Create(CultureInfo.InvariantCulture, $"已填 {rows.Count} 行{points}。"));
    }

    private static string Earned(RowScore row) => row.Computed is { } computed
        ? $"得 {FigureText.Of(computed)} 分（分值 {FigureText.Short(row.Indicator.Weight)} 分）"
        : $"还不能计分：{string.Join("；", row.Missing.Select(part => part.Label).Distinct(StringComparer.Ordinal))}";
}
