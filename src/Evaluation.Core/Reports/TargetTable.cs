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
        var share = 84m / list.Columns.Count;
        return new Block.Table(
            nextNumber(),
            list.Label,
            UnitLine: null,
            [
                .. list.Columns.Select(column => new TableColumn(column.Label, share, column.Kind == FigureKind.Text ? CellAlignment.Left : CellAlignment.Right)),
                new TableColumn("得分", 16m, CellAlignment.Centre),
            ],
            [.. rows.Select(row => new TableRow(TableRowKind.Body,
            [
                .. list.Columns.Select(column => new TableCell(row.Cell(column.Key) ?? string.Empty)),
                new TableCell(scores.GetValueOrDefault(row.Id)?.Points is { } points ? FigureText.Of(points) : string.Empty),
            ]))]);
    }
}
