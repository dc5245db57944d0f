using System.Globalization;
using Evaluation.Core.Formulas;
using Evaluation.Core.Reports;

namespace Evaluation.Documents.Tests.Pdf;

/// <summary>Reports made up for the press: every kind of block, long tables, merged cells over page ends.</summary>
internal static class SampleReport
{
    public const string Notice = "示例，分值和标准以财政部门正式文件为准";
    public const string VersionMark = "版本 3 · 校验码 7F3K-92QD";

    public static Report Full(bool draft = false) => new(
        new ReportProperties(
            "示范单位2021年度部门整体支出绩效自评报告",
            "示范单位办公室",
            new DateTimeOffset(2022, 5, 10, 9, 30, 0, TimeSpan.FromHours(8)),
            VersionMark,
            draft,
            Notice,
            """{"framework":"ZJ21@1","unit":"示范单位"}"""),
        new ReportCover(
            ["湛江市示范单位办公室", "2021年度部门整体支出", "绩效自评报告"],
            [new("评价年度", "2021年度"), new("评价单位", "湛江市示范单位办公室"), new("预算部门单位（公章）", "湛江市示范单位办公室"), new("填报日期", "2022年5月10日")]),
        [.. Body(), new Block.AnnexList(["数据表", "评分表"]), new Block.Signature("湛江市示范单位办公室", "2022年5月10日")],
        [
            new(1, "数据表", Landscape: false, [DataTable()], CarriesSampleNotice: false),
            new(2, "评分表", Landscape: true, [ScoreTable(), new Block.Remark("因四舍五入，分项之和与合计可能略有差异。")]),
        ]);

    /// <summary>A short report that says only these paragraphs.</summary>
    public static Report Saying(params string[] paragraphs) => Full() with
    {
        Body = [.. paragraphs.Select(text => Paragraph(text))],
        Annexes = [],
    };

    public static Block.Paragraph Paragraph(string text) => new([new Inline.Words(text)]);

    private static IEnumerable<Block> Body()
    {
        yield return Paragraph("根据《关于开展部门整体支出绩效自评工作的通知》（湛财绩〔2022〕3号）要求，本单位成立自评工作小组，对照自评方案逐项开展自评，形成本报告。");
        string[] parts = ["单位基本情况", "自评工作开展情况", "绩效自评情况", "其他自评情况"];
        for (var part = 0; part < parts.Length; part++)
        {
            yield return new Block.Heading(1, $"{"一二三四"[part]}、", parts[part]);
            for (var section = 0; section < 3; section++)
            {
                yield return new Block.Heading(2, $"（{"一二三"[section]}）", $"{parts[part]}之{"一二三"[section]}");
                yield return new Block.Paragraph([
                    new Inline.Words("2021年支出预算3648.95万元，调整774.65万元，决算"),
                    new Inline.Figure("exec_total", "4423.60"),
                    new Inline.Words("万元，①按期完成，②达到≥95%的要求，√表示已核对，2020年→2021年逐年改善。其中，基本支出由人员经费和公用经费组成，项目支出按年初批复的绩效目标执行，全年未发生超范围、超标准支出的情形，年末未支出数424.41万元，"),
                    new Inline.Gap("未支出原因"),
                    new Inline.Words("。"),
                ]);
                yield return new Block.Heading(3, "1.", "预算执行情况");
                yield return new Block.Heading(4, "（1）", "支出管理");
                yield return new Block.Formula(Completion(), "支出完成率等于支出决算数除以支出决算数与年末未支出数之和");
                yield return Paragraph("一是加强预算编制的科学性，二是压减一般性支出，三是按月通报执行进度，对进度偏慢的项目逐项分析原因并提出措施，确保资金及时发挥效益。");
                yield return new Block.Formula(Substituted(), "4423.60除以4423.60与424.41之和，乘以100%，等于91.25%");
            }
        }

        yield return new Block.Table(
            "表1",
            "一级指标得分情况",
            "单位：分",
            [new("一级指标", 60, CellAlignment.Left), new("分值", 32, CellAlignment.Right), new("按数据测算", 32, CellAlignment.Right), new("自评得分", 32, CellAlignment.Right)],
            [
                Row("预算编制情况", "20.00", "18.00", "20.00"),
                Row("预算执行情况", "40.00", "36.56", "40.00"),
                new(TableRowKind.Total, [new("合计"), new("60.00"), new("54.56"), new("60.00")]),
            ]);
        yield return new Block.Chart(
            "图1",
            "各部分得分情况",
            "单位：分",
            ["分值", "自评得分"],
            [new("预算编制情况", [new("20", 20m, 500), new("18.00", 18m, 450)]), new("预算执行情况", [new("40", 40m, 1000), new("-1.00", -1m, 0)])],
            "各部分得分情况（单位：分）：预算编制情况分值20，自评得分18.00；预算执行情况分值40，自评得分-1.00。");
        yield return Paragraph("本单位所报送的自评报告、数据表、评分表与公开的一致。");
    }

