using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>A worked example as it came out.</summary>
/// <param name="Path">Place in the file: <c>indicators/ZJ21-2201/examples/1</c>, <c>examples/1</c>.</param>
/// <param name="Subject">Indicator code, or the name of an example of the total.</param>
/// <param name="Expected">In words: 91.25%，得4.56分.</param>
/// <param name="Actual">The same of what was computed.</param>
public sealed record ProvedExample(string Path, string Subject, string Name, string Expected, string Actual, bool Holds)
{
    /// <summary>得90%，得45.00分: what follows 按规则算.</summary>
    public string Came => Actual.StartsWith('得') ? Actual : "得" + Actual;
}

/// <summary>Runs the worked examples of a framework with the same scorer that scores filings.</summary>
/// <remarks>Values compare as printed with the decimals the example shows (half up); points compare exactly.</remarks>
public static class FrameworkProof
{
    /// <summary>All examples in the order of the file. The framework must have passed <see cref="FrameworkCheck"/>.</summary>
    public static IEnumerable<ProvedExample> Run(Framework framework)
    {
        foreach (var group in framework.Groups)
        {
            foreach (var subgroup in group.Subgroups)
            {
                foreach (var indicator in subgroup.Indicators)
                {
                    for (var index = 0; index < indicator.Examples.Count; index++)
                    {
                        yield return Of(framework, group, subgroup, indicator, index);
                    }
                }
            }
        }

        for (var index = 0; index < framework.Examples.Count; index++)
        {
            yield return Of(framework, framework.Examples[index], index);
        }

        foreach (var example in Checks.CheckProof.Run(framework))
        {
            yield return example;
        }
    }

    /// <summary>Indicators without any worked example.</summary>
    public static IEnumerable<Indicator> Unproved(Framework framework) => framework.Indicators.Where(indicator => indicator.Examples.Count == 0);

    /// <summary>The examples that do not hold, as problems of the framework.</summary>
    public static IEnumerable<FrameworkProblem> Problems(Framework framework) =>
        Run(framework).Where(example => !example.Holds)
            .Select(example => new FrameworkProblem(example.Path, $"例子“{example.Name}”应为{example.Expected}，按规则算{example.Came}。", "请改例子或改规则。"));

    private static ProvedExample Of(Framework framework, IndicatorGroup group, IndicatorSubgroup subgroup, Indicator indicator, int index)
    {
        var example = indicator.Examples[index];
        var (value, points, result, why) = example.TriesValue(indicator)
            ? Tried(framework, indicator, example)
            : Scored(framework, group, subgroup, indicator, example);
        var holds = result == example.Result
            && (example.Points is null || example.Points == points)
            && (example.Value is not { } expected || (value is { } figure && Rounded(expected, figure) == expected.Number));
        var name = example.Name ?? FormattableString.Invariant($"{indicator.Name} 例{index + 1}");
        return new ProvedExample(
            FormattableString.Invariant($"indicators/{indicator.Code}/examples/{index + 1}"),
            indicator.Code,
            name,
            Say(example.Value is { } written ? Written(written) : null, example.Points, example.Result, why: null),
            Say(example.Value is not null && value is { } exact ? Shown(example.Value, exact) : null, points, result, why),
            holds);
    }

    /// <summary>The rule, over-fulfilment, caps and deductions at exactly the value written.</summary>
    private static (Ratio? Value, Points? Points, ExampleResult Result, string? Why) Tried(Framework framework, Indicator indicator, WorkedExample example)
    {
        var exact = example.Value!.Exact;
        var record = Record(framework, indicator, example);
        var facts = new FactSheet(framework, record);
        var plan = facts.Plan.Of(indicator);
        var result = RowModifier.Apply(plan, record.Row(indicator.Code), facts, RuleScorer.OfFigure(indicator.Rule, indicator.Weight, indicator.Value!.Kind, exact), new Found(exact), isTried: true);
        if (record.System.Deductions.TryGetValue(indicator.Code, out var deduction))
        {
            result = RowModifier.Review(indicator, deduction, result);
        }

        return (exact, result.Awarded(indicator.Weight), result.IsEarned ? ExampleResult.Scored : ExampleResult.Incomplete, Lacking(result.Missing));
    }

    private static string? Lacking(IReadOnlyList<MissingPart> missing) =>
        missing.Count == 0 ? null : $"缺：{string.Join("、", missing.Select(part => part.Label).Distinct(StringComparer.Ordinal).Take(5))}{(missing.Count > 5 ? "等" : string.Empty)}";

    private static (Ratio? Value, Points? Points, ExampleResult Result, string? Why) Scored(
        Framework framework, IndicatorGroup group, IndicatorSubgroup subgroup, Indicator indicator, WorkedExample example)
    {
        var facts = new FactSheet(framework, Record(framework, indicator, example));
        var row = Scorer.Row(facts, facts.Plan.Of(indicator));
        var (value, points) = ((row.Value ?? indicator.Value) is { } scored && facts.Evaluate(ReadingOf(scored, example).Formula) is Outcome.Figure figure ? figure.Value : (Ratio?)null, row.Computed);
        if (example.Reading is not null && indicator.Value is { } own)
        {
            points = RuleScorer.OfReading(indicator, own, ReadingOf(own, example), indicator.Rule, facts).Awarded(indicator.Weight);
        }

        return (value, points, row.Status switch
        {
            RowStatus.Scored => ExampleResult.Scored,
            RowStatus.Incomplete => ExampleResult.Incomplete,
            RowStatus.NotApplicable => ExampleResult.NotApplicable,
            _ => ExampleResult.Undecidable,
        }, row.Status switch
        {
            RowStatus.Incomplete => Lacking(row.Missing),
            RowStatus.Undecidable => "分母为0",
            _ => null,
        });
    }

