using System.Globalization;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Reports;

/// <summary>Annex 1, 数据表: what was entered, with last year's value, 口径 and source, in the framework's blocks.</summary>
internal static class DataTableWriter
{
    public static IReadOnlyList<Block> Write(ScoreSheet sheet)
    {
        var facts = sheet.Facts;
        var members = facts.Record.Scope;
        var rows = new List<TableRow>();
        var number = 0;
        foreach (var (block, inputs) in DataTable.Blocks(facts))
        {
            rows.Add(new TableRow(TableRowKind.Group, [new TableCell($"{Numbering.Chinese(++number)}、{block.Title}")]));
            rows.AddRange(inputs.Select((input, _) => Row(facts, input, members, rows.Count)));
        }

        var ordered = Renumber(rows);
        var blocks = new List<Block>
        {
            new Block.Table(Number: null, Title: string.Empty, "单位：万元（注明其他单位的除外）", Columns(members), ordered),
        };
        blocks.AddRange(Lists(facts));
        blocks.Add(new Block.Remark("填报人：　　　　审核人：　　　　负责人：　　　　日期：　　　年　　月　　日"));
        return blocks;
    }

    private static List<TableRow> Renumber(List<TableRow> rows)
    {
        var number = 0;
        return [.. rows.Select(row => row.Kind == TableRowKind.Group
            ? row
            : row with { Cells = [new TableCell((++number).ToString(CultureInfo.InvariantCulture)), .. row.Cells.Skip(1)] })];
    }

    private static IReadOnlyList<TableColumn> Columns(IReadOnlyList<ScopeMember> members)
    {
        var figures = members.Count == 0 ? ["本年数"] : members.Select(member => member.Name).Append("合计").ToArray();
        var share = 24m / figures.Length * (figures.Length > 1 ? 1.6m : 1m);
        return
        [
            new TableColumn("序号", 9m, CellAlignment.Centre),
            new TableColumn("项目", 40m, CellAlignment.Left),
            new TableColumn("单位", 11m, CellAlignment.Centre),
            .. figures.Select(name => new TableColumn(name, share, CellAlignment.Right)),
            new TableColumn("上年数", 22m, CellAlignment.Right),
            new TableColumn("口径", 18m, CellAlignment.Left),
            new TableColumn("数据来源（表、行次、栏次）", 32m, CellAlignment.Left),
        ];
    }

    private static TableRow Row(FactSheet facts, InputDefinition input, IReadOnlyList<ScopeMember> members, int number)
    {
        var entered = facts.Record.Inputs.GetValueOrDefault(input.Key);
        var hidden = CompletenessChecks.IsHidden(facts, input.Key);
        return new TableRow(TableRowKind.Body,
        [
            new TableCell(number.ToString(CultureInfo.InvariantCulture)),
            new TableCell(input.Label),
            new TableCell(Measure(input)),
            .. members.Select(member => new TableCell(Text(input, entered?.Members?.TryGetValue(member.Key, out var own) == true ? own : null))),
            new TableCell(hidden ? "不适用" : Text(input, entered?.Value) is { Length: > 0 } text ? text : entered?.Typed ?? string.Empty),
            new TableCell(Text(input, DataTable.Previous(facts, input))),
            new TableCell(input.Basis ?? string.Empty),
            new TableCell(entered?.Source ?? (entered?.Value is null ? string.Empty : input.Source ?? string.Empty)),
        ]);
    }

    /// <summary>The unit as the data table prints it.</summary>
    internal static string Measure(InputDefinition input) => input.Kind switch
    {
        FigureKind.Money => FigureText.MoneyUnit(FigureStyle.Paper),
        FigureKind.Percent => "%",
        FigureKind.YesNo => "是/否",
        _ => input.Measure ?? string.Empty,
    };

    private static string Text(InputDefinition input, decimal? value) => value is { } number
        ? FigureText.Of(input.Kind, input.Kind == FigureKind.Percent ? Ratio.From(number) / Ratio.Hundred : Ratio.From(number), FigureStyle.Paper)
        : string.Empty;

    private static IEnumerable<Block> Lists(FactSheet facts) =>
        from list in facts.Framework.Lists
        let rows = facts.Record.List(list.Key)
        where rows.Count > 0
        select new Block.Table(
            Number: null,
            list.Label,
            list.Columns.Any(column => column.Kind == FigureKind.Money) ? "单位：万元（金额）" : null,
            [.. list.Columns.Select(column => new TableColumn(column.Label, 100m / list.Columns.Count, column.Kind == FigureKind.Text ? CellAlignment.Left : CellAlignment.Right))],
            [.. rows.Select(row => new TableRow(TableRowKind.Body, [.. list.Columns.Select(column => new TableCell(Cell(column, row)))]))]);

    private static string Cell(ListColumn column, ListRow row) =>
        column.Kind == FigureKind.Money && TypedFigure.FromStored(row.Cell(column.Key)) is { } money
            ? FigureText.Money(money, FigureStyle.Paper)
            : row.Cell(column.Key) ?? string.Empty;
}
