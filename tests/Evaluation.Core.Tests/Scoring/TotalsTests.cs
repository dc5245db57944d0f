using CsCheck;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Tests.Scoring;

public sealed class TotalsTests
{
    private static readonly string[] Codes = ["L", "R", "C", "D", "K", "Y"];

    [Theory]
    [InlineData(NotApplicablePolicy.Full, "89.56", "良")]
    [InlineData(NotApplicablePolicy.RescaleLevel1, "89.17", "良")]
    [InlineData(NotApplicablePolicy.RescaleTotal, "88.40", "良")]
    [InlineData(NotApplicablePolicy.Zero, "79.56", "中")]
    public void The_four_policies_give_the_worked_totals(NotApplicablePolicy policy, string total, string grade)
    {
        // Weights and scores of the trade's worked total: of 35 points 26.56 earned and 2 not applicable, of 30 points 8 not applicable.
        var framework = new FrameworkBuilder().Input("p", "比率", FigureKind.Percent)
            .Group("1", "预算编制情况").Indicator("1", "16", Full, "1").Indicator("1b", "4", Full, "0")
            .Group("2", "预算执行情况").Indicator("2", "22", Full, "1").Indicator("2b", "5", Full, "比率").Indicator("2c", "6", Full, "0").Indicator("2d", "2", Full, "1", policy: policy)
            .Group("3", "预算监督情况").Indicator("3", "15", Full, "1")
            .Group("4", "预算使用效益").Indicator("4", "22", Full, "1").Indicator("4b", "8", Full, "1", policy: policy)
            .Build();

        var totals = new FilingBuilder(framework).Value("p", "91.245686").NotApplicable("2d").NotApplicable("4b").Score().Totals;

        Assert.Equal(100m, framework.Weight.Value);
        Assert.Equal(D.Of(total), totals.Computed.Value);
        Assert.Equal(totals.Computed, totals.Self);
        Assert.Equal(totals.Computed, totals.Reachable);
        Assert.Equal(grade, totals.ComputedGrade);
        Assert.Equal(policy is NotApplicablePolicy.Full or NotApplicablePolicy.Zero, totals.Adjustments.Count == 0);
    }

