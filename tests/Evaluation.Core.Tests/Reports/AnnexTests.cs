using CsCheck;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;
using Evaluation.Core.Tests.Frameworks;

namespace Evaluation.Core.Tests.Reports;

/// <summary>The annexes of the notice hold every indicator, data item, rule and limit of the framework.</summary>
public sealed class AnnexTests
{
    private static readonly DateTimeOffset Created = new(2025, 3, 1, 0, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Every_generated_framework_prints_all_its_rows_blank() => AnyFramework.Gen.Sample(
        framework =>
        {
            var report = AnnexWriter.Write(framework, Created);
            var (scores, data, guide) = (Table(report, 0), Table(report, 1), Said(report.Annexes[2]));

            Assert.Equal(framework.Indicators.Select(indicator => indicator.Name), scores.Rows.SkipLast(1).Select(row => row.Cells[^6].Text));
            Assert.Equal(framework.Indicators.Select(indicator => FigureText.Short(indicator.Weight)), scores.Rows.SkipLast(1).Select(row => row.Cells[^5].Text));
            Assert.All(scores.Rows, row => Assert.Empty(row.Cells[^1].Text));
            Assert.Equal("100", scores.Rows[^1].Cells[1].Text);
            var last = framework.Inputs.Select(input => input.Previous).ToHashSet(StringComparer.Ordinal);
            Assert.Equal(framework.Inputs.Count(input => !last.Contains(input.Key)), data.Rows.Count(row => row.Kind == TableRowKind.Body));
            Assert.All(framework.Limits, limit => Assert.Contains(limit.Text, guide, StringComparison.Ordinal));
            Assert.All(framework.Derived, derived => Assert.Contains(derived.Label + "＝", guide, StringComparison.Ordinal));
            Assert.Equal(framework.Notice, report.Properties.SampleNotice);
        },
        iter: 200,
        print: framework => framework.Reference);

    [Fact]
    public void A_figure_of_last_year_is_the_last_year_column_of_its_row()
    {
        var framework = new TestData.FrameworkBuilder()
            .Input("stock", "年末数", FigureKind.Money, required: true, previous: "stock_prev").Input("stock_prev", "上年末数", FigureKind.Money, required: true)
            .Input("staff", "人员数", FigureKind.Count, "人").Build();

        var rows = Table(AnnexWriter.Write(framework, Created), 1).Rows.Where(row => row.Kind == TableRowKind.Body).ToList();

        Assert.Equal(["年末数＊", "人员数"], rows.Select(row => row.Cells[1].Text));
        Assert.Equal(["＊", string.Empty], rows.Select(row => row.Cells[4].Text));
    }

    [Fact]
    public void Grades_are_said_from_the_top_without_gaps()
    {
        var framework = AnyFramework.Of(1, 1) with { Grades = [new GradeBand("优", new Points(90m)), new GradeBand("良", new Points(80m)), new GradeBand("差", Points.Zero)] };

        Assert.Contains(
            "90分及以上为优；80分及以上、90分以下为良；80分以下为差。",
            Said(AnnexWriter.Write(framework, Created).Annexes[2]),
            StringComparison.Ordinal);
    }

    private static Block.Table Table(Report report, int annex) => report.Annexes[annex].Blocks.OfType<Block.Table>().First();

    private static string Said(ReportAnnex annex) =>
        string.Join('\n', annex.Blocks.OfType<Block.Paragraph>().Select(paragraph => string.Concat(paragraph.Inlines.Select(inline => inline.Text))));
}
