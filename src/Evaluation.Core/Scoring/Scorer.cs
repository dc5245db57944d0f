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
        var plan = facts.Plan.Rows;
        var entries = facts.Plan.Entries(record);
        var (rows, counted) = (new RowScore[plan.Length], new CountedRow[plan.Length]);
        for (var index = 0; index < rows.Length; index++)
        {
            rows[index] = Row(facts, plan[index], entries[index], out counted[index]);
        }

        return new ScoreSheet(facts, rows, Totals.Of(facts, counted));
    }

    /// <summary>Points and totals as <see cref="Score"/> gives them, without a word of how they came about.</summary>
    public static ScoreTally Tally(Framework framework, FilingRecord record)
    {
        var facts = new FactSheet(framework, record);
        var plan = facts.Plan.Rows;
        var entries = facts.Plan.Entries(record);
        var (rows, counted) = (new Points?[plan.Length], new CountedRow[plan.Length]);
        for (var index = 0; index < rows.Length; index++)
        {
            counted[index] = Count(facts, plan[index], entries[index], out _, out _);
            rows[index] = counted[index].Computed;
        }

        return new ScoreTally(rows, Totals.Of(facts, counted));
    }

    /// <summary>Whether the row counts as 不适用, and why: the row's own answer, otherwise the opening questions.</summary>
    public static (bool NotApplicable, string? Reason) Applicability(Framework framework, FilingRecord record, Indicator indicator) =>
        Applicability(FrameworkPlan.Of(framework).Of(indicator), record, record.Row(indicator.Code));

    private static (bool NotApplicable, string? Reason) Applicability(IndicatorPlan plan, FilingRecord record, RowEntry entry)
    {
        string? proposed = null;
        foreach (var (question, reason) in plan.Questions)
        {
            if (record.Answers.TryGetValue(question, out var answer) && !answer)
            {
                proposed = reason;
                break;
            }
        }

        return entry.NotApplicable ?? proposed is not null ? (true, entry.NotApplicableReason ?? proposed) : (false, null);
    }

    /// <summary>One row on its own, as worked examples try it.</summary>
    internal static RowScore Row(FactSheet facts, IndicatorPlan plan) => Row(facts, plan, facts.Record.Row(plan.Indicator.Code), out _);

    private static RowScore Row(FactSheet facts, IndicatorPlan plan, RowEntry entry, out CountedRow counted)
    {
        counted = Count(facts, plan, entry, out var result, out var reason);
        var applies = counted.Status != RowStatus.NotApplicable;
        return new RowScore
        {
            Indicator = plan.Indicator, Group = plan.Group, Subgroup = plan.Subgroup,
            Status = counted.Status,
            Computed = counted.Computed,
            Reachable = counted.Reachable,
            Self = counted.Self,
            IsClaimed = entry.Claim is not null ? applies || counted.Computed is not null : applies && entry.ClaimTyped is not null,
            IsPreview = applies && !facts.Record.System.Decided && plan.IsDecidedByBureau,
            WithoutEvidence = counted.WithoutEvidence,
            NotApplicableReason = reason,
            Value = result is not null ? result.Value : plan.Indicator.Value,
            IsOverFulfilled = result?.IsOverFulfilled ?? false,
            Facts = facts,
            Result = result,
            Missing = result?.Missing ?? [],
            Targets = result?.Targets ?? [],
        };
    }

    /// <summary>The points of a row; <paramref name="result"/> records how they came about, <paramref name="reason"/> why it does not apply.</summary>
    private static CountedRow Count(FactSheet facts, IndicatorPlan plan, RowEntry entry, out RuleResult? result, out string? reason)
    {
        var indicator = plan.Indicator;
        (var notApplicable, reason) = Applicability(plan, facts.Record, entry);
        if (notApplicable && indicator.NotApplicable.Policy != NotApplicablePolicy.NotAllowed)
        {
            result = null;
            return NotApplicable(plan, entry);
        }

        reason = null;
        result = RowModifier.Apply(indicator, entry, facts, RuleScorer.Score(indicator, entry, facts));
        if (plan.Group.IsBonus && result.Earned is null && !result.IsUndecidable && IsUntouched(facts, plan, entry))
        {
            // A bonus is asked for by filling it in: an untouched one is worth nothing and keeps nobody waiting.
            result = result with { Earned = Ratio.Zero, Step = new RuleStep(RuleCase.BonusNone, default, 0) };
        }

        Points? computed = result.Earned is { } earned ? Points.Award(Limit(earned, indicator.Weight)) : null;
        var isOpen = computed is null || result.Step.Case == RuleCase.BonusNone;
        return new CountedRow
        {
            Plan = plan,
            Status = computed is not null ? RowStatus.Scored : result.IsUndecidable ? RowStatus.Undecidable : RowStatus.Incomplete,
            Computed = computed,
            Reachable = isOpen ? Points.Award(Limit(result.Reachable ?? indicator.Weight.ToRatio(), indicator.Weight)) : computed!.Value,
            Self = entry.Claim ?? (entry.ClaimTyped is null ? computed : null),
            WithoutEvidence = indicator.Rule.Items.Count > 0 && computed is { Value: > 0m } && !facts.HasEvidence(indicator.Code),
        };
    }

    /// <summary>Nothing of the row is filled in: neither answers nor any figure it reads.</summary>
    private static bool IsUntouched(FactSheet facts, IndicatorPlan plan, RowEntry entry) =>
        entry is { Items: null or { Count: 0 }, State: null, Judged: null, Deduction: null }
        && plan.Typed.All(key => facts.Record.Inputs.GetValueOrDefault(key) is null or { Value: null, Typed: null })
        && plan.Lists.All(key => facts.Record.List(key).Count == 0);

    private static CountedRow NotApplicable(IndicatorPlan plan, RowEntry entry)
    {
        var given = plan.Indicator.NotApplicable.Given(plan.Indicator.Weight, plan.Group.IsBonus);
        return new CountedRow
        {
            Plan = plan,
            Status = RowStatus.NotApplicable,
            Computed = given,
            Reachable = given ?? Points.Zero,
            Self = given is null ? null : entry.Claim ?? given,
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

    internal static Ratio Limit(Ratio earned, Points weight) => Ratio.Min(Ratio.Max(earned, Ratio.Zero), weight.ToRatio());
}