    private static Reading ReadingOf(IndicatorValue value, WorkedExample example) =>
        example.Reading is { } key ? value.Others.Prepend(value.Scored).FirstOrDefault(reading => reading.Key == key) ?? value.Scored : value.Scored;

    internal static FilingRecord Record(Framework framework, Indicator indicator, WorkedExample example)
    {
        var items = example.Items is null ? null : indicator.Rule.Items.ToKeyed(item => item.Key, item => example.Items.GetValueOrDefault(item.Key, ItemState.NotMet));
        var row = new RowEntry(
            Items: items,
            NotApplicable: example.NotApplicable ? true : null,
            NotApplicableReason: example.NotApplicable ? "例子" : null,
            Text: "例子",
            State: example.State,
            Judged: example.Judged,
            Deduction: example.Deduction,
            DeductionReason: example.Deduction is null ? null : "例子");
        var evidence = framework.Inputs.Select(input => input.System).OfType<SystemSource.EvidenceOn>().Select(on => on.Indicator).Prepend(indicator.Code).ToList();
        var entered = Entered(framework, example.Given);
        return entered with
        {
            System = example.ReviewDeduction is { } deduction
                ? entered.System with { Deductions = EntryDictionary.Empty<ReviewDeduction>().With(indicator.Code, new ReviewDeduction(deduction, "例子")) }
                : entered.System,
            Rows = EntryDictionary.Empty<RowEntry>().With(indicator.Code, row),
            Evidence = example.Evidence ? [new EvidenceItem("例子.pdf", new string('0', 64), evidence)] : [],
        };
    }

    internal static FilingRecord Entered(Framework framework, ExampleEntries given) => Empty(framework) with
    {
        Answers = given.Answers.ToKeyed(),
        Inputs = given.Figures.ToKeyed(figure => figure.Key, figure => new EnteredFigure(figure.Value, Note: "例子")),
        Lists = given.Lists.ToKeyed(
            list => list.Key,
            IReadOnlyList<ListRow> (list) => [.. list.Value.Select((row, index) => new ListRow(
                index.ToString("0000", System.Globalization.CultureInfo.InvariantCulture), row.ToKeyed()))]),
        System = new SystemFacts(
            (int)Known(framework, given, source => source is SystemSource.DaysLate),
            (int)Known(framework, given, source => source is SystemSource.QualityErrors),
            Decided: true),
    };

    private static decimal Known(Framework framework, ExampleEntries given, Func<SystemSource, bool> isIt) =>
        framework.Inputs.Where(input => input.System is { } source && isIt(source)).Select(input => given.Figures.GetValueOrDefault(input.Key)).FirstOrDefault();

    internal static FilingRecord Empty(Framework framework) => new()
    {
        Framework = framework.Reference,
        Year = framework.Years.From,
        Unit = new UnitIdentity("000", "例子", ShortName: null, Department: null),
    };

    private static ProvedExample Of(Framework framework, TotalExample example, int index)
    {
        var facts = new FactSheet(framework, Entered(framework, example.Given));
        var rows = (from plan in facts.Plan.Rows
                    let isOut = example.NotApplicable.Contains(plan.Indicator.Code, StringComparer.Ordinal)
                    let points = isOut ? plan.Indicator.NotApplicable.Given(plan.Indicator.Weight, plan.Group.IsBonus) : example.Rows.TryGetValue(plan.Indicator.Code, out var own) ? own
                        : example.OthersFull && !plan.Group.IsBonus ? plan.Indicator.Weight : Points.Zero
                    select new CountedRow
                    {
                        Plan = plan,
                        Status = isOut ? RowStatus.NotApplicable : RowStatus.Scored,
                        Computed = points, Reachable = points ?? Points.Zero, Self = points,
                    }).ToArray();
        var totals = Totals.Of(facts, rows);
        return new ProvedExample(
            FormattableString.Invariant($"examples/{index + 1}"),
            example.Name,
            example.Name,
            $"总分{FigureText.Of(example.Total)}{(example.Grade is { } grade ? $"、等级{grade}" : string.Empty)}",
            $"总分{FigureText.Of(totals.Computed)}{(example.Grade is null ? string.Empty : $"、等级{totals.ComputedGrade}")}",
            totals.Computed == example.Total && (example.Grade is null || example.Grade == totals.ComputedGrade));
    }

    private static decimal Rounded(ExampleValue expected, Ratio value) =>
        Rounding.HalfUp(expected.IsPercent ? value * Ratio.Hundred : value, expected.Decimals);

    private static string Shown(ExampleValue expected, Ratio value) =>
        TypedFigure.Stored(Rounded(expected, value)) + (expected.IsPercent ? "%" : string.Empty);

    private static string Written(ExampleValue value) => TypedFigure.Stored(value.Number) + (value.IsPercent ? "%" : string.Empty);

    private static string Say(string? value, Points? points, ExampleResult result, string? why) => string.Join("，", new[]
    {
        value,
        result switch
        {
            ExampleResult.Incomplete => "未完成" + Because(why),
            ExampleResult.Undecidable => "无法计算" + Because(why),
            ExampleResult.NotApplicable when points is null => "不适用",
            _ => points is { } awarded ? $"得{FigureText.Of(awarded)}分" : null,
        },
    }.OfType<string>());

    private static string Because(string? why) => why is null ? string.Empty : $"（{why}）";
}
