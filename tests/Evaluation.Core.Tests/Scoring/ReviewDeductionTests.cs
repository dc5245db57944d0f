using CsCheck;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Core.Tests.Frameworks;
using Evaluation.Core.Tests.TestData;

namespace Evaluation.Core.Tests.Scoring;

/// <summary>复核扣分: what the reviewer takes off (RK-15), also where over-fulfilment leaves it to the reviewer (RK-16).</summary>
public sealed class ReviewDeductionTests
{
    private const int Times = 1_500;
    private const string Reason = "抽查发现台账与实际不符";

    private static readonly EntryDictionary<ReviewDeduction> None = EntryDictionary.Empty<ReviewDeduction>();

    private static Gen<(Framework Framework, FilingRecord Record)> Any { get; } =
        Gen.Select(AnyFramework.Gen, Gen.ULong, (framework, seed) => (framework, FilingMaker.Make(framework, seed)));

    [Fact]
    public void A_row_loses_exactly_what_is_taken_off_and_never_more_than_it_has()
    {
        var taken = 0;
        Any.Sample(
            (framework, record) =>
            {
                var (before, after) = (Scorer.Score(framework, With(record, None)), Scorer.Score(framework, record));
                foreach (var (was, row) in before.Rows.Zip(after.Rows))
                {
                    var off = was.MayBeReviewed ? record.System.Deductions.GetValueOrDefault(row.Indicator.Code) : null;
                    Assert.Equal(off is null || was.Computed is not { } points ? was.Computed : points > off.Points ? points - off.Points : Points.Zero, row.Computed);
                    Assert.Equal((was.Computed, was.Self, was.Status), (row.BeforeReview, row.Self, row.Status));
                    Assert.Equal(off is not null && was.Computed > Points.Zero, row.ReviewDeduction is not null);
                    if (row.ReviewDeduction is { } said)
                    {
                        Assert.Equal(off, said);
                        Assert.Contains($"复核扣分{FigureText.Short(said.Points)}分：", row.Working.Steps[^1], StringComparison.Ordinal);
                        Assert.EndsWith($"理由：{Reason}", row.Working.Steps[^1], StringComparison.Ordinal);
                        Assert.Contains(Reason, row.Working.Loss ?? Reason, StringComparison.Ordinal);
                        Interlocked.Increment(ref taken);
                    }
                }
            },
            iter: Times);

        Assert.InRange(taken, 100, int.MaxValue);
    }

    [Fact]
    public void One_row_after_the_other_or_all_at_once_comes_to_the_same() => Any.Sample(
        (framework, record) =>
        {
            var all = Scorer.Score(framework, record);
            foreach (var row in all.Rows)
            {
                var only = record.System.Deductions.TryGetValue(row.Indicator.Code, out var off) ? None.With(row.Indicator.Code, off) : None;
                Assert.Equal(row.Computed, Scorer.Score(framework, With(record, only)).Row(row.Indicator.Code)!.Computed);
            }

            var backwards = record.System.Deductions.Reverse().Aggregate(None, (made, off) => made.With(off.Key, off.Value));
            Assert.Equal(all.Totals.Computed, Scorer.Score(framework, With(record, backwards)).Totals.Computed);
        },
        iter: Times / 4);

    [Fact]
    public void What_the_reviewer_takes_off_is_nothing_the_unit_has_to_explain() => Any.Sample(
        (framework, record) => Assert.Equal(
            SubmissionCheck.Run(Scorer.Score(framework, With(record, None)), CheckSwitches.Default).Select(finding => (finding.Id, finding.Severity, finding.Message)),
            SubmissionCheck.Run(Scorer.Score(framework, record), CheckSwitches.Default).Select(finding => (finding.Id, finding.Severity, finding.Message))),
        iter: Times / 4);

    [Theory]
    [InlineData(DeductionBy.Nobody, "80")]
    [InlineData(DeductionBy.Unit, "80")]
    [InlineData(DeductionBy.Reviewer, "77.5")]
    [InlineData(DeductionBy.Both, "77.5")]
    public void Only_where_the_framework_lets_the_reviewer(DeductionBy by, string points)
    {
        var row = Row(new RowModifiers(OverFulfilment: null, [], by), "80", "2.5");

        Assert.Equal(new Points(D.Of(points)), row.Computed);
        Assert.Equal(new Points(80m), row.Self);
        Assert.Equal(by is DeductionBy.Reviewer or DeductionBy.Both, row.MayBeReviewed);
    }

