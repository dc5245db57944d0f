using System.Diagnostics;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// Framework + what was entered → score sheet with every step. A pure function: the same arguments give the same sheet.
/// Order: value → rule → over-fulfilment, conditional caps, manual deduction, the reviewer's deduction → limits 0 to weight → rounded once to two decimals, half up →
/// not-applicable policies → bonus → caps and vetoes → grade.
/// </summary>
public static class Scorer
{
    public static ScoreSheet Score(Framework framework, FilingRecord record)
    {
        var facts = new FactSheet(framework, record);
        var plan = facts.Plan.Rows;
        var scored = ScoredRows.For(facts, facts.Plan.Entries(record));
        var rows = new RowScore[plan.Length];
        for (var index = 0; index < rows.Length; index++)
        {
            Count(facts, plan[index], scored.Entries[index], out scored.Counted[index], out scored.Results[index]);
            rows[index] = new RowScore(scored, index);
        }

        return new ScoreSheet(facts, rows, Totals.Of(facts, scored.Counted));
    }

    /// <summary>Points and totals as <see cref="Score"/> gives them, without a word of how they came about.</summary>
    public static ScoreTally Tally(Framework framework, FilingRecord record)
    {
        var facts = new FactSheet(framework, record);
        var plan = facts.Plan.Rows;
        var entries = facts.Plan.Entries(record);
        var counted = new CountedRow[plan.Length];
        for (var index = 0; index < counted.Length; index++)
        {
            Count(facts, plan[index], entries[index], out counted[index], out _);
        }

        return new ScoreTally(counted, Totals.Of(facts, counted));
    }

    /// <summary>Whether the row counts as 不适用, and why: the row's own answer, otherwise the opening questions.</summary>
    public static (bool NotApplicable, string? Reason) Applicability(Framework framework, FilingRecord record, Indicator indicator) =>
        Applicability(FrameworkPlan.Of(framework).Of(indicator), record, record.Row(indicator.Code));

    internal static (bool NotApplicable, string? Reason) Applicability(IndicatorPlan plan, FilingRecord record, RowEntry entry)
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
    internal static RowScore Row(FactSheet facts, IndicatorPlan plan)
    {
        var scored = ScoredRows.For(facts, [facts.Record.Row(plan.Indicator.Code)]);
        Count(facts, plan, scored.Entries[0], out scored.Counted[0], out scored.Results[0]);
        return new RowScore(scored, 0);
    }

    /// <summary>The points of a row; <paramref name="result"/> records how they came about.</summary>
    private static void Count(FactSheet facts, IndicatorPlan plan, RowEntry entry, out CountedRow row, out RuleResult result)
    {
        var indicator = plan.Indicator;
        if (plan.MayNotApply && Applicability(plan, facts.Record, entry).NotApplicable)
        {
            result = RuleResult.None;
            row = NotApplicable(plan, entry);
            return;
        }

        result = RuleScorer.Score(plan, entry, facts);
        if (plan.IsModified)
        {
            result = RowModifier.Apply(plan, entry, facts, result, result.ValueOf(indicator) is { } value ? facts.Find(value.Scored.Formula) : default);
        }

        if (plan.IsBonus && result is { IsEarned: false, IsUndecidable: false } && IsUntouched(facts, plan, entry))
        {
            // A bonus is asked for by filling it in: an untouched one is worth nothing and keeps nobody waiting.
            result = result with { Earned = Ratio.Zero, Step = new RuleStep(RuleCase.BonusNone, default, 0) };
        }

        // What the unit claims by following the computed points is what they were before the reviewer looked.
        var claimed = result.Awarded(plan.Weight);
        if (plan.IsModified && facts.Record.System.Deductions.TryGetValue(indicator.Code, out var deduction))
        {
            result = RowModifier.Review(indicator, deduction, result);
        }

        var computed = result.Awarded(plan.Weight);
        var isOpen = computed is null || result.Step.Case == RuleCase.BonusNone;
        row = new CountedRow
        {
            Plan = plan,
            Status = computed is not null ? RowStatus.Scored : result.IsUndecidable ? RowStatus.Undecidable : RowStatus.Incomplete,
            Computed = computed,
            Reachable = isOpen ? Award(result.Reachable ?? plan.Weight.ToRatio(), plan.Weight) : computed!.Value,
            Self = entry.Claim ?? (entry.ClaimTyped is null ? claimed : null),
            WithoutEvidence = plan.HasItems && computed > Points.Zero && !facts.HasEvidence(indicator.Code),
        };
    }

    /// <summary>Nothing of the row is filled in: neither answers nor any figure it reads.</summary>
    private static bool IsUntouched(FactSheet facts, IndicatorPlan plan, RowEntry entry) =>
        entry is { Items: null or { Count: 0 }, State: null, Judged: null, Deduction: null }
        && plan.Typed.All(key => Checks.CompletenessChecks.IsHidden(facts, key) || facts.Record.Inputs.GetValueOrDefault(key) is null or { Value: null, Typed: null })
        && plan.Lists.All(key => facts.Figures.Listed(key).Count == 0);

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

    /// <summary>Points earned, within 0 and the weight, rounded once.</summary>
    internal static Points Award(in Ratio earned, Points weight) =>
        earned.Sign <= 0 ? Points.Zero : earned >= weight.ToRatio() ? weight : Points.Award(earned);
}
