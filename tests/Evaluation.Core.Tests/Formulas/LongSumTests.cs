using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Tests.Formulas;

public sealed class LongSumTests
{
    [Fact]
    public void A_thousand_unlike_fractions_are_added_exactly_without_quadratic_work()
    {
        var framework = new FrameworkBuilder()
            .List("rows", "明细", required: false, new ListColumn("a", "甲", "甲", FigureKind.Number, null, false, [], null), new ListColumn("b", "乙", "乙", FigureKind.Number, null, false, [], null))
            .Derived("total", "合计", FigureKind.Number, "sum(rows, 甲 ÷ 乙)").Build();
        var builder = new FilingBuilder(framework);
        for (var row = 0; row < 1_000; row++)
        {
            builder.Enter(EntryPath.Cell("rows", Text(row), "a"), Text(row + 1)).Enter(EntryPath.Cell("rows", Text(row), "b"), Text((2 * row * row) + 1_000_003));
        }

        var facts = new FactSheet(framework, builder.Record());
        var before = GC.GetAllocatedBytesForCurrentThread();

        var total = Assert.IsType<Outcome.Figure>(facts.Figure("total")).Value;

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
        Assert.Equal(
            Enumerable.Range(0, 1_000).Aggregate(Ratio.Zero, (sum, row) => sum + Ratio.Of(row + 1, (2L * row * row) + 1_000_003)), total);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
