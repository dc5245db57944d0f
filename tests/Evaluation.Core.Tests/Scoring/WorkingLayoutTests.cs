using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Scoring;

/// <summary>How far a formula is opened up for its readers.</summary>
public sealed class WorkingLayoutTests
{
    private static readonly ScoringRule Full = new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, ZeroBelow: null);

    [Fact]
    public void Derived_figures_are_opened_up_to_what_was_entered()
    {
        var framework = new FrameworkBuilder().Input("x", "甲", FigureKind.Number).Input("y", "乙", FigureKind.Number)
            .Derived("both", "合计", FigureKind.Number, "甲+乙").Indicator("1", "100", Full, "甲/合计").Build();

        var working = new FilingBuilder(framework).Value("x", "3").Value("y", "1").Score().Row("1")!.Working;

        Assert.Equal("甲÷（甲+乙）", working.InWords!.Line);
        Assert.Equal("3÷（3+1）", working.WithNumbers!.Line);
    }

    [Fact]
    public void Figures_that_double_at_every_step_are_opened_only_as_far_as_one_can_read()
    {
        var builder = new FrameworkBuilder().Input("x", "甲", FigureKind.Number).Derived("d0", "层0", FigureKind.Number, "甲+甲");
        for (var step = 1; step <= 60; step++)
        {
            builder.Derived(FormattableString.Invariant($"d{step}"), FormattableString.Invariant($"层{step}"), FigureKind.Number, FormattableString.Invariant($"层{step - 1}+层{step - 1}"));
        }

        var row = new FilingBuilder(builder.Indicator("1", "100", Full, "层60/层60").Build()).Value("x", "1").Score().Row("1")!;

        Assert.Equal(100m, row.Computed!.Value.Value);
        Assert.InRange(row.Working.InWords!.Line.Length, 1, 2_000);
    }

    [Fact]
    public void A_figure_that_leads_back_to_itself_keeps_its_name_and_has_no_value()
    {
        var framework = new FrameworkBuilder().Input("x", "甲", FigureKind.Number).Derived("d", "丁", FigureKind.Number, "甲+甲").Indicator("1", "100", Full, "丁").Build();
        var circle = framework with { Derived = [framework.Derived[0] with { Formula = new Formula.Arithmetic(ArithmeticSign.Plus, new Formula.Name("d", default), new Formula.Name("x", default), default) }] };

        var row = new FilingBuilder(circle).Value("x", "1").Score().Row("1")!;

        Assert.Null(row.Computed);
        Assert.Equal("丁+甲", row.Working.InWords!.Line);
    }
}
