using System.Globalization;
using Evaluation.Core.Formulas;
using Evaluation.Core.Reports;

namespace Evaluation.Documents.Pdf;

/// <summary>A report with every kind of block, long enough for tables and merged cells to go over page ends: what a template is tried on.</summary>
public static class TrialReport
{
    private const string Record = """{"trial":true}""";
    private const string Hash = "5eed0000000000000000000000000000000000000000000000000000000000ed";

    public static Report Make() => new(
        new ReportProperties(
            "示例单位2025年度部门整体支出绩效自评报告",
            "示例单位",
            new DateTimeOffset(2026, 5, 10, 9, 0, 0, TimeSpan.FromHours(8)),
            VersionMark.Of(1, Hash),
            IsDraft: false,
            "示例，分值和标准以财政部门正式文件为准",
            Record)
        {
            Proof = ReportProof.Of(Hash, "https://pingjia.example.gov.cn"),
        },
        new ReportCover(["示例单位", "2025年度部门整体支出", "绩效自评报告"], [new("评价年度", "2025年度"), new("评价单位", "示例单位"), new("填报日期", "2026年5月10日")]),
        [.. Body(), new Block.AnnexList(["数据表", "评分表"]), new Block.Signature("示例单位", "2026年5月10日")],
        [
            new(1, "数据表", Landscape: false, [Table(60, 5)], CarriesSampleNotice: false),
            new(2, "评分表", Landscape: true, [Table(40, 11), new Block.Remark("因四舍五入，分项之和与合计可能略有差异。")]),
        ]);

    private static IEnumerable<Block> Body()
    {
        for (var part = 1; part <= 3; part++)
        {
            yield return new Block.Heading(1, Numbering.Of(1, part), string.Create(CultureInfo.InvariantCulture, $"第{part}部分情况"));
            yield return new Block.Heading(2, Numbering.Of(2, 1), "支出情况");
            yield return new Block.Heading(3, Numbering.Of(3, 1), "支出管理");
            yield return new Block.Heading(4, Numbering.Of(4, 1), "支出完成率");
            yield return new Block.Paragraph([new Inline.Words("①全年支出"), new Inline.Figure("trial", "4423.60万元"), new Inline.Words("，达到≥95%的要求；年末未支出的原因是"), new Inline.Gap("未支出原因"), new Inline.Words("。#标题、*加粗*、$公式$、@引用和“引号”应照原样印出。")]);
            yield return new Block.Formula(
                new Typeset.Sequence([new Typeset.Piece("支出完成率="), new Typeset.Fraction(new Typeset.Piece("4423.60"), new Typeset.Piece("4423.60+424.41")) { DenominatorInBrackets = true }, new Typeset.Piece("×100%=91.25%")]),
                "支出完成率等于4423.60除以4423.60与424.41之和，等于91.25%");
        }

        yield return Table(6, 4) with { Number = "表1", Title = "收支情况", UnitLine = "单位：万元" };
        yield return new Block.Chart("图1", "收支情况", "单位：万元", ["预算", "决算"], [new("收入", [new("100.00", 100m, 1000), new("90.00", 90m, 900)]), new("支出", [new("80.00", 80m, 800), new("75.50", 75.5m, 755)])], "收支情况：收入预算100.00，决算90.00；支出预算80.00，决算75.50。");
    }

    /// <summary>Groups merged over ten rows, a long text now and then.</summary>
    private static Block.Table Table(int rows, int columns) => new(
        null,
        string.Empty,
        UnitLine: null,
        [.. Enumerable.Range(1, columns).Select(column => new TableColumn(Text($"第{column}列"), 100m / columns, column < 3 ? CellAlignment.Left : CellAlignment.Right))],
        [
            .. Enumerable.Range(0, rows).Select(row => new TableRow(TableRowKind.Body,
            [
                .. row % 10 == 0 ? [new TableCell(Text($"第{(row / 10) + 1}组"), Math.Min(10, rows - row))] : Array.Empty<TableCell>(),
                .. Enumerable.Range(2, columns - 1).Select(column => new TableCell(column == 2 && row % 7 == 3 ? Text($"第{row}行说明较长，用来查看表格里的文字会不会被截断、会不会与相邻的格重叠") : Text($"{row}.{column:00}"))),
            ])),
            new(TableRowKind.Total, [new("合计"), .. Enumerable.Range(2, columns - 1).Select(column => new TableCell(Text($"{column * 100}.00")))]),
        ]);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