    [Theory]
    [InlineData(DeductionBy.Unit, "可人工扣减，须写明理由。")]
    [InlineData(DeductionBy.Reviewer, "财政部门复核时可扣分，须写明理由。")]
    [InlineData(DeductionBy.Both, "可人工扣减，财政部门复核时也可扣分，均须写明理由。")]
    public void The_rule_and_the_difference_of_two_versions_say_who_may(DeductionBy by, string rule)
    {
        var (before, after) = (Framework(RowModifiers.None), Framework(RowModifiers.None with { ManualDeduction = by }));

        Assert.EndsWith(rule, RuleText.Of(after.Indicators.Single()), StringComparison.Ordinal);
        var change = Assert.Single(FrameworkDiff.Run(before, after));
        Assert.True(change.MovesScores);
        Assert.EndsWith(rule, change.After, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_with_other_codes_takes_the_deduction_along()
    {
        var (before, after) = (Framework(Reviewed), Framework(Reviewed, "T-9") with { Code = "U" });
        var record = With(Filing(Reviewed, "80").System(0, 0).Record(), None.With("T-1", new ReviewDeduction(new Points(5m), Reason)));

        var replayed = Replay.Of(before, after, FrameworkDiff.Run(before, after), record);

        Assert.Equal((75m, 75m), (replayed.Before.Points.Value, replayed.After.Points.Value));
    }

    [Fact]
    public void The_step_says_how_much_from_what_and_why()
    {
        var some = Row(Reviewed, "66.6666", "1.5").Working;
        Assert.Equal(["66.6666%×100=66.6666≈66.67", $"复核扣分1.5分：66.6666-1.5=65.1666≈65.17，理由：{Reason}"], some.Steps);
        Assert.Contains($"复核扣分1.5分，理由是{Reason}", some.Loss, StringComparison.Ordinal);

        Assert.Equal($"复核扣分66.67分：66.6666-66.67，扣完为止，得0分，理由：{Reason}", Row(Reviewed, "66.6666", "66.67").Working.Steps[^1]);
    }

    [Theory]
    [InlineData("129.99", false)]
    [InlineData("130", true)]
    public void Over_fulfilment_left_to_the_reviewer_keeps_its_points_until_they_are_reduced(string rate, bool isOver)
    {
        var left = new RowModifiers(new OverFulfilment(D.Ratio("1.3"), OverFulfilmentPolicy.ReviewerReduces, Points.Zero), [], DeductionBy.Nobody);

        var open = Filing(left, rate).Row("T-1");
        Assert.Equal((isOver, isOver, new Points(100m)), (open.AwaitsReview, open.MayBeReviewed, open.Computed!.Value));

        var kept = Filing(left, rate).System(0, 0).Row("T-1");
        Assert.Equal((false, new Points(100m)), (kept.AwaitsReview, kept.Computed!.Value));

        var reduced = Row(left, rate, "2");
        Assert.Equal((false, new Points(isOver ? 98m : 100m)), (reduced.AwaitsReview, reduced.Computed!.Value));
    }

    [Theory]
    [InlineData("", "", null, null)]
    [InlineData("0", Reason, null, null)]
    [InlineData("1.5", Reason, null, "1.5")]
    [InlineData(" ８０ ", Reason, null, "80")]
    [InlineData("80.01", Reason, "Points", null)]
    [InlineData("-1", Reason, "Points", null)]
    [InlineData("1.555", Reason, "Points", null)]
    [InlineData("一分", Reason, "Points", null)]
    [InlineData("", Reason, "Points", null)]
    [InlineData("1", "不符", "Reason", null)]
    [InlineData("1", "", "Reason", null)]
    public void What_the_reviewer_typed_is_taken_or_said_to_be_wrong_in_its_field(string points, string reason, string? field, string? taken)
    {
        var deduction = new ReviewEntry(points, reason).Read(Row(Reviewed, "80", null), out var problem);

        Assert.Equal((field, taken), (problem?.Field, deduction is null ? null : FigureText.Short(deduction.Points)));
    }

    [Fact]
    public void A_row_without_points_or_that_is_not_the_reviewers_is_refused()
    {
        Assert.Null(new ReviewEntry("1", Reason).Read(Row(RowModifiers.None, "80", null), out var problem));
        Assert.Equal("Points", problem?.Field);

        Assert.Null(new ReviewEntry("1", Reason).Read(new FilingBuilder(Framework(Reviewed)).Row("T-1"), out problem));
        Assert.Equal("Points", problem?.Field);
    }

    private static RowModifiers Reviewed { get; } = new(OverFulfilment: null, [], DeductionBy.Reviewer);

    private static FilingRecord With(FilingRecord record, EntryDictionary<ReviewDeduction> deductions) =>
        record with { System = record.System with { Deductions = deductions } };

    private static RowScore Row(RowModifiers modifiers, string rate, string? off)
    {
        var framework = Framework(modifiers);
        var record = Filing(modifiers, rate).System(0, 0).Record();
        return Scorer.Score(framework, off is null ? record : With(record, None.With("T-1", new ReviewDeduction(new Points(D.Of(off)), Reason)))).Row("T-1")!;
    }

    private static FilingBuilder Filing(RowModifiers modifiers, string rate) => new FilingBuilder(Framework(modifiers)).Value("a", rate);

    private static Framework Framework(RowModifiers modifiers, string code = "T-1")
    {
        var framework = new FrameworkBuilder().Input("a", "甲", FigureKind.Percent).Indicator(code, "100", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, ZeroBelow: null), "甲").Build();
        return framework with
        {
            Groups = [.. framework.Groups.Select(group => group with
            {
                Subgroups = [.. group.Subgroups.Select(subgroup => subgroup with { Indicators = [.. subgroup.Indicators.Select(indicator => indicator with { Modifiers = modifiers, Name = "完成率" })] })],
            })],
        };
    }
}
