using System.Globalization;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Reports;

/// <summary>The annexes of the notice, blank, from the framework alone: 评分表, 数据表 and how to fill them in.</summary>
public static class AnnexWriter
{
    private static readonly string[] Titles = ["评分表", "数据表", "填报说明"];

    /// <param name="created">Makes the paper reproducible.</param>
    public static Report Write(Framework framework, DateTimeOffset created) => new(
        new ReportProperties($"{framework.Title}（附件）", framework.Region, created, VersionMark: null, IsDraft: false, framework.Notice, Record: null),
        new ReportCover([framework.Title, "附件"], Facts(framework)),
        [new Block.Paragraph([new Inline.Words($"本套附件按指标体系{framework.Reference}生成，供{framework.Region}{Years(framework)}的部门整体支出绩效自评使用。")]), new Block.AnnexList(Titles)],
        [
            new ReportAnnex(1, Titles[0], Landscape: true, [ScoreTable(framework), .. Foot(framework)]),
            new ReportAnnex(2, Titles[1], Landscape: true, DataTables(framework), CarriesSampleNotice: false),
            new ReportAnnex(3, Titles[2], Landscape: false, GuideWriter.Write(framework)),
        ]);

    internal static string Years(Framework framework) => framework.Years.From == framework.Years.To
        ? FormattableString.Invariant($"{framework.Years.From}年度")
        : FormattableString.Invariant($"{framework.Years.From}至{framework.Years.To}年度");

    private static List<LabelledText> Facts(Framework framework) =>
    [
        new("地区", framework.Region),
        new("适用年度", Years(framework)),
        .. framework.OfficialSource is { } source ? [new LabelledText("文件", $"{source.Title}（{source.Number}）")] : Array.Empty<LabelledText>(),
        new("版本", framework.Reference),
    ];

    private static Block.Table ScoreTable(Framework framework)
    {
        var names = new FigureLabels(framework);
        var rows = new List<TableRow>();
        foreach (var group in framework.Groups)
        {
            foreach (var subgroup in group.Subgroups)
            {
                foreach (var indicator in subgroup.Indicators)
                {
                    rows.Add(new TableRow(TableRowKind.Body,
                    [
                        .. ReferenceEquals(indicator, group.Subgroups[0].Indicators[0]) ? [new TableCell(Group(framework, group), group.Indicators.Count())] : Array.Empty<TableCell>(),
                        .. ReferenceEquals(indicator, subgroup.Indicators[0]) ? [new TableCell($"{subgroup.Name}（{FigureText.Short(subgroup.Weight)}分）", subgroup.Indicators.Count)] : Array.Empty<TableCell>(),
                        new TableCell(indicator.Name),
                        new TableCell(FigureText.Short(indicator.Weight)),
                        new TableCell(indicator.StandardText ?? RuleText.Of(indicator)),
                        new TableCell(string.Join("；", names.Formulas(indicator))),
                        new TableCell(string.Join("、", indicator.Evidence)),
                        new TableCell(string.Empty),
                    ]));
                }
            }
        }

        rows.Add(new TableRow(TableRowKind.Total, [new TableCell("合计"), new TableCell(FigureText.Short(framework.Weight)), .. Enumerable.Repeat(new TableCell(string.Empty), 4)]));
        return new Block.Table(Number: null, Title: string.Empty, "单位：分",
        [
            new("一级指标", 20m, CellAlignment.Left),
            new("二级指标", 20m, CellAlignment.Left),
            new("三级指标", 28m, CellAlignment.Left),
            new("分值", 11m, CellAlignment.Centre),
            new("评分标准", 66m, CellAlignment.Left),
            new("计算公式", 44m, CellAlignment.Left),
            new("佐证材料", 32m, CellAlignment.Left),
            new("得分", 14m, CellAlignment.Centre),
        ], rows);
    }

    private static string Group(Framework framework, IndicatorGroup group) => group.IsBonus
        ? $"{group.Name}（最多加{FigureText.Short(framework.Bonus.Cap)}分）"
        : $"{group.Name}（{FigureText.Short(group.Weight)}分）";

    private static IEnumerable<Block> Foot(Framework framework)
    {
        if (framework.Groups.Any(group => group.IsBonus))
        {
            yield return new Block.Remark("加分项不计入合计。");
        }

        yield return new Block.Remark("填报人：　　　　审核人：　　　　负责人：　　　　日期：　　　年　　月　　日");
    }

    /// <summary>An empty cell to fill in; ＊ where last year's figure has to be.</summary>
    private static string LastYear(Framework framework, InputDefinition input) =>
        input.Previous is { } key && framework.Input(key) is { } last ? (last.Required ? "＊" : string.Empty) : input.System is null && input.Kind != FigureKind.YesNo ? string.Empty : "—";

    private static List<Block> DataTables(Framework framework)
    {
        var (rows, number, block) = (new List<TableRow>(), 0, 0);
        var previous = DataTable.PreviousKeys(framework);
        foreach (var part in framework.Blocks)
        {
            var inputs = framework.Inputs.Where(input => input.Block == part.Key && !previous.Contains(input.Key)).ToList();
            if (inputs.Count == 0)
            {
                continue;
            }

            rows.Add(new TableRow(TableRowKind.Group, [new TableCell($"{Numbering.Chinese(++block)}、{part.Title}")]));
            rows.AddRange(inputs.Select(input => new TableRow(TableRowKind.Body,
            [
                new TableCell((++number).ToString(CultureInfo.InvariantCulture)),
                new TableCell(input.Label + (input.Required ? "＊" : string.Empty)),
                new TableCell(DataTableWriter.Measure(input)),
                new TableCell(input.System is null ? string.Empty : "由系统给出"),
                new TableCell(LastYear(framework, input)),
                new TableCell(input.Basis ?? string.Empty),
                new TableCell(input.Source ?? string.Empty),
                new TableCell(input.Hint ?? string.Empty),
            ])));
        }

        List<Block> blocks =
        [
            new Block.Table(Number: null, Title: string.Empty, "单位：万元（注明其他单位的除外）",
            [
                new("序号", 10m, CellAlignment.Centre),
                new("项目", 46m, CellAlignment.Left),
                new("单位", 13m, CellAlignment.Centre),
                new("本年数", 28m, CellAlignment.Right),
                new("上年数", 28m, CellAlignment.Right),
                new("口径", 26m, CellAlignment.Left),
                new("数据来源", 42m, CellAlignment.Left),
                new("填报说明", 48m, CellAlignment.Left),
            ], rows),
            new Block.Remark("标＊的必填。"),
        ];
        foreach (var list in framework.Lists)
        {
            blocks.Add(new Block.Table(Number: null, list.Label, list.Columns.Any(column => column.Kind == FigureKind.Money) ? "单位：万元（金额）" : null,
                [.. list.Columns.Select(column => new TableColumn(column.Label, 100m / list.Columns.Count, CellAlignment.Left))],
                [.. Enumerable.Repeat(new TableRow(TableRowKind.Body, [.. list.Columns.Select(_ => new TableCell(string.Empty))]), 3)]));
            if (list.Hint is { } hint)
            {
                blocks.Add(new Block.Remark(hint));
            }
        }

        return blocks;
    }
}
