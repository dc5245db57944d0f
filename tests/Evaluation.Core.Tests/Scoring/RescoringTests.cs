using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Core.Tests.TestData;

namespace Evaluation.Core.Tests.Scoring;

public sealed class RescoringTests
{
    private static Framework First { get; } = Build("支出÷预算", FigureKind.Money, withSecond: true);

    [Fact]
    public void The_same_code_in_another_version_for_the_same_year_may_be_used()
    {
        var second = First with { Version = 2 };

        Assert.Null(Rescoring.Refuse(First, second, 2024));
        Assert.NotNull(Rescoring.Refuse(First, First, 2024));
        Assert.NotNull(Rescoring.Refuse(First, second with { Code = "U" }, 2024));
        Assert.Contains("不适用于 2031 年", Rescoring.Refuse(First, second, 2031)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_that_means_something_else_is_named() =>
        Assert.Contains("预备费", Rescoring.Refuse(First, Build("支出÷预算", FigureKind.Count, withSecond: true) with { Version = 2 }, 2024)!.Message, StringComparison.Ordinal);

    [Fact]
    public void Inputs_that_come_and_go_are_named()
    {
        var lean = new FrameworkBuilder().Input("spent", "支出", FigureKind.Money).Input("budget", "预算", FigureKind.Money).Build();

        Assert.Equal(["预备费"], Rescoring.Dropped(First, lean));
        Assert.Equal(["预备费"], Rescoring.Added(lean, First));
    }

    [Fact]
    public void Rows_that_differ_are_told_and_rows_that_are_gone_too()
    {
        var second = Build("支出÷（预算＋预备费）", FigureKind.Money, withSecond: false);
        var record = new FilingBuilder(First).Value("spent", "90").Value("budget", "100").Value("reserve", "10").Record();
        var kept = new KeptScore(new Points(76.5m), "中", [new KeptRow("A", new Points(45m)), new KeptRow("B", new Points(31.5m))]);

        var result = Rescoring.Run(kept, record, second);

        Assert.Null(result.Problem);
        Assert.Equal([new RowChange("A", new Points(45m), new Points(40.91m)), new RowChange("B", new Points(31.5m), null)], result.Changes);
        Assert.Equal(new Points(40.91m), result.Total);
    }

    [Fact]
    public void In_which_order_the_points_were_kept_makes_no_difference()
    {
        var second = Build("支出÷（预算＋预备费）", FigureKind.Money, withSecond: true);
        var record = new FilingBuilder(First).Value("spent", "90").Value("budget", "100").Value("reserve", "10").Record();
        KeptRow[] rows = [new("A", new Points(45m)), new("B", new Points(31.5m)), new("X", new Points(1m))];
        RowChange[] expected = [new("A", new Points(45m), new Points(40.91m)), new("X", new Points(1m), null)];

        Assert.Equal(expected, Rescoring.Run(new KeptScore(new Points(77.5m), "中", rows), record, second).Changes);
        Assert.Equal(expected, Rescoring.Run(new KeptScore(new Points(77.5m), "中", [rows[2], rows[1], rows[0]]), record, second).Changes);
        Assert.Equal(expected[..1], Rescoring.Run(new KeptScore(new Points(76.5m), "中", rows[..2]), record, second).Changes);
        Assert.Equal([expected[0], new("B", null, new Points(31.5m))], Rescoring.Run(new KeptScore(new Points(45m), null, rows[..1]), record, second).Changes);
    }

    [Fact]
    public void A_filing_without_a_figure_the_version_needs_has_no_total_and_says_which()
    {
        var second = Build("支出÷（预算＋预备费）", FigureKind.Money, withSecond: true);
        var record = new FilingBuilder(First).Value("spent", "90").Value("budget", "100").Record();

        var result = Rescoring.Run(new KeptScore(new Points(80m), "良", []), record, second);

        Assert.Equal((null, null), (result.Total, result.Grade));
        Assert.Contains("预备费", result.Problem, StringComparison.Ordinal);
    }

    private static Framework Build(string formula, FigureKind reserve, bool withSecond)
    {
        var builder = new FrameworkBuilder().Input("spent", "支出", FigureKind.Money).Input("budget", "预算", FigureKind.Money)
            .Input("reserve", "预备费", reserve, reserve == FigureKind.Count ? "项" : null);
        builder.Indicator("A", "50", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), formula);
        return (withSecond ? builder.Indicator("B", "35", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), "支出÷预算") : builder).Build();
    }
}
