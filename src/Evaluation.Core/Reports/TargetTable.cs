using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Reports;

/// <summary>The unit's targets with completion and points as a table; one table for a list, however many indicators count its rows.</summary>
internal static class TargetTable
{
    public static Block.Table? Of(ScoreSheet sheet, string listKey, Func<string> nextNumber)
    {
        var rows = sheet.Facts.Record.List(listKey);
        if (rows.Count == 0 || sheet.Facts.Framework.List(listKey) is not { } list)
        {
            return null;
        }

        var share = 76m / list.Columns.Sum(Width);
        return new Block.Table(
            nextNumber(),
            list.Label,
            UnitLine: null,
            [
                .. list.Columns.Select(column => new TableColumn(column.Label, share * Width(column), column.Kind == FigureKind.Text ? CellAlignment.Left : CellAlignment.Right)),
                new TableColumn("完成程度", 13m, CellAlignment.Centre),
                new TableColumn("得分", 11m, CellAlignment.Centre),
            ],
            [.. rows.Select(row => new TableRow(TableRowKind.Body,
            [
                .. list.Columns.Select(column => new TableCell(row.Cell(column.Key) ?? string.Empty)),
                new TableCell(TargetText.Of(sheet, listKey, row.Id).Select(pair => TargetText.Completion(pair.Target)).FirstOrDefault() ?? string.Empty),
                new TableCell(TargetText.Results(sheet, listKey, row.Id)),
            ]))]);
    }

    /// <summary>Columns of free text are as wide as their heading is long; figures and choices stay narrow.</summary>
    private static decimal Width(ListColumn column) =>
        column is { Kind: FigureKind.Text, Choices.Count: 0 } ? Math.Max(column.Label.Length / 2m, 1m) : 1m;
}
