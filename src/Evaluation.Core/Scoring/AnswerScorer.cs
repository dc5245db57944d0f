using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>Points of rows that are answered, not computed: checklists (RK-07, RK-08), judgements (RK-10), yes/no (RK-13). Unit: 分; not rounded.</summary>
internal static class AnswerScorer
{
    /// <summary>What an item counts where all count the same.</summary>
    private static readonly Points OneShare = new(1m);

    public static RuleResult Add(ScoringRule.Checklist rule, Indicator indicator, RowEntry entry, FactSheet facts)
    {
        var weight = indicator.Weight.ToRatio();
        var items = rule.Items;
        var (all, outside, met, refused, answered, next, isVoid) = (Points.Zero, Points.Zero, Points.Zero, Points.Zero, 0, 0, false);
        var partly = Ratio.Zero;
        for (var index = 0; index < items.Count; index++)
        {
            var item = items[index];
            var share = rule.EqualShare ? OneShare : item.Points;
            all += share;
            if (State(item, entry, ref next) is { } state)
            {
                answered++;
                outside += state == ItemState.NotApplicable ? share : Points.Zero;
                met += state == ItemState.Met ? share : Points.Zero;
                refused += state is ItemState.NotMet or ItemState.Partly ? share : Points.Zero;
                isVoid |= item.Required && state == ItemState.NotMet;
                if (state == ItemState.Partly && item.Partial is { } part)
                {
                    partly += share.ToRatio() * part;
                }
            }
        }

        var counted = all - outside;
        if (counted == Points.Zero)
        {
            return RuleResult.Lacking(new MissingPart(EntryPath.NotApplicable(indicator.Code), "各检查项都不适用的，请把本指标设为不适用"));
        }

        if (answered < items.Count)
        {
            var kept = isVoid ? Ratio.Zero : ((counted - refused).ToRatio() + partly) / counted.ToRatio() * weight;
            return RuleResult.Lacking(Unanswered(items, indicator, entry)) with { Reachable = kept };
        }

        var earned = partly.IsZero ? met.ToRatio() : met.ToRatio() + partly;
        return facts.Framework.Switches.Evidence == EvidencePolicy.Zero && !facts.HasEvidence(indicator.Code) ? RuleResult.Of(Ratio.Zero, RuleCase.ItemsWithoutEvidence)
            : isVoid ? RuleResult.Of(Ratio.Zero, RuleCase.ItemsVoid)
            : RuleResult.Of(counted == all && !rule.EqualShare ? earned : earned / counted.ToRatio() * weight, RuleCase.Items, earned);
    }

    public static RuleResult Subtract(ScoringRule.ChecklistSubtract rule, Indicator indicator, RowEntry entry, FactSheet facts)
    {
        var (lacking, isVoid) = (Ratio.Zero, false);
        foreach (var item in rule.Items)
        {
            var state = State(item, entry);
            lacking += state is ItemState.NotMet ? Ratio.One : state is ItemState.Partly ? item.Lacking : Ratio.Zero;
            isVoid |= item.Required && state == ItemState.NotMet;
        }

        var earned = isVoid ? Ratio.Zero : Ratio.Max(indicator.Weight.ToRatio() - (rule.PerMissing.ToRatio() * lacking), Ratio.Zero);
        return Unanswered(rule.Items, indicator, entry) is { Count: > 0 } missing ? RuleResult.Lacking(missing) with { Reachable = earned }
            : facts.Framework.Switches.Evidence == EvidencePolicy.Zero && !facts.HasEvidence(indicator.Code) ? RuleResult.Of(Ratio.Zero, RuleCase.ItemsWithoutEvidence)
            : isVoid ? RuleResult.Of(Ratio.Zero, RuleCase.ItemsVoid)
            : RuleResult.Of(earned, RuleCase.ItemsSubtracted, lacking);
    }

    /// <summary>A state and a score inside it; a score outside is refused with the limits in words.</summary>
    public static RuleResult Judged(ScoringRule.Qualitative rule, Indicator indicator, RowEntry entry)
    {
        var missing = new List<MissingPart>();
        var state = rule.States.ToList().FindIndex(state => state.Name == entry.State);
        if (state < 0)
        {
            missing.Add(new MissingPart(EntryPath.State(indicator.Code), "达成情况"));
        }

        var score = TypedFigure.FromStored(entry.Judged) is { } typed && Points.IsExact(typed) ? new Points(typed) : (Points?)null;
        if (score is null)
        {
            missing.Add(new MissingPart(EntryPath.Judged(indicator.Code), entry.Judged is null ? "评定得分" : $"评定得分（“{entry.Judged}”不是分数）"));
        }
        else if (state >= 0 && (score < rule.States[state].Least(indicator.Weight) || score > rule.States[state].Most(indicator.Weight)))
        {
            missing.Add(new MissingPart(EntryPath.Judged(indicator.Code), $"评定得分（{Limits(rule.States[state], indicator.Weight)}）"));
        }

        if (string.IsNullOrWhiteSpace(entry.Text))
        {
            missing.Add(new MissingPart(EntryPath.RowText(indicator.Code), "达成情况的说明"));
        }

        return missing.Count > 0
            ? RuleResult.Lacking(missing) with { Reachable = state < 0 ? null : rule.States[state].Most(indicator.Weight).ToRatio() }
            : RuleResult.Of(score!.Value.ToRatio(), RuleCase.State, index: state);
    }

    public static RuleResult YesNo(ScoringRule.YesNo rule, Indicator indicator, FactSheet facts) => facts.Figure(rule.Input) switch
    {
        Outcome.Truth truth => RuleResult.Of(truth.Holds ? indicator.Weight.ToRatio() : Ratio.Zero, truth.Holds ? RuleCase.Yes : RuleCase.No),
        _ => RuleResult.Lacking(new MissingPart(rule.Input, facts.Label(rule.Input))),
    };

    /// <summary>选“部分达成”应在3.00至3.99分之间.</summary>
    public static string Limits(QualitativeState state, Points weight) =>
        $"选“{state.Name}”应在{FigureText.Of(state.Least(weight))}至{FigureText.Of(state.Most(weight))}分之间";

    /// <summary>"Not applicable" and "by and large" where the framework does not allow them are no answers.</summary>
    private static ItemState? State(CheckItem item, RowEntry entry, ref int next) =>
        entry.Items is not { } states || states.FindNext(item.Key, ref next) is not (var place and >= 0) ? null
        : states.ValueAt(place) is var state && ((state == ItemState.NotApplicable && !item.MayNotApply) || (state == ItemState.Partly && item.Partial is null)) ? null : state;

    private static ItemState? State(CheckItem item, RowEntry entry)
    {
        var first = 0;
        return State(item, entry, ref first);
    }

    private static IReadOnlyList<MissingPart> Unanswered(IReadOnlyList<CheckItem> items, Indicator indicator, RowEntry entry) =>
    [
        .. items.Select((item, index) => (item, index)).Where(pair => State(pair.item, entry) is null)
            .Select(pair => new MissingPart(EntryPath.Item(indicator.Code, pair.item.Key), $"检查项{RuleText.Circled(pair.index)}")),
    ];
}