    [Fact]
    public void A_whole_group_that_does_not_apply_rescales_the_total()
    {
        var framework = new FrameworkBuilder()
            .Group("1", "甲").Indicator("1", "40", Full, "0.5")
            .Group("2", "乙").Indicator("2", "60", Full, "1").Build();

        var totals = new FilingBuilder(framework).NotApplicable("2").Score().Totals;

        Assert.Equal(50m, totals.Computed.Value);
        Assert.Contains("总分", Assert.Single(totals.Adjustments).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_must_be_scored_is_scored_even_when_set_not_applicable()
    {
        var framework = new FrameworkBuilder().Indicator("1", "5", Full, "1", policy: NotApplicablePolicy.NotAllowed).Build();

        Assert.Equal(RowStatus.Scored, new FilingBuilder(framework).NotApplicable("1").Row("1").Status);
    }

    [Fact]
    public void An_opening_answer_sets_rows_not_applicable_and_the_row_itself_may_overrule_it()
    {
        var framework = new FrameworkBuilder()
            .Indicator("1", "5", Full, "1", policy: NotApplicablePolicy.Zero)
            .Question("has", "有没有", [], ("1", "没有")).Build();

        Assert.Equal("没有", new FilingBuilder(framework).Answer("has", yes: false).Row("1").NotApplicableReason);
        Assert.Equal(RowStatus.Scored, new FilingBuilder(framework).Answer("has", yes: true).Row("1").Status);
        Assert.Equal(RowStatus.Scored, new FilingBuilder(framework).Answer("has", yes: false).Enter("na/1", "0").Row("1").Status);
    }

    [Theory]
    [InlineData("90", "优")]
    [InlineData("89.99", "良")]
    [InlineData("80", "良")]
    [InlineData("79.99", "中")]
    [InlineData("60", "中")]
    [InlineData("59.99", "差")]
    [InlineData("0", "差")]
    public void Grades_are_read_from_the_printed_total(string percent, string grade)
    {
        var framework = new FrameworkBuilder().Input("p", "比率", FigureKind.Percent).Indicator("1", "100", Full, "比率").Build();

        Assert.Equal(grade, new FilingBuilder(framework).Value("p", percent).Score().Totals.ComputedGrade);
    }

    [Fact]
    public void Rounding_up_to_ninety_is_a_ninety()
    {
        var framework = new FrameworkBuilder().Input("p", "比率", FigureKind.Percent).Indicator("1", "100", Full, "比率").Build();

        Assert.Equal("优", new FilingBuilder(framework).Value("p", "89.995").Score().Totals.ComputedGrade);
    }

    [Fact]
    public void While_a_row_is_open_there_is_no_computed_grade_and_no_self_total()
    {
        var framework = new FrameworkBuilder().Input("p", "比率", FigureKind.Percent).Indicator("1", "50", Full, "1").Indicator("2", "50", Full, "比率").Build();
        var totals = new FilingBuilder(framework).Score().Totals;

        Assert.Null(totals.ComputedGrade);
        Assert.Null(totals.Self);
        Assert.Equal((50m, 100m, 1), (totals.Computed.Value, totals.Reachable.Value, totals.IncompleteRows));
    }

    [Fact]
    public void Laws_that_hold_for_every_filing() =>
        AnyFiling.Sample(filing =>
        {
            var sheet = filing.Score();

            Assert.All(sheet.Rows, row =>
            {
                Assert.InRange(row.Computed?.Value ?? 0m, 0m, row.Indicator.Weight.Value);
                Assert.InRange(row.Reachable.Value, 0m, row.Indicator.Weight.Value);
                Assert.True(row.Computed is null || row.Reachable >= row.Computed.Value);
                Assert.True(row.IsClaimed || row.Self == row.Computed);
            });
            var sum = Points.Sum(sheet.Rows.Select(row => row.Computed ?? Points.Zero));
            var parts = sheet.Totals.Parts.Values;
            Assert.Equal(sum, Points.Sum(parts.Select(part => part.Computed)));
            Assert.Equal(sheet.Facts.Framework.Weight, Points.Sum(parts.Select(part => part.Weight)));
            Assert.Equal(sheet.Totals.IncompleteRows, parts.Sum(part => part.IncompleteRows));
            Assert.Equal(sum, sheet.Totals.Adjustments.Count == 0 ? sheet.Totals.Computed : sheet.Totals.Adjustments[0].Before);
            Assert.Equal(sheet.Totals.Computed, sheet.Totals.Adjustments.Count == 0 ? sum : sheet.Totals.Adjustments[^1].After);
            Assert.True(sheet.Totals.Reachable >= sheet.Totals.Computed);
            Assert.InRange(sheet.Totals.Computed.Value, 0m, 100m);
            Assert.InRange(sheet.Totals.Reachable.Value, 0m, 100m);
        });

    [Fact]
    public void Scoring_twice_gives_the_same() =>
        AnyFiling.Sample(filing => Assert.Equal(Summary(filing.Score()), Summary(filing.Score())));

    [Fact]
    public void The_order_in_which_values_were_entered_changes_nothing() =>
        Gen.Select(AnyEntries, Gen.Int).Sample((entries, seed) =>
        {
            var shuffled = entries.OrderBy(entry => HashCode.Combine(entry.Path, seed)).ToArray();
            Assert.Equal(Summary(Filing(entries).Score()), Summary(Filing(shuffled).Score()));
        });

    [Theory]
    [InlineData("L")]
    [InlineData("C")]
    public void More_achieved_never_scores_less(string code) =>
        Gen.Select(Gen.Int[-200, 5_000], Gen.Int[0, 500], Gen.Int[1, 4_000]).Sample((done, more, planned) =>
        {
            Points Of(int achieved) => new FilingBuilder(Everything).Value("done", N(achieved)).Value("planned", N(planned)).Row(code).Computed!.Value;
            Assert.True(Of(done + more) >= Of(done));
        });

    [Fact]
    public void Claims_of_any_size_are_added_up_and_left_to_the_checks()
    {
        var filing = new FilingBuilder(Everything);
        foreach (var code in Codes)
        {
            filing.Claim(code, "9999.99");
        }

        Assert.Equal(9999.99m * Codes.Length, filing.Score().Totals.Self!.Value.Value);
    }

    private static ScoringRule Full { get; } = new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, ZeroBelow: null);

    private static Framework Everything { get; } = new FrameworkBuilder()
        .Input("done", "完成", FigureKind.Count, "项", signed: true).Input("planned", "计划", FigureKind.Count, "项").Input("yes", "是否", FigureKind.YesNo)
        .Group("1", "甲")
        .Indicator("L", "30", Full, "完成÷计划")
        .Indicator("R", "10", new ScoringRule.Ladder([new(null, false, D.Ratio("0.5"), false, Points.Zero, "低"), new(D.Ratio("0.5"), true, null, false, new Points(10m), "高")]), "完成÷计划", policy: NotApplicablePolicy.Full)
        .Indicator("C", "20", new ScoringRule.CountRatio(), "完成÷计划", policy: NotApplicablePolicy.RescaleTotal)
        .Group("2", "乙")
        .Indicator("D", "15", new ScoringRule.ThresholdDeduct(D.Ratio("0"), true, new Steps(D.Ratio("0.07"), "7个百分点", new Points(1m), StepMode.Proportional), true), "完成÷计划-1", policy: NotApplicablePolicy.Zero)
        .Indicator("K", "15", new ScoringRule.Checklist([new("a", "一", new Points(7.5m)), new("b", "二", new Points(7.5m))]), origin: ScoreOrigin.Own)
        .Indicator("Y", "10", new ScoringRule.YesNo("yes", "是否"), origin: ScoreOrigin.Bureau)
        .Build();

    private static Gen<(string Path, string Text)[]> AnyEntries { get; } =
        from figures in Gen.Select(Gen.Int[-50, 300], Gen.Int[0, 200], Gen.Int[0, 2])
        from states in Gen.Int[0, 2].Array[8]
        from applies in Gen.Int[0, 3].Array[6]
        from claims in Gen.Int[-1, 40].Array[6]
        select Written(figures, states, applies, claims);

    private static Gen<FilingBuilder> AnyFiling { get; } = AnyEntries.Select(Filing);

    private static FilingBuilder Filing((string Path, string Text)[] entries)
    {
        var filing = new FilingBuilder(Everything);
        foreach (var (path, text) in entries)
        {
            filing.Enter(path, text);
        }

        return filing;
    }

    private static (string, string)[] Written((int Done, int Planned, int Yes) figures, int[] states, int[] applies, int[] claims)
    {
        static string State(int state) => state switch { 0 => "0", 1 => "1", _ => string.Empty };
        List<(string, string)> entries =
        [
            ("input/done", N(figures.Done)), ("input/planned", figures.Planned == 200 ? string.Empty : N(figures.Planned)), ("input/yes", State(figures.Yes)),
            ("item/K/a", State(states[0])), ("item/K/b", State(states[1])),
        ];
        for (var index = 0; index < Codes.Length; index++)
        {
            entries.Add(($"na/{Codes[index]}", applies[index] == 0 ? "1" : string.Empty));
            entries.Add(($"claim/{Codes[index]}", claims[index] < 0 ? string.Empty : N(claims[index])));
        }

        return [.. entries];
    }

    private static string Summary(ScoreSheet sheet) =>
        string.Join('|', sheet.Rows.Select(row => $"{row.Indicator.Code} {row.Status} {row.Computed} {row.Self} {row.Reachable} {row.Working.PointsLine} {string.Join(',', row.Missing)}"))
        + $"{sheet.Totals.Computed} {sheet.Totals.Self} {sheet.Totals.Reachable} {string.Join(',', sheet.Totals.Adjustments)}";

    private static string N(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