    private static Typeset Completion() => new Typeset.Sequence([
        new Typeset.Piece("支出完成率="),
        new Typeset.Fraction(new Typeset.Piece("支出决算数"), new Typeset.Piece("支出决算数+年末未支出数")) { DenominatorInBrackets = true },
        new Typeset.Piece("×100%"),
    ]);

    private static Typeset Substituted() => new Typeset.Sequence([
        new Typeset.Piece("支出完成率="),
        new Typeset.Fraction(new Typeset.Piece("4423.60"), new Typeset.Piece("4423.60+424.41")) { DenominatorInBrackets = true },
        new Typeset.Piece("×100%=91.25%"),
    ]);

    private static Block.Table DataTable() => new(
        null,
        "基础数据表",
        "单位：万元",
        [
            new("序号", 10, CellAlignment.Centre), new("项目", 46, CellAlignment.Left), new("单位", 12, CellAlignment.Centre),
            new("本年数", 24, CellAlignment.Right), new("上年数", 24, CellAlignment.Right), new("口径", 18, CellAlignment.Left),
            new("数据来源（表、行、页）", 22, CellAlignment.Left),
        ],
        [
            new(TableRowKind.Group, [new("一、人员")]),
            .. Enumerable.Range(1, 30).Select(number => Row(Number(number), $"人员经费第{number}项", "万元", $"{number * 37}.50", $"{number * 35}.25", "财政拨款", $"Z05表{number}行")),
            new(TableRowKind.Group, [new("二、收入")]),
            .. Enumerable.Range(31, 30).Select(number => Row(Number(number), $"预算收入第{number}项", "万元", $"{number * 41}.00", $"-{number}.75", "调整后", $"Z01表{number}行")),
            new(TableRowKind.Total, [new("合计"), new("4423.60"), new("4494.48"), new(string.Empty), new(string.Empty)]),
        ]);

    private static Block.Table ScoreTable()
    {
        TableColumn[] columns =
        [
            new("序号", 8, CellAlignment.Centre), new("一级指标", 18, CellAlignment.Centre), new("二级指标", 18, CellAlignment.Centre),
            new("三级指标", 26, CellAlignment.Left), new("分值", 11, CellAlignment.Centre), new("评分标准", 42, CellAlignment.Left),
            new("计算过程", 40, CellAlignment.Left), new("自动得分", 13, CellAlignment.Centre), new("自评得分", 13, CellAlignment.Centre),
            new("扣分原因和其他说明", 24, CellAlignment.Left), new("佐证", 12, CellAlignment.Centre),
        ];
        List<TableRow> rows = [];
        for (var index = 0; index < 24; index++)
        {
            List<TableCell> cells = [new(Number(index + 1))];
            if (index % 12 == 0)
            {
                cells.Add(new("预算执行情况", 12));
            }

            if (index % 4 == 0)
            {
                cells.Add(new("支出管理", 4));
            }

            cells.AddRange([
                new("支出完成率"), new("5"), new("完成率达到100%得满分，每低1个百分点扣0.5分，扣完为止；不适用的按满分计。"),
                new("4423.60÷（4423.60+424.41）×100%=91.25%；91.2457%×5=4.56"), new("4.56"), new("5.00"),
                new(index % 5 == 0 ? "未支出424.41万元，原因：部分项目跨年实施，尾款在下一年度结算，已列入结转。" : string.Empty), new($"{index + 1}"),
            ]);
            rows.Add(new(TableRowKind.Body, cells));
        }

        rows.Add(new(TableRowKind.Total, [new("合计"), new("100"), new(string.Empty), new(string.Empty), new("89.56"), new("100.00"), new(string.Empty), new(string.Empty)]));
        return new Block.Table(null, "指标评分表", null, columns, rows);
    }

    private static TableRow Row(params string[] texts) => new(TableRowKind.Body, [.. texts.Select(text => new TableCell(text))]);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
