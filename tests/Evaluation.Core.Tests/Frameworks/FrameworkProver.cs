using System.Globalization;
using System.Text.RegularExpressions;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Tests.Frameworks;

/// <summary>Gives a generated framework worked examples that hold: what the first run gives becomes what is expected.</summary>
internal static partial class FrameworkProver
{
    public static Framework WithExamples(Dice dice, Framework framework)
    {
        var guessed = framework with
        {
            Groups = Rows(framework, indicator => dice.Coin(40) ? [.. Guess(dice, framework, indicator)] : []),
            Checks = [.. framework.Checks.Select(check => check with { Examples = dice.Many(0, 2, index => CheckExample(dice, framework, index)) })],
            Examples = dice.Many(0, 2, index => Total(dice, framework, index)),
        };
        return Excused(Settled(guessed));
    }

    /// <summary>What came out becomes what is expected.</summary>
    private static Framework Settled(Framework guessed)
    {
        var actual = FrameworkProof.Run(guessed).ToDictionary(proved => proved.Path, proved => proved.Actual, StringComparer.Ordinal);
        return guessed with
        {
            Groups = Rows(guessed, indicator => [.. indicator.Examples.Select((example, index) => Settled(example, actual[FormattableString.Invariant($"indicators/{indicator.Code}/examples/{index + 1}")]))]),
            Checks = [.. guessed.Checks.Select(check => check with
            {
                Examples = [.. check.Examples.Select((example, index) => example with { Result = Came(actual[FormattableString.Invariant($"checks/{check.Key}/examples/{index + 1}")]) })],
            })],
            Examples = [.. guessed.Examples.Select((example, index) => Settled(example, actual[FormattableString.Invariant($"examples/{index + 1}")]))],
        };
    }

    /// <summary>A row that an answered question excuses says its points but not why; its expectation is 不适用.</summary>
    private static Framework Excused(Framework framework)
    {
        var excused = FrameworkProof.Run(framework).Where(proved => !proved.Holds).Select(proved => proved.Path).ToHashSet(StringComparer.Ordinal);
        return framework with
        {
            Groups = Rows(framework, indicator => [.. indicator.Examples.Select((example, index) =>
                excused.Contains(FormattableString.Invariant($"indicators/{indicator.Code}/examples/{index + 1}")) ? example with { Result = ExampleResult.NotApplicable } : example)]),
        };
    }

    private static IReadOnlyList<IndicatorGroup> Rows(Framework framework, Func<Indicator, IReadOnlyList<WorkedExample>> examples) =>
        [.. framework.Groups.Select(group => group with
        {
            Subgroups = [.. group.Subgroups.Select(subgroup => subgroup with
            {
                Indicators = [.. subgroup.Indicators.Select(indicator => indicator with { Examples = examples(indicator) })],
            })],
        })];

    private static IEnumerable<WorkedExample> Guess(Dice dice, Framework framework, Indicator indicator)
    {
        if (indicator.Value is { } value && indicator.Rule is not ScoringRule.CompareWithLastYear
            && indicator.Modifiers.Caps.Count == 0)
        {
            var number = dice.Whole(0, 20_000) / 100m;
            yield return new WorkedExample { Value = new ExampleValue(number, 2, value.Kind == FigureKind.Percent), Points = Points.Zero };
        }

        yield return new WorkedExample
        {
            Name = dice.Maybe(() => FormattableString.Invariant($"例{dice.Whole(1, 9)}")),
            Given = Given(dice, framework),
            Items = indicator.Rule.Items.Count > 0 && dice.Coin()
                ? indicator.Rule.Items.Where(_ => dice.Coin()).ToDictionary(item => item.Key, _ => dice.One([ItemState.Met, ItemState.Met, ItemState.NotMet]), StringComparer.Ordinal)
                : null,
            State = indicator.Rule switch
            {
                ScoringRule.EitherOr either => dice.One(either.Options).Key,
                ScoringRule.Qualitative qualitative => dice.One(qualitative.States).Name,
                _ => null,
            },
            Judged = indicator.Rule is ScoringRule.Qualitative ? "0.5" : null,
            Deduction = indicator.Modifiers.UnitDeducts && dice.Coin() ? "0.5" : null,
            ReviewDeduction = indicator.Modifiers.ReviewerDeducts && dice.Coin() ? new Points(0.25m) : null,
            NotApplicable = indicator.NotApplicable.Policy != NotApplicablePolicy.NotAllowed && dice.Coin(20),
            Evidence = dice.Coin(70),
            Points = Points.Zero,
        };
    }

