using System.Diagnostics;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// Framework + what was entered → score sheet with every step. A pure function: the same arguments give the same sheet.
/// Order: value → rule → over-fulfilment, conditional caps, manual deduction → limits 0 to weight → rounded once to two decimals, half up →
/// not-applicable policies → bonus → caps and vetoes → grade.
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

        return new ScoreSheet(facts, rows, Totals.Of(facts, rows));
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

    /// <summary>One row on its own, as worked examples try it.</summary>
    internal static RowScore Row(FactSheet facts, IndicatorGroup group, IndicatorSubgroup subgroup, Indicator indicator)
    {
        var entry = facts.Record.Row(indicator.Code);
        var (notApplicable, reason) = Applicability(facts.Framework, facts.Record, indicator);
        if (notApplicable && indicator.NotApplicable.Policy != NotApplicablePolicy.NotAllowed)
        {
            return NotApplicable(facts, group, subgroup, indicator, reason);
        }

        var result = RowModifier.Apply(indicator, entry, facts, RuleScorer.Score(indicator, entry, facts));
        if (group.IsBonus && result.Earned is null)
        {
            // A bonus is asked for by filling it in: an untouched one is worth nothing and keeps nobody waiting.
            result = result with { Earned = Ratio.Zero, Step = new RuleStep(RuleCase.BonusNone, default, 0) };
        }

        Points? computed = result.Earned is { } earned ? Points.Award(Limit(earned, indicator.Weight)) : null;
        var isOpen = computed is null || (group.IsBonus && result.Missing.Count > 0);
        return new RowScore
        {
            Indicator = indicator, Group = group, Subgroup = subgroup,
            Status = computed is not null ? RowStatus.Scored : result.IsUndecidable ? RowStatus.Undecidable : RowStatus.Incomplete,
            Computed = computed,
            Reachable = isOpen ? Points.Award(Limit(result.Reachable ?? indicator.Weight.ToRatio(), indicator.Weight)) : computed!.Value,
            Self = entry.Claim ?? (entry.ClaimTyped is null ? computed : null),
            IsClaimed = entry.Claim is not null || entry.ClaimTyped is not null,
            IsPreview = !facts.Record.System.Decided && IsDecidedByBureau(facts.Framework, indicator),
            WithoutEvidence = indicator.Rule.Items.Count > 0 && computed is { Value: > 0m } && !AnswerScorer.HasEvidence(facts, indicator),
            Value = result.Value,
            IsOverFulfilled = result.IsOverFulfilled,
            Tell = () => Teller.Tell(facts, indicator, entry, result, computed) is var told && group.IsBonus ? told with { Loss = null } : told,
            Missing = result.Missing,
            Targets = result.Targets,
        };
    }

    private static RowScore NotApplicable(FactSheet facts, IndicatorGroup group, IndicatorSubgroup subgroup, Indicator indicator, string? reason)
    {
        var entry = facts.Record.Row(indicator.Code);
        Points? given = indicator.NotApplicable.Policy switch
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
            Value = indicator.Value,
            Tell = () => Teller.TellNotApplicable(facts, indicator, given),
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

    internal static Ratio Limit(Ratio earned, Points weight) => Ratio.Min(Ratio.Max(earned, Ratio.Zero), weight.ToRatio());
}
