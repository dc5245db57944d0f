using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Frameworks;

/// <summary>A unit without last year is never left with a row that nobody can finish.</summary>
public sealed class LastYearCheckTests
{
    private static readonly ScoringRule.ThresholdDeduct Growth = new(Ratio.Zero, Above: true, new Steps(D.Ratio("0.01"), "1个百分点", new Points(1m), StepMode.Floor), Absolute: false);

    [Fact]
    public void An_indicator_that_reads_a_hidden_figure_of_last_year_has_to_be_excused()
    {
        var problem = Assert.Single(Problems(hides: ["stock_prev"]));

        Assert.Equal("questions/last/notApplicable", problem.Path);
        Assert.Contains("指标A", problem.Message, StringComparison.Ordinal);
        Assert.Contains("A 和理由", problem.Advice, StringComparison.Ordinal);
        Assert.Empty(Problems(hides: ["stock_prev"], ("A", "没有上年数")));
    }

    [Fact]
    public void A_figure_of_last_year_that_is_still_asked_is_named()
    {
        var problem = Assert.Single(Problems(hides: ["other_prev"]));

        Assert.Equal("questions/last/hides", problem.Path);
        Assert.Contains("上年末数", problem.Message, StringComparison.Ordinal);
        Assert.Contains("stock_prev", problem.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_with_last_year_says_itself_what_a_new_unit_gets() => Assert.Empty(Problems(
        new ScoringRule.CompareWithLastYear(new Core.Formulas.Formula.Name("stock_prev", default), [], new Branch(null, Points.Zero, "其他"), new Branch(null, Points.Zero, "本年成立")),
        ["stock_prev"]));

    private static List<FrameworkProblem> Problems(string[] hides, params (string Code, string Reason)[] excused) => Problems(Growth, hides, excused);

    private static List<FrameworkProblem> Problems(ScoringRule rule, string[] hides, params (string Code, string Reason)[] excused) =>
        [.. FrameworkCheck.Run(new FrameworkBuilder()
            .Input("stock", "年末数", FigureKind.Money, previous: "stock_prev").Input("stock_prev", "上年末数", FigureKind.Money)
            .Input("other", "另一数", FigureKind.Money, previous: "other_prev").Input("other_prev", "上年另一数", FigureKind.Money)
            .Question("last", "有上年数吗？", hides, excused)
            .Indicator("A", "100", rule, "(年末数 - 上年末数) ÷ 上年末数").Build()).Where(problem => problem.Path.StartsWith("questions/", StringComparison.Ordinal))];
}
