using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Reports;

/// <summary>The unit's targets with completion and points as a table.</summary>
internal static class TargetTable
{
    public static Block.Table? Of(ScoreSheet sheet, ScoringRule.Targets rule, Func<string> nextNumber)
    {
        var rows = sheet.Facts.Record.List(rule.List);
        if (rows.Count == 0 || sheet.Facts.Framework.List(rule.List) is not { } list)
        {
            return null;
        }

        var scores = sheet.Rows.Where(row => row.Indicator.Rule is ScoringRule.Targets own && own.List == rule.List).SelectMany(row => row.Targets)
            .DistinctBy(target => target.RowId, StringComparer.Ordinal).ToDictionary(target => target.RowId, StringComparer.Ordinal);
        var share = 88m / list.Columns.Sum(Width);
        return new Block.Table(
            nextNumber(),
            list.Label,
            UnitLine: null,
            [
                .. list.Columns.Select(column => new TableColumn(column.Label, share * Width(column), column.Kind == FigureKind.Text ? CellAlignment.Left : CellAlignment.Right)),
                new TableColumn("得分", 12m, CellAlignment.Centre),
            ],
            [.. rows.Select(row => new TableRow(TableRowKind.Body,
            [
                .. list.Columns.Select(column => new TableCell(row.Cell(column.Key) ?? string.Empty)),
                new TableCell(scores.GetValueOrDefault(row.Id)?.Points is { } points ? FigureText.Of(points) : string.Empty),
            ]))]);
    }

    /// <summary>Columns of free text are as wide as their heading is long; figures and choices stay narrow.</summary>
    private static decimal Width(ListColumn column) =>
        column is { Kind: FigureKind.Text, Choices.Count: 0 } ? Math.Max(column.Label.Length / 2m, 1m) : 1m;
}
