using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Tests.TestData;

namespace Evaluation.Core.Tests.Frameworks;

public sealed class FrameworkDiffTests
{
    [Fact]
    public void Chips_are_read_by_the_labels_of_their_figures()
    {
        var change = Assert.Single(FrameworkDiff.Run(With("执行率{rate}，本年支出{spent}。"), With("执行率{执行率}，全年预算{全年预算数}，{单位}。")));

        Assert.Equal(("报告用语", "执行率〔预算执行率〕，本年支出〔本年支出合计〕。", "执行率〔预算执行率〕，全年预算〔全年预算数〕，〔单位〕。"), (change.What, change.Before, change.After));
        Assert.False(change.MovesScores);
    }

    [Fact]
    public void A_chip_by_its_key_and_by_its_name_is_the_same() => Assert.Empty(FrameworkDiff.Run(With("执行率{rate}。"), With("执行率{执行率}。")));

    [Fact]
    public void Another_figure_of_the_same_label_is_told_by_its_key()
    {
        var change = Assert.Single(FrameworkDiff.Run(With("支出{spent}。"), With("支出{paid}。")));

        Assert.Equal(("支出〔本年支出合计〕。（编码：spent）", "支出〔本年支出合计〕。（编码：paid）"), (change.Before, change.After));
    }

    private static Framework With(string sentence)
    {
        var framework = new FrameworkBuilder()
            .Input("spent", "本年支出", FigureKind.Money).Input("paid", "已付支出", FigureKind.Money).Input("budget", "全年预算数", FigureKind.Money)
            .Derived("rate", "执行率", FigureKind.Percent, "本年支出÷全年预算数")
            .Indicator("A", "100", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, ZeroBelow: null), "执行率")
            .Build();
        return framework with
        {
            Inputs = [.. framework.Inputs.Select(input => input.Key == "budget" ? input : input with { Label = "本年支出合计" })],
            Derived = [.. framework.Derived.Select(figure => figure with { Label = "预算执行率" })],
            Groups = [.. framework.Groups.Select(group => group with
            {
                Subgroups = [.. group.Subgroups.Select(subgroup => subgroup with { Indicators = [.. subgroup.Indicators.Select(indicator => indicator with { Sentence = sentence })] })],
            })],
        };
    }
}
