using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Core.Tests.TestData;

namespace Evaluation.Core.Tests.Reports;

public sealed class TotalsTextTests
{
    private static readonly Framework Framework = new FrameworkBuilder()
        .Indicator("T-1", "60", new ScoringRule.Checklist([new CheckItem("a", "有制度", new Points(60m))]), policy: NotApplicablePolicy.RescaleTotal)
        .Indicator("T-2", "40", new ScoringRule.Qualitative(QualitativeState.Standard), policy: NotApplicablePolicy.RescaleTotal)
        .Build();

    [Theory]
    [InlineData("92.1", "79", "因提供虚假数据，总分由92.10减至79.00。")]
    [InlineData("79", "92.1", "因提供虚假数据，总分由79.00增至92.10。")]
    [InlineData("79", "79", "因提供虚假数据，总分仍为79.00。")]
    public void A_step_of_the_total_says_from_where_to_where(string before, string after, string expected) =>
        Assert.Equal(expected, TotalsText.Step(new Adjustment("提供虚假数据", new Points(D.Of(before)), new Points(D.Of(after)))));

    [Fact]
    public void The_chain_to_the_reachable_total_names_rows_that_do_not_apply_and_rescaling()
    {
        var totals = new FilingBuilder(Framework).NotApplicable("T-1").Enter(EntryPath.State("T-2"), "达成").Score().Totals;

        Assert.Equal(
            ["“指标T-1”不适用，不计分（分值60分）：由100.00减至40.00", "有不适用指标，总分按其余指标折算：由40.00增至100.00"],
            totals.ReachableChain.Select(TotalsText.ChainStep));
        Assert.Equal(["T-1", null], totals.ReachableChain.Select(step => step.Indicator));
    }

    [Fact]
    public void Without_any_row_there_is_no_total_claimed_or_computed()
    {
        var totals = new FilingBuilder(Framework).NotApplicable("T-1").NotApplicable("T-2").Score().Totals;

        Assert.Equal((TotalsText.NoTotal, TotalsText.NoTotal, (Points?)null), (TotalsText.Computed(totals), TotalsText.Self(totals), totals.Self));
        Assert.Equal("各项指标都不适用，没有总分。", TotalsText.Parts(totals));
    }

    [Fact]
    public void A_deduction_by_hand_is_a_step_of_the_working_with_its_reason()
    {
        var indicator = Framework.Indicators.First();
        var deducting = Framework with
        {
            Groups = [.. Framework.Groups.Select(group => group with
            {
                Subgroups = [.. group.Subgroups.Select(subgroup => subgroup with
                {
                    Indicators = [.. subgroup.Indicators.Select(one => one == indicator ? one with { Modifiers = RowModifiers.None with { ManualDeduction = DeductionBy.Unit } } : one)],
                })],
            })],
        };
        var working = new FilingBuilder(deducting).Item("T-1", "a", met: true)
            .Enter(EntryPath.Deduction("T-1"), "1.5").Enter(EntryPath.DeductionReason("T-1"), "制度没有按期修订。").Row("T-1").Working;

        Assert.Equal(["60=60", "人工扣减（制度没有按期修订）：60-1.5=58.5"], working.Steps);
        Assert.Equal(1, working.ChangedBy);
        Assert.Equal("失1.5分：人工扣减1.5分，理由是制度没有按期修订。", working.Loss);
    }
}
