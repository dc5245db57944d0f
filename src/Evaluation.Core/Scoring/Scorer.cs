using System.Diagnostics;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// Framework + what was entered → score sheet with every step. A pure function: the same arguments give the same sheet.
/// Order: value → rule → limits 0 to weight → rounded once to two decimals, half up → not-applicable policies → totals → grade of the printed total.
/// </summary>
public static class Scorer
{
    public static ScoreSheet Score(Framework framework, FilingRecord record)
    {
        var facts = new FactSheet(framework, record);
        var rows = new List<RowScore>();
        foreach (var group in framework.Groups)
        {
            foreach (var subgroup in group.Subgroups)
            {
                rows.AddRange(subgroup.Indicators.Select(indicator => Row(facts, group, subgroup, indicator)));
            }
        }

        return new ScoreSheet(facts, rows, Totals.Of(framework, rows));
    }

    /// <summary>Whether the row counts as 不适用, and why: the row's own answer, otherwise the opening questions.</summary>
    public static (bool NotApplicable, string? Reason) Applicability(Framework framework, FilingRecord record, Indicator indicator)
    {
        var entry = record.Row(indicator.Code);
        var question = framework.Questions.FirstOrDefault(question =>
            record.Answers.TryGetValue(question.Key, out var answer) && !answer && question.NotApplicable.ContainsKey(indicator.Code));
        var applies = entry.NotApplicable ?? question is not null;
        return applies ? (true, entry.NotApplicableReason ?? question?.NotApplicable[indicator.Code]) : (false, null);
    }

    private static RowScore Row(FactSheet facts, IndicatorGroup group, IndicatorSubgroup subgroup, Indicator indicator)
    {
        var entry = facts.Record.Row(indicator.Code);
        var outcome = indicator.Value is { } value ? FormulaEvaluator.Evaluate(value.Scored.Formula, facts.Source) : null;
        var (notApplicable, reason) = Applicability(facts.Framework, facts.Record, indicator);
        var policy = indicator.NotApplicable.Policy;
        if (notApplicable && policy != NotApplicablePolicy.NotAllowed)
        {
            Points? given = policy switch
            {
                NotApplicablePolicy.Full => indicator.Weight,
                NotApplicablePolicy.Zero => Points.Zero,
                _ => null,
            };
            return new RowScore
            {
                Indicator = indicator, Group = group, Subgroup = subgroup,
                Status = RowStatus.NotApplicable,
                Computed = given,
                Reachable = given ?? Points.Zero,
                Self = given is null ? null : entry.Claim ?? given,
                IsClaimed = given is not null && entry.Claim is not null,
                NotApplicableReason = reason,
                Working = Explain(facts, indicator, outcome, new RuleResult { Applied = "不适用：" + PolicyText(policy) }, given),
            };
        }

        var result = outcome is null
            ? RuleScorer.OfAnswers(indicator, entry, facts)
            : RuleScorer.OfValue(indicator, outcome, facts);
        Points? computed = result.Earned is { } earned ? Points.Award(Limit(earned, indicator.Weight)) : null;
        return new RowScore
        {
            Indicator = indicator, Group = group, Subgroup = subgroup,
            Status = computed is not null ? RowStatus.Scored : result.IsUndecidable ? RowStatus.Undecidable : RowStatus.Incomplete,
            Computed = computed,
            Reachable = computed ?? Points.Award(result.Reachable ?? indicator.Weight.ToRatio()),
            Self = entry.Claim ?? (entry.ClaimTyped is null ? computed : null),
            IsClaimed = entry.Claim is not null || entry.ClaimTyped is not null,
            IsPreview = !facts.Record.System.Decided && IsDecidedByBureau(facts.Framework, indicator),
            WithoutEvidence = indicator.Rule is ScoringRule.Checklist && computed is { Value: > 0m } && !RuleScorer.HasEvidence(facts, indicator),
            Working = Explain(facts, indicator, outcome, result, computed),
            Missing = result.Missing,
            Targets = result.Targets,
        };
    }

    /// <summary>Words for a not-applicable policy.</summary>
    public static string PolicyText(NotApplicablePolicy policy) => policy switch
    {
        NotApplicablePolicy.Full => "按满分计",
        NotApplicablePolicy.Zero => "按0分计",
        NotApplicablePolicy.RescaleLevel1 => "不计分，所属一级指标按其余指标折算",
        NotApplicablePolicy.RescaleTotal => "不计分，总分按其余指标折算",
        NotApplicablePolicy.NotAllowed => "不得设为不适用",
        _ => throw new UnreachableException(),
    };

    private static bool IsDecidedByBureau(Framework framework, Indicator indicator) =>
        framework.Reads(indicator).Any(key => framework.Input(key)?.System is SystemSource.DaysLate or SystemSource.QualityErrors);

    private static Ratio Limit(Ratio earned, Points weight) => Ratio.Min(Ratio.Max(earned, Ratio.Zero), weight.ToRatio());

    private static Working Explain(FactSheet facts, Indicator indicator, Outcome? outcome, RuleResult result, Points? computed)
    {
        var value = indicator.Value;
        var figure = outcome as Outcome.Figure;
        var working = new Working
        {
            Name = value?.Label ?? indicator.Name,
            Rule = RuleText.Of(indicator),
            Clause = indicator.Clause,
            Applied = result.Applied,
            PointsLine = result.PointsLine,
            Loss = computed is { } points && points < indicator.Weight ? LossText(facts, indicator, result, points) : null,
        };
        return value is null ? working : working with
        {
            Value = figure is null ? null : FigureText.WithUnit(value.Kind, value.Measure, figure.Value, FigureStyle.Paper),
            InWords = WorkingLayout.InWords(facts, value.Scored.Formula),
            WithNumbers = figure is null ? null : WorkingLayout.WithNumbers(facts, value.Scored.Formula),
            Unrounded = figure is null ? null : FigureText.Unrounded(value.Kind, figure.Value),
            IsRounded = figure is not null && !FigureText.IsExact(value.Kind, figure.Value),
            Others = [.. value.Others.Select(other => Other(facts, indicator, value, other))],
        };
    }

    private static OtherReading Other(FactSheet facts, Indicator indicator, IndicatorValue value, Reading reading)
    {
        var outcome = FormulaEvaluator.Evaluate(reading.Formula, facts.Source);
        var earned = RuleScorer.OfValue(indicator, outcome, facts).Earned;
        return new OtherReading(
            reading.Label,
            outcome is Outcome.Figure figure ? FigureText.WithUnit(value.Kind, value.Measure, figure.Value, FigureStyle.Paper) : null,
            WorkingLayout.InWords(facts, reading.Formula),
            outcome is Outcome.Figure ? WorkingLayout.WithNumbers(facts, reading.Formula) : null,
            earned is { } ratio ? Points.Award(Limit(ratio, indicator.Weight)) : null);
    }

    private static string LossText(FactSheet facts, Indicator indicator, RuleResult result, Points computed)
    {
        var lost = FigureText.Short(indicator.Weight - computed);
        var because = indicator.LossSentence is { } sentence ? ChipText.Fill(sentence, facts) : null;
        return $"失{lost}分：{because ?? result.Applied ?? "按评分标准扣分"}{(because is null ? "。" : string.Empty)}";
    }
}
