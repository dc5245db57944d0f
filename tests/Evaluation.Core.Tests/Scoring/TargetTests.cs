using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Tests.Scoring;

public sealed class TargetTests
{
    private const string Code = "T-4101";

    [Theory]
    [InlineData("≥", "95", "91.25", "5", "4.80")]
    [InlineData("≥", "95", "95", "5", "5.00")]
    [InlineData("≥", "95", "120", "5", "5.00")]
    [InlineData("≥", "95", "-3", "5", "0.00")]
    [InlineData("≥", "0", "0", "5", "5.00")]
    [InlineData("=", "12", "9", "4", "3.00")]
    [InlineData("=", "12", "14", "4", "4.00")]
    [InlineData("=", "0", "1", "4", "0.00")]
    [InlineData("=", "0", "0", "4", "4.00")]
    [InlineData("≤", "20", "20", "6", "6.00")]
    [InlineData("≤", "20", "25", "6", "4.50")]
    [InlineData("≤", "20", "39.99", "6", "0.00")]
    [InlineData("≤", "20", "40", "6", "0.00")]
    [InlineData("≤", "20", "19", "6", "6.00")]
    [InlineData("≤", "0", "0", "6", "6.00")]
    [InlineData("≥", "-5", "-5", "6", "6.00")]
    [InlineData("≥", "-5", "-10", "6", "0.00")]
    [InlineData("≥", "0", "-3", "6", "0.00")]
    [InlineData("≤", "0", "1", "6", "0.00")]
    public void A_target_is_scored_by_its_operator(string sign, string target, string actual, string weight, string points) =>
        Assert.Equal(D.Of(points), One(weight, ("sign", sign), ("target", target), ("actual", actual)).Computed!.Value.Value);

    [Theory]
    [InlineData("达成", "80", "4.00")]
    [InlineData("达成", "100", "5.00")]
    [InlineData("部分达成", "60", "3.00")]
    [InlineData("部分达成", "79.8", "3.99")]
    [InlineData("未达成", "59.8", "2.99")]
    [InlineData("未达成", "0", "0.00")]
    public void A_qualitative_target_is_scored_inside_its_band(string state, string share, string points) =>
        Assert.Equal(D.Of(points), One("5", ("sign", "定性"), ("state", state), ("actual", share)).Computed!.Value.Value);

    [Theory]
    [InlineData("达成", "79.99")]
    [InlineData("达成", "100.5")]
    [InlineData("部分达成", "80")]
    [InlineData("部分达成", "59.99")]
    [InlineData("部分达成", "79.9")]
    [InlineData("未达成", "59.9")]
    [InlineData("未达成", "60")]
    [InlineData("未达成", "-1")]
    [InlineData("很好", "80")]
    [InlineData("达成", "")]
    public void A_share_outside_its_band_gives_no_points(string state, string share) => Lacks(One("5", ("sign", "定性"), ("state", state), ("actual", share)));

    [Theory]
    [InlineData("≥", "", "5")]
    [InlineData("≥", "5", "")]
    [InlineData("≥", "五", "5")]
    [InlineData(">", "5", "5")]
    [InlineData("", "5", "5")]
    public void A_target_with_something_missing_gives_no_points(string sign, string target, string actual) =>
        Lacks(One("5", ("sign", sign), ("target", target), ("actual", actual)));

    [Fact]
    public void Weights_must_add_up_to_that_of_the_row()
    {
        var row = Filing("10").Row("targets", "1", ("sign", "≥"), ("target", "1"), ("actual", "1"), ("weight", "9.99")).Row(Code);

        Assert.Contains("9.99", Assert.Single(row.Missing).Label, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_target_is_rounded_on_its_own_so_that_the_printed_table_adds_up()
    {
        var filing = Filing("3");
        foreach (var id in new[] { "1", "2", "3" })
        {
            filing.Row("targets", id, ("name", "目标" + id), ("sign", "≥"), ("target", "3"), ("actual", "2"), ("weight", "1"));
        }

        var row = filing.Row(Code);

        Assert.Equal(2.01m, row.Computed!.Value.Value);
        Assert.Equal(["66.67%", "66.67%", "66.67%"], row.Targets.Select(target => target.Completion));
    }

    [Fact]
    public void No_target_at_all_is_incomplete() => Lacks(Filing("5").Row(Code));

    [Fact]
    public void Absurd_weights_and_figures_are_a_gap_and_never_an_error()
    {
        var filing = Filing("5");
        foreach (var id in new[] { "1", "2" })
        {
            filing.Row("targets", id, ("sign", "≥"), ("target", "0.0000000000000000000000000001"), ("actual", "79228162514264337593543950335"), ("weight", "79228162514264337593543950335"));
        }

        Lacks(filing.Row(Code));
        Assert.Equal(5m, One("5", ("sign", "≥"), ("target", "0.0000000000000000000000000001"), ("actual", "99999999999999999")).Computed!.Value.Value);
    }

    private static void Lacks(RowScore row)
    {
        Assert.Equal(RowStatus.Incomplete, row.Status);
        Assert.Null(row.Computed);
        Assert.NotEmpty(row.Missing);
    }

    private static RowScore One(string weight, params (string, string)[] cells) => Filing(weight).Row("targets", "1", [("weight", weight), .. cells]).Row(Code);

    private static FilingBuilder Filing(string weight)
    {
        static ListColumn Column(string key, FigureKind kind) => new(key, key, key, kind, Measure: null, Required: false, [], Hint: null);
        var framework = new FrameworkBuilder()
            .List("targets", "目标", required: true,
                Column("name", FigureKind.Text), Column("sign", FigureKind.Text), Column("target", FigureKind.Number), Column("measure", FigureKind.Text),
                Column("weight", FigureKind.Number), Column("actual", FigureKind.Number), Column("state", FigureKind.Text))
            .Indicator(Code, weight, new ScoringRule.Targets("targets", new TargetColumns("name", "sign", "target", "measure", "weight", "actual", "state")))
            .Build();
        return new FilingBuilder(framework);
    }
}
