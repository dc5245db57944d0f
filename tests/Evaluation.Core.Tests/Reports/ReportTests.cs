using System.Text.RegularExpressions;
using CsCheck;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Tests.Reports;

public sealed partial class ReportTests
{
    private static readonly Framework Framework = Sample();

    [Theory]
    [InlineData(1, "一")]
    [InlineData(9, "九")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(20, "二十")]
    [InlineData(21, "二十一")]
    [InlineData(99, "九十九")]
    public void Chinese_numerals(int number, string expected) => Assert.Equal(expected, Numbering.Chinese(number));

    [Fact]
    public void Numbers_by_level_and_none_outside_1_to_99()
    {
        Assert.Equal(["二、", "（二）", "2.", "（2）"], Enumerable.Range(1, 4).Select(level => Numbering.Of(level, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbering.Chinese(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbering.Chinese(100));
    }

    [Fact]
    public void Headings_are_numbered_without_gap_or_repeat()
    {
        var counts = new int[6];
        var headings = Write(Filled()).Body.OfType<Block.Heading>().ToList();

        Assert.True(headings.Count >= 8);
        foreach (var heading in headings)
        {
            counts[heading.Level]++;
            Array.Clear(counts, heading.Level + 1, counts.Length - heading.Level - 1);
            Assert.Equal(Numbering.Of(heading.Level, counts[heading.Level]), heading.Number);
        }
    }

    [Fact]
    public void Tables_of_the_body_are_numbered_in_order() =>
        Assert.Equal(["表1", "表2"], Write(Filled()).Body.OfType<Block.Table>().Select(table => table.Number));

    [Fact]
    public void Charts_show_the_figures_of_their_tables_and_the_longest_bar_is_full()
    {
        var charts = Write(Filled()).Body.OfType<Block.Chart>().ToList();

        Assert.Equal(["图1", "图2"], charts.Select(chart => chart.Number));
        Assert.All(charts, chart =>
        {
            Assert.Equal(1_000, chart.Rows.SelectMany(row => row.Bars).Max(bar => bar.Length));
            Assert.All(chart.Rows.SelectMany(row => row.Bars), bar => Assert.Equal(bar.Printed, bar.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        });
        var cells = Write(Filled()).Body.OfType<Block.Table>().SelectMany(table => table.Rows).SelectMany(row => row.Cells).Select(cell => cell.Text).ToHashSet(StringComparer.Ordinal);
        Assert.All(charts.SelectMany(chart => chart.Rows).SelectMany(row => row.Bars), bar => Assert.Contains(bar.Printed, cells));
    }

    [Fact]
    public void Without_its_figures_there_is_no_chart_and_an_optional_table_is_left_out_with_its_last_row()
    {
        var report = Write(new FilingBuilder(Framework));

        Assert.DoesNotContain(report.Body.OfType<Block.Chart>(), chart => chart.Title == "收支情况");
        Assert.DoesNotContain(report.Body.OfType<Block.Table>(), table => table.Title == "与上年比较");
        Assert.Contains(Write(Filled()).Body.OfType<Block.Table>(), table => table.Title == "收支情况");
    }

    [Fact]
    public void Bars_are_in_proportion() =>
        AnyFiling.Sample(filing => Assert.All(Write(filing).Body.OfType<Block.Chart>(), chart =>
        {
            var bars = chart.Rows.SelectMany(row => row.Bars).ToList();
            var most = bars.Max(bar => bar.Value);
            Assert.All(bars, bar => Assert.InRange(bar.Length - (Math.Max(bar.Value, 0m) * 1000m / most), -0.5m, 0.5m));
        }));

    [Fact]
    public void A_sentence_shows_a_gap_where_a_required_figure_lacks_and_is_left_out_where_an_optional_one_does()
    {
        var sentences = new SentenceWriter(new FilingBuilder(Framework).Score());

        Assert.Equal(["支出", "〔未填：支出〕", "。"], sentences.Write("支出{支出}。")!.Select(inline => inline.Text));
        Assert.Null(sentences.Write("其他{其他收入}。"));
        Assert.Equal(["", "〔未填：其他收入〕"], sentences.WriteOwn("{其他收入}").Select(inline => inline.Text).Prepend(string.Empty));
        Assert.Equal("〔未填：没有这项〕", Assert.Single(sentences.WriteOwn("{没有这项}")).Text);
        Assert.Equal("2024", Assert.Single(sentences.Write("{年度}")!).Text);
    }

    [Fact]
    public void A_cell_is_a_number_without_its_unit_and_blank_where_there_is_none()
    {
        var sentences = new SentenceWriter(new FilingBuilder(Framework).Value("spent", "44236000").Score());

        Assert.Equal("4423.60", sentences.Cell("{支出}"));
        Assert.Equal(string.Empty, sentences.Cell("{预算}"));
    }

    [Fact]
    public void Every_figure_of_the_text_is_that_of_its_fact() =>
        AnyFiling.Sample(filing =>
        {
            var sheet = filing.Score();
            var figures = Write(filing).Body.OfType<Block.Paragraph>().SelectMany(paragraph => paragraph.Inlines).OfType<Inline.Figure>().ToList();

            Assert.NotEmpty(figures);
            Assert.All(figures, figure => Assert.Equal(sheet.Facts.Text(figure.Fact, FigureStyle.Paper), figure.Printed));
        });

    [Fact]
    public void No_generated_number_comes_from_nowhere() =>
        AnyFiling.Sample(filing =>
        {
            var sheet = filing.Score();
            var known = Known(sheet);
            var words = string.Join('\n', Write(filing).Body.OfType<Block.Paragraph>().Skip(1).SelectMany(paragraph => paragraph.Inlines).OfType<Inline.Words>().Select(said => said.Said));

            Assert.All(Number().Matches(words), match => Assert.Contains(match.Value, known));
        });

    [Fact]
    public void Every_row_of_the_score_table_spans_all_columns_and_totals_are_its_sum() =>
        AnyFiling.Sample(filing =>
        {
            var sheet = filing.Score();
            var table = Write(filing).Annexes[1].Blocks.OfType<Block.Table>().Single();
            var open = new List<int>();
            foreach (var row in table.Rows)
            {
                Assert.Equal(table.Columns.Count, row.Cells.Count + open.Count);
                open = [.. open.Concat(row.Cells.Where(cell => cell.RowSpan > 1).Select(cell => cell.RowSpan)).Select(left => left - 1).Where(left => left > 0)];
            }

            Assert.Empty(open);
            Assert.Equal(TableRowKind.Total, table.Rows[^1].Kind);
            Assert.Equal(FigureText.Of(sheet.Totals.Computed), table.Rows[^1].Cells[7].Text);
            Assert.Equal(table.Rows.Count - 1, sheet.Rows.Count);
        });

    [Fact]
    public void The_working_of_a_row_is_the_line_of_the_trade()
    {
        var formula = Write(Filled()).Body.OfType<Block.Formula>().First();

        Assert.Equal("指标值A=4423.60÷（4423.60+424.41）×100%=91.25%", formula.Alternative);
        Assert.Equal("4423.60÷（4423.60+424.41）×100%=91.25%；91.2457%×5=4.5623≈4.56", FirstWorking());
    }

    [Fact]
    public void The_same_sheet_and_edition_give_the_same_report() =>
        Assert.Equal(Text(Write(Filled())), Text(Write(Filled())));

    [Fact]
    public void A_rehearsal_says_so_and_a_real_report_does_not()
    {
        var rehearsal = ReportWriter.Write(Filled().Score(), new ReportEdition(FilingIn.Now, "版本 1", IsDraft: false, Record: null, IsRehearsal: true));

        Assert.Equal(ReportWriter.RehearsalNotice, rehearsal.Properties.RehearsalNotice);
        Assert.Null(Write(Filled()).Properties.RehearsalNotice);
    }

    [Fact]
    public void Blanks_in_a_required_text_are_a_gap() =>
        Assert.Contains(Write(Filled().Enter("text/work", " \n ")).Body.OfType<Block.Paragraph>(), paragraph => paragraph.Inlines is [Inline.Gap { Label: "工作情况" }]);

    [Fact]
    public void A_row_that_does_not_apply_says_why_and_how_it_counts()
    {
        var said = string.Join('\n', Text(Write(Filled().NotApplicable("K", "没有这类事项。"))));

        Assert.Contains("不适用，原因：没有这类事项；计分方式：按满分计。", said, StringComparison.Ordinal);
    }

    private static string FirstWorking() =>
        Write(Filled()).Annexes[1].Blocks.OfType<Block.Table>().Single().Rows[0].Cells[6].Text;

    private static Report Write(FilingBuilder filing) =>
        ReportWriter.Write(filing.Score(), new ReportEdition(FilingIn.Now, VersionMark: null, IsDraft: true, Record: null));

    private static IEnumerable<string> Text(Report report) =>
        report.Body.Concat(report.Annexes.SelectMany(annex => annex.Blocks)).Select(block => block switch
        {
            Block.Paragraph paragraph => string.Concat(paragraph.Inlines.Select(inline => inline.Text)),
            Block.Heading heading => heading.Number + heading.Text,
            Block.Table table => string.Join('|', table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text)),
            Block.Formula formula => formula.Alternative,
            Block.Remark remark => remark.Text,
            _ => string.Empty,
        });

    /// <summary>Numbers the scored sheet holds: weights, points, values before and after rounding, and those of the rules.</summary>
    private static HashSet<string> Known(ScoreSheet sheet)
    {
        var texts = sheet.Rows.SelectMany(row => new[]
        {
            row.Indicator.Name, FigureText.Short(row.Indicator.Weight), row.Working.Applied, row.Working.PointsLine, row.Working.Loss, row.Working.Value, row.NotApplicableReason,
            row.Computed is { } computed ? FigureText.Short(computed) : null, row.Self is { } self ? FigureText.Short(self) : null,
        }).Append(TotalsLine(sheet)).Append(sheet.Facts.Framework.Title).Append("2024");
        return [.. texts.OfType<string>().SelectMany(text => Number().Matches(text).Select(match => match.Value))];
    }

    private static string TotalsLine(ScoreSheet sheet) =>
        string.Join(' ', sheet.Totals.Parts.Values.SelectMany(part => new[] { FigureText.Of(part.Computed), FigureText.Short(part.Weight) }))
        + " " + FigureText.Of(sheet.Totals.Computed) + " " + FigureText.Of(sheet.Totals.WithoutEvidence) + FormattableString.Invariant($" {sheet.Totals.IncompleteRows} ")
        + (sheet.Totals.Self is { } total ? FigureText.Short(total) : string.Empty);

    private static FilingBuilder Filled() => new FilingBuilder(Framework)
        .Value("spent", "44236000").Value("left", "4244100").Value("budget", "48480100").Item("K", "a", met: true).Item("K", "b", met: false)
        .Enter("text/work", "完成了工作。\n支出{支出}。").Evidence("K");

    private static Gen<FilingBuilder> AnyFiling { get; } =
        from spent in Gen.Long[0, 9_000_000_000]
        from left in Gen.Long[1, 9_000_000_000]
        from a in Gen.Bool
        from claim in Gen.Int[0, 5].Nullable()
        select new FilingBuilder(Framework)
            .Value("spent", Filings(spent)).Value("left", Filings(left)).Item("K", "a", a).Item("K", "b", !a)
            .Claim("A", claim is { } points ? points.ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Empty);

    private static string Filings(long fen) => Core.Filings.TypedFigure.Stored(fen / 100m);

    private static Framework Sample() => new FrameworkBuilder()
        .Input("spent", "支出", FigureKind.Money, required: true).Input("left", "结余", FigureKind.Money, required: true)
        .Input("budget", "预算", FigureKind.Money).Input("extra", "其他收入", FigureKind.Money)
        .Group("1", "预算执行").Indicator("A", "5", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), "支出÷(支出+结余)")
        .Indicator("K", "4", new ScoringRule.Checklist([new("a", "有制度", new Points(2m)), new("b", "有台账", new Points(2m))]), origin: ScoreOrigin.Own, policy: NotApplicablePolicy.Full)
        .Group("2", "预算效益").Indicator("B", "3", new ScoringRule.ThresholdDeduct(Ratio.Zero, true, new Steps(D.Ratio("0.05"), "5个百分点", new Points(1m), StepMode.Floor), true), "支出÷结余-1")
        .Outline(new ReportOutline(
            ["{单位}", "自评报告"],
            "根据要求，{单位}开展{年度}年度自评。",
            [
                new OutlineSection("basics", "基本情况", ["本年支出{支出}，结余{结余}，比率{指标值A}。", "其他收入{其他收入}。"], null, OutlineContent.None,
                    [
                        new OutlineSection("work", "工作情况", [], new OutlineText("work", "工作情况", null, Required: true, MayBeNone: false, null), OutlineContent.None, []),
                        new OutlineSection("more", "其他", [], new OutlineText("work", "其他", null, Required: false, MayBeNone: true, null), OutlineContent.None, []),
                    ])
                {
                    Tables = [
                        new OutlineTable("收支情况", "单位：万元", ["决算数"], [new OutlineTableRow("支出", ["{支出}"])]) { Chart = ["决算数"] },
                        new OutlineTable("与上年比较", "单位：万元", ["上年数", "本年数"], [new OutlineTableRow("支出", ["{上年支出}", "{支出}"])]) { Optional = true },
                    ],
                },
                new OutlineSection("scores", "自评得分", [], null, OutlineContent.ScoreTable, []),
                new OutlineSection("analysis", "指标分析", [], null, OutlineContent.IndicatorAnalysis, []),
            ]))
        .Build();

    [GeneratedRegex("[0-9]+(\\.[0-9]+)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