    private static ExampleEntries Given(Dice dice, Framework framework) => new(
        framework.Inputs.Where(input => input.System is null && dice.Coin(80)).ToDictionary(
            input => input.Key, input => input.Kind == FigureKind.YesNo ? dice.Whole(0, 1) : input.Kind == FigureKind.Count ? dice.Whole(0, 500) : dice.Whole(0, 10_000) / 100m, StringComparer.Ordinal),
        framework.Questions.Where(_ => dice.Coin(30)).ToDictionary(question => question.Key, _ => dice.Coin(), StringComparer.Ordinal),
        dice.Coin(40)
            ? new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal)
            {
                ["works"] = dice.Many(1, 2, _ => new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = "甲：a, b", ["amount"] = "12.5", ["share"] = "40" }),
            }
            : ExampleEntries.None.Lists);

    private static CheckResult Came(string actual) => actual switch
    {
        "通过" => CheckResult.Passed,
        "不符" => CheckResult.Failed,
        "未核对" => CheckResult.Unchecked,
        _ => CheckResult.Idle,
    };

    private static CheckExample CheckExample(Dice dice, Framework framework, int index) => new()
    {
        Name = dice.Maybe(() => FormattableString.Invariant($"校验例{index + 1}")),
        Year = dice.Coin(20) ? framework.Years.From : null,
        Given = Given(dice, framework),
        Scores = dice.Coin(30) ? new Dictionary<string, decimal>(StringComparer.Ordinal) { [SheetFigures.SelfTotal] = dice.Whole(0, 10_000) / 100m, [SheetFigures.OtherShare] = 95.5m } : new Dictionary<string, decimal>(StringComparer.Ordinal),
        Text = dice.Maybe(() => "各项工作全部完成：a, b"),
        Source = dice.Maybe(() => "决算表", 20),
        Evidence = dice.Coin(30) ? new Dictionary<string, string>(StringComparer.Ordinal) { ["盘点表.pdf"] = "2021-12-31 https://例.cn", ["甲、乙.jpg"] = "备注" } : new Dictionary<string, string>(StringComparer.Ordinal),
        Result = CheckResult.Passed,
    };

    private static TotalExample Total(Dice dice, Framework framework, int index) => new(
        FormattableString.Invariant($"总分例{index + 1}"),
        dice.Coin() ? Given(dice, framework) : ExampleEntries.None,
        framework.Indicators.Where(_ => dice.Coin()).ToDictionary(indicator => indicator.Code, indicator => dice.Coin() ? indicator.Weight : Points.Zero, StringComparer.Ordinal),
        dice.Coin(),
        [.. framework.Indicators.Where(indicator => indicator.NotApplicable.Policy != NotApplicablePolicy.NotAllowed && dice.Coin(10)).Select(indicator => indicator.Code)],
        Points.Zero,
        Grade: "?");

    private static WorkedExample Settled(WorkedExample example, string actual) => example with
    {
        Points = Given(actual),
        Value = example.Value,
        Result = actual.Contains("未完成", StringComparison.Ordinal) ? ExampleResult.Incomplete
            : actual.Contains("无法计算", StringComparison.Ordinal) ? ExampleResult.Undecidable
            : example.NotApplicable ? ExampleResult.NotApplicable
            : ExampleResult.Scored,
    };

    private static TotalExample Settled(TotalExample example, string actual) => example with
    {
        Total = new Points(decimal.Parse(TotalOf().Match(actual).Groups[1].Value, CultureInfo.InvariantCulture)),
        Grade = TotalOf().Match(actual).Groups[2].Value is { Length: > 0 } grade ? grade : null,
    };

    private static Points? Given(string actual) =>
        PointsOf().Match(actual) is { Success: true } found ? new Points(decimal.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)) : null;

    [GeneratedRegex("得([0-9.]+)分$")]
    private static partial Regex PointsOf();

    [GeneratedRegex("^总分([0-9.]+)、等级(.*)$")]
    private static partial Regex TotalOf();
}
