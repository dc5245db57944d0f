using CsCheck;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Core.Tests.Frameworks;
using Evaluation.Core.Tests.TestData;

namespace Evaluation.Core.Tests.Scoring;

/// <summary>What holds for every framework and every filing: generated frameworks over all rule kinds, and random filings of them.</summary>
public sealed class LawTests
{
    private const int Times = 1_500;

    private static Gen<(Framework Framework, FilingRecord Record, ulong Seed)> Any { get; } =
        Gen.Select(AnyFramework.Gen, Gen.ULong, (framework, seed) => (framework, FilingMaker.Make(framework, seed), seed));

    [Fact]
    public void Points_stay_within_0_and_the_weight_and_never_pass_what_is_reachable() => Any.Sample(
        (framework, record, _) =>
        {
            foreach (var row in Scorer.Score(framework, record).Rows)
            {
                Assert.InRange(row.Reachable.Value, 0m, row.Indicator.Weight.Value);
                if (row.Computed is { } points)
                {
                    Assert.InRange(points.Value, 0m, row.Indicator.Weight.Value);
                    Assert.True(points <= row.Reachable, row.Indicator.Code);
                }
            }
        },
        iter: Times);

    [Fact]
    public void The_total_is_the_sum_of_the_rounded_rows_and_every_later_step_is_printed() => Any.Sample(
        (framework, record, _) =>
        {
            var sheet = Scorer.Score(framework, record);
            var rows = Points.Sum(sheet.Rows.Where(row => !row.IsBonus && !row.IsLeftOut).Select(row => row.Computed ?? Points.Zero));
            if (sheet.Totals.NothingApplies)
            {
                Assert.All(sheet.Rows.Where(row => !row.IsBonus), row => Assert.True(row.IsLeftOut));
                return;
            }

            Assert.Equal(sheet.Totals.Computed, rows + Points.Sum(sheet.Totals.Adjustments.Select(step => step.After - step.Before)));
            Assert.Equal(rows, sheet.Totals.Adjustments is [var first, ..] ? first.Before : sheet.Totals.Computed);
            Assert.Equal(sheet.Totals.Reachable, sheet.Totals.ReachableChain is [.., var last] ? last.After : framework.Weight);
            Assert.True(sheet.Totals.Computed <= sheet.Totals.Reachable);
            Assert.InRange(sheet.Totals.Computed.Value, 0m, framework.Bonus.MayExceed ? 100m + framework.Bonus.Cap.Value : 100m);
            Assert.All(sheet.Totals.Adjustments.Zip(sheet.Totals.Adjustments.Skip(1)), pair => Assert.Equal(pair.First.After, pair.Second.Before));
        },
        iter: Times);

    [Fact]
    public void Order_is_irrelevant() => Any.Sample(
        (framework, record, seed) =>
        {
            var (one, other) = (Scorer.Score(framework, record), Scorer.Score(Shuffled(framework, new Dice(seed)), record));

            Assert.Equal(one.Totals.Computed, other.Totals.Computed);
            Assert.Equal((one.Totals.ComputedGrade, one.Totals.Reachable, one.Totals.Self), (other.Totals.ComputedGrade, other.Totals.Reachable, other.Totals.Self));
            Assert.All(one.Rows, row => Assert.Equal((row.Status, row.Computed, row.Reachable), (other.Row(row.Indicator.Code)!.Status, other.Row(row.Indicator.Code)!.Computed, other.Row(row.Indicator.Code)!.Reachable)));
        },
        iter: Times);

    [Fact]
    public void What_an_answer_hides_never_counts() => Any.Sample(
        (framework, record, _) =>
        {
            var hidden = framework.Questions.Where(question => record.Answers.TryGetValue(question.Key, out var yes) && !yes).SelectMany(question => question.Hides).ToHashSet(StringComparer.Ordinal);
            var without = record with
            {
                Inputs = record.Inputs.Where(input => !hidden.Contains(input.Key)).ToKeyed(),
                Lists = record.Lists.Where(list => !hidden.Contains(list.Key)).ToKeyed(),
            };

            Assert.Equal(Scorer.Score(framework, without).Totals.Computed, Scorer.Score(framework, record).Totals.Computed);
        },
        iter: Times);

