using CsCheck;
using Evaluation.Core.Scoring;
using Evaluation.Core.Tests.Frameworks;

namespace Evaluation.Core.Tests.Scoring;

/// <summary>A tally is a score sheet without its words.</summary>
public sealed class TallyTests
{
    [Fact]
    public void A_tally_gives_the_points_and_totals_of_the_score_sheet() =>
        Gen.Select(AnyFramework.Gen, Gen.ULong).Sample(
            (framework, seed) =>
            {
                var record = FilingMaker.Make(framework, seed);
                var (sheet, tally) = (Scorer.Score(framework, record), Scorer.Tally(framework, record));

                Assert.Equal(sheet.Rows.Select(row => row.Computed), tally.Rows);
                Assert.Equal(sheet.Totals.Parts, tally.Totals.Parts);
                Assert.Equal(sheet.Totals.Adjustments, tally.Totals.Adjustments);
                Assert.Equal(sheet.Totals.ReachableChain, tally.Totals.ReachableChain);
                Assert.Equal(
                    (sheet.Totals.Computed, sheet.Totals.Self, sheet.Totals.Reachable, sheet.Totals.IncompleteRows, sheet.Totals.WithoutEvidence, sheet.Totals.Bonus, sheet.Totals.ComputedGrade),
                    (tally.Totals.Computed, tally.Totals.Self, tally.Totals.Reachable, tally.Totals.IncompleteRows, tally.Totals.WithoutEvidence, tally.Totals.Bonus, tally.Totals.ComputedGrade));
            },
            iter: 1_000);
}