    [Fact]
    public void Every_value_and_its_points_equal_those_worked_out_by_school_fractions()
    {
        var compared = 0;
        Any.Sample(
            (framework, record, _) =>
            {
                var sheet = Scorer.Score(framework, record);
                var school = new SchoolScore(sheet.Facts);
                foreach (var row in sheet.Rows.Where(row => row.Status != RowStatus.NotApplicable && row.Indicator.Value is not null))
                {
                    var value = row.Indicator.Value!;
                    foreach (var reading in value.Others.Prepend(value.Scored))
                    {
                        var figure = sheet.Facts.Evaluate(reading.Formula) as Outcome.Figure;
                        Assert.Equal(figure is null, school.Value(reading.Formula) is null);
                        Assert.True(figure is null || school.Value(reading.Formula)!.Value.Is(figure.Value), row.Indicator.Code);
                    }

                    if (row.Computed is { } points && row.Indicator.Rule.Compare == CompareOn.Unrounded && ReferenceEquals(row.Indicator.Modifiers, RowModifiers.None)
                        && school.Value(value.Scored.Formula) is { } exact && SchoolScore.Hundredths(row.Indicator.Rule, row.Indicator.Weight, exact) is { } hundredths)
                    {
                        Assert.Equal((decimal)hundredths / 100m, points.Value);
                        Interlocked.Increment(ref compared);
                    }
                }
            },
            iter: Times);

        Assert.InRange(compared, Times / 4, int.MaxValue);
    }

    [Fact]
    public void A_rule_that_declares_a_direction_keeps_it_for_any_two_values() => Gen.Select(AnyFramework.Gen, Gen.Int[-500, 30_000], Gen.Int[0, 30_000]).Sample(
        (framework, low, more) =>
        {
            foreach (var indicator in framework.Indicators.Where(indicator => indicator.Rule.Monotonic is not null))
            {
                var (lower, higher) = (Earned(indicator, Ratio.Of(low, 10_000)), Earned(indicator, Ratio.Of(low + more, 10_000)));
                Assert.True(indicator.Rule.Monotonic == Monotony.Rising ? lower <= higher : lower >= higher, indicator.Code);
            }
        },
        iter: Times);

    [Fact]
    public void Every_row_can_say_how_it_came_about_and_says_it_the_same_way_twice() => Any.Sample(
        (framework, record, _) =>
        {
            var (sheet, again) = (Scorer.Score(framework, record), Scorer.Score(framework, record));
            foreach (var row in sheet.Rows)
            {
                Assert.NotEmpty(row.Working.Rule);
                Assert.NotEmpty(row.Working.Clause);
                Assert.Equal(row.Status == RowStatus.Scored, row.Status == RowStatus.Scored && row.Working.Applied is not null);
                Assert.Equal((row.Working.Applied, row.Working.PointsLine, row.Working.Loss), (again.Row(row.Indicator.Code)!.Working.Applied, again.Row(row.Indicator.Code)!.Working.PointsLine, again.Row(row.Indicator.Code)!.Working.Loss));
                Assert.NotEqual(string.Empty, NextBand.Distance(sheet.Facts, row));
            }
        },
        iter: Times);

    [Fact]
    public void Every_formula_prints_as_text_that_reads_back_and_prints_the_same() => AnyFramework.Gen.Sample(
        framework =>
        {
            foreach (var formula in framework.Derived.Select(derived => derived.Formula).Concat(framework.Indicators.SelectMany(indicator => indicator.Values).Select(value => value.Scored.Formula)))
            {
                var (again, fault) = FormulaParser.Parse(
                    FormulaText.Print(formula), key => key, list => framework.List(list) is { } definition ? key => Column(definition, key) : null);
                Assert.Null(fault);
                Assert.Equal(FormulaText.Print(formula), FormulaText.Print(again!));
            }
        },
        iter: Times);

    private static string? Column(ListDefinition list, string key)
    {
        var column = key.StartsWith(list.Key + ".", StringComparison.Ordinal) ? key[(list.Key.Length + 1)..] : key;
        return list.Column(column) is null ? null : $"{list.Key}.{column}";
    }

    private static Ratio Earned(Indicator indicator, Ratio value)
    {
        var framework = new FrameworkBuilder().Input("x", "数", indicator.Value!.Kind, indicator.Value.Kind is FigureKind.Count ? "项" : null, signed: true).Build();
        var rule = indicator.Rule;
        var own = indicator with
        {
            Value = indicator.Value with { Scored = new Reading("scored", "计分口径", new Formula.Number(value, default)), Others = [] },
            Rule = rule,
            Modifiers = RowModifiers.None,
        };
        var one = framework with { Groups = [new IndicatorGroup("G", "甲", indicator.Weight, [new IndicatorSubgroup("G1", "乙", indicator.Weight, [own])])] };
        return Scorer.Score(one, FilingBuilder.Head(one)).Rows[0].Computed?.ToRatio() ?? Ratio.Zero;
    }

    private static Framework Shuffled(Framework framework, Dice dice)
    {
        return framework with
        {
            Groups = Shuffle(framework.Groups.Select(group => group with
            {
                Subgroups = Shuffle(group.Subgroups.Select(subgroup => subgroup with { Indicators = Shuffle(subgroup.Indicators) })),
            })),
            Inputs = Shuffle(framework.Inputs),
            Derived = Shuffle(framework.Derived),
            Limits = Shuffle(framework.Limits),
        };

        List<T> Shuffle<T>(IEnumerable<T> all) => [.. all.Select(one => (one, dice.Whole(0, 1_000_000))).OrderBy(pair => pair.Item2).Select(pair => pair.one)];
    }
}
