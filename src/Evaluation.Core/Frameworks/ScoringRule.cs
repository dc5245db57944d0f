using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>How a value or the answers of a unit become points: a closed set of kinds, chosen and parameterised by the framework file.</summary>
/// <remarks>
/// RK-01 to RK-13 are cases of this type; RK-14 to RK-16 are <see cref="RowModifiers"/> of any of them, RK-17 is a <see cref="TotalLimit"/>,
/// RK-18 the indicator's <see cref="NotApplicableRule"/>, RK-19 a bonus group. Limits of every kind: 0 and the row's weight.
/// </remarks>
public abstract record ScoringRule
{
    private protected ScoringRule()
    {
    }

    /// <summary>What 0 ÷ 0 earns; something ÷ 0 has no result under any policy.</summary>
    public ZeroDenominatorPolicy ZeroDenominator { get; init; } = ZeroDenominatorPolicy.NotApplicable;

    /// <summary>Whether thresholds meet the exact value or the one that is printed.</summary>
    public CompareOn Compare { get; init; } = CompareOn.Unrounded;

    /// <summary>Declared direction: a larger value never earns less (rising) or never earns more (falling); proved when the file is loaded.</summary>
    public Monotony? Monotonic { get; init; }

    /// <summary>Whether the rule scores the indicator's computed value; otherwise it scores answers, lists or options of its own.</summary>
    public bool ScoresValue => this is Linear or Equal or Inverse or Ladder or ThresholdDeduct or PerOccurrence or CountRatio or CompareWithLastYear;

    /// <summary>Items of a checklist of either kind; empty for other rules.</summary>
    public virtual IReadOnlyList<CheckItem> Items => [];

    /// <summary>RK-01: proportional up to the target; below <paramref name="ZeroBelow"/> 0; a negative value counts as 0.</summary>
    /// <param name="Cap">Most that is earned, as a share of the weight; 1 unless the file says less.</param>
    /// <param name="OverDeduct">Points off beyond the target, for <see cref="OverPolicy.Deduct"/>.</param>
    public sealed record Linear(Ratio Target, OverPolicy Over, Ratio? ZeroBelow) : ScoringRule
    {
        public Ratio Cap { get; init; } = Ratio.One;

        public Steps? OverDeduct { get; init; }
    }

    /// <summary>RK-02: full at the target. Not strict: above it too (and flagged), proportional below; target 0: full at or below 0.</summary>
    public sealed record Equal(Ratio Target, bool Strict) : ScoringRule;

    /// <summary>RK-03: full up to the target, then falling in a straight line to 0 at <paramref name="ZeroAt"/>; where both are 0, full only at or below 0.</summary>
    public sealed record Inverse(Ratio Target, Ratio ZeroAt) : ScoringRule;

    /// <summary>RK-04: bands with open or closed ends that cover every value once.</summary>
    public sealed record Ladder(IReadOnlyList<Band> Bands) : ScoringRule;

    /// <summary>RK-05: points off per step beyond the threshold; with <paramref name="Absolute"/> the value's size counts.</summary>
    public sealed record ThresholdDeduct(Ratio Threshold, bool Above, Steps Deduct, bool Absolute) : ScoringRule
    {
        /// <summary>Most that is taken off; null: until nothing is left.</summary>
        public Points? MaxDeduct { get; init; }

        /// <summary>Beyond it nothing is earned (超过105%不得分); the limit itself still is within. Null: no such limit.</summary>
        public Ratio? ZeroBeyond { get; init; }
    }

    /// <summary>RK-06: points off per case found, at most <paramref name="MaxDeduct"/> in all.</summary>
    /// <param name="Checked">What has to be checked; "0 cases" needs a statement that it was.</param>
    public sealed record PerOccurrence(Points PerCase, string What, IReadOnlyList<string> Checked) : ScoringRule
    {
        public Points? MaxDeduct { get; init; }
    }

    /// <summary>RK-07: points per item met; with <paramref name="EqualShare"/> the weight × met ÷ items, rounded once.</summary>
    public sealed record Checklist(IReadOnlyList<CheckItem> Items) : ScoringRule
    {
        public override IReadOnlyList<CheckItem> Items { get; } = Items;

        public bool EqualShare { get; init; }
    }

    /// <summary>RK-08: the weight, less the same points for every item not met, not below 0; less their share for one met by and large.</summary>
    public sealed record ChecklistSubtract(IReadOnlyList<CheckItem> Items, Points PerMissing) : ScoringRule
    {
        /// <summary>Points lost where the item is met by and large; null where there is no such answer.</summary>
        public Ratio? OffPartly(CheckItem item) => item.Partial is null ? null : PerMissing.ToRatio() * item.Lacking;

        public override IReadOnlyList<CheckItem> Items { get; } = Items;
    }

    /// <summary>RK-09: the first branch whose condition holds gives the points; last year unknown is a branch of its own.</summary>
    /// <param name="Previous">Last year's figure: when it is not there because an opening question hides it, <paramref name="Unknown"/> applies.</param>
    public sealed record CompareWithLastYear(Formula Previous, IReadOnlyList<Branch> Branches, Branch Otherwise, Branch Unknown) : ScoringRule;

    /// <summary>RK-10: the scorer chooses a state and a score inside the state's share of the weight; a description is needed.</summary>
    public sealed record Qualitative(IReadOnlyList<QualitativeState> States) : ScoringRule;

    /// <summary>RK-11: done ÷ planned, capped at the weight; the value's formula is the quotient.</summary>
    public sealed record CountRatio : ScoringRule;

    /// <summary>RK-12: one of several measures counts: the one declared beforehand, or the best.</summary>
    public sealed record EitherOr(IReadOnlyList<RuleOption> Options, OptionChoice Choose) : ScoringRule;

    /// <summary>RK-13: all or nothing; unanswered is not "no".</summary>
    public sealed record YesNo(string Input, string Question) : ScoringRule;

    /// <summary>
    /// Points of the unit's own targets, each by its operator (RK-01 ≥, RK-02 =, RK-03 ≤, RK-10 qualitative): their sum, or the share of
    /// targets met × the weight.
    /// </summary>
    public sealed record Targets(string List, TargetColumns Columns) : ScoringRule
    {
        /// <summary>Only rows whose column holds one of these words; null: all rows.</summary>
        public TargetFilter? Filter { get; init; }

        public TargetCounting Counting { get; init; }

        /// <summary>RK-02 of a target: = has to be met exactly, otherwise 0.</summary>
        public bool Strict { get; init; }

        /// <summary>RK-03 of a target: 0 points at this multiple of the target.</summary>
        public Ratio InverseZeroAt { get; init; } = 2;

        /// <summary>RK-10 of a target: its states by name.</summary>
        public IReadOnlyList<QualitativeState> States { get; init; } = QualitativeState.Standard;
    }
}

/// <summary>What happens to a rate above its target.</summary>
public enum OverPolicy
{
    /// <summary>The row keeps its weight.</summary>
    Cap,

    /// <summary>Above the target the row gets 0.</summary>
    Zero,

    /// <summary>Points off per step above the target.</summary>
    Deduct,

    /// <summary>The row keeps its weight and has to be explained.</summary>
    Review,
}

/// <summary>What a zero denominator does to a row.</summary>
public enum ZeroDenominatorPolicy
{
    NotApplicable,
    Full,
    Zero,
    Error,
}

/// <summary>Which value meets the thresholds.</summary>
public enum CompareOn
{
    /// <summary>The exact value.</summary>
    Unrounded,

    /// <summary>The value as printed: a percentage with two decimals, money in 万元 with two decimals, a count whole, a number with six.</summary>
    Displayed,
}

/// <summary>A declared direction of a rule.</summary>
public enum Monotony
{
    Rising,
    Falling,
}

/// <summary>How a part of a step counts.</summary>
public enum StepMode
{
    /// <summary>每满一步: only full steps; a full step reached counts.</summary>
    Floor,

    /// <summary>不足一步按一步.</summary>
    Ceiling,

    Proportional,
}

/// <summary>Points off per step of a size.</summary>
/// <param name="Text">The step as people say it: 5个百分点, 1天.</param>
public sealed record Steps(Ratio Size, string Text, Points Points, StepMode Mode);

/// <summary>A band of a ladder.</summary>
/// <param name="From">Lower end; null for −∞.</param>
/// <param name="To">Upper end; null for +∞.</param>
/// <param name="Points">Points of the band; where it slopes those at its lower end.</param>
public sealed record Band(Ratio? From, bool FromClosed, Ratio? To, bool ToClosed, Points Points, string Text)
{
    /// <summary>Points at the upper end: between the ends they change in a straight line. Null: the same in the whole band.</summary>
    public Points? AtEnd { get; init; }

    /// <summary>The end with more points, and those points; both ends the same where the band is flat.</summary>
    public Points Most => AtEnd is { } end && end > Points ? end : Points;

    /// <summary>What the band gives to a value inside it.</summary>
    public Ratio PointsAt(in Ratio value) => AtEnd is { } end && From is { } from && To is { } to && to > from
        ? Points.ToRatio() + ((value - from) / (to - from) * (end.ToRatio() - Points.ToRatio()))
        : Points.ToRatio();

    public bool Holds(in Ratio value) =>
        (From is not { } from || (FromClosed ? value >= from : value > from))
        && (To is not { } to || (ToClosed ? value <= to : value < to));
}

/// <summary>An item of a checklist; with equal shares and subtractive lists its own points are zero.</summary>
public sealed record CheckItem(string Key, string Text, Points Points)
{
    /// <summary>Whether the unit may say that the item does not apply; the others then carry the weight.</summary>
    public bool MayNotApply { get; init; }

    /// <summary>Share of the points where the item is met by and large (基本符合); null: there is no such answer.</summary>
    public Ratio? Partial { get; init; }

    /// <summary>What may be answered, the best first.</summary>
    public IEnumerable<ItemState> Answers => new ItemState?[]
    {
        ItemState.Met, Partial is null ? null : ItemState.Partly, ItemState.NotMet, MayNotApply ? ItemState.NotApplicable : null,
    }.OfType<ItemState>();

    /// <summary>Share that is missing where the item is met by and large.</summary>
    public Ratio Lacking => Ratio.One - (Partial ?? Ratio.One);

    /// <summary>Not met, the whole row earns nothing.</summary>
    public bool Required { get; init; }
}

/// <summary>A case of a comparison: when it holds (null for the last resort), what it gives, and how it is said.</summary>
public sealed record Branch(Formula? When, Points Points, string Text);

/// <summary>A state of a qualitative judgement with its share of the weight.</summary>
/// <param name="From">Least share, inclusive.</param>
/// <param name="To">Greatest share; inclusive only for 1, so that states do not overlap.</param>
public sealed record QualitativeState(string Name, string Text, Ratio From, Ratio To)
{
    /// <summary>达成 80–100 %, 部分达成 60–80 %, 未达成 below 60 %.</summary>
    /// <remarks>Bands as in 财预〔2020〕10号.</remarks>
    public static IReadOnlyList<QualitativeState> Standard { get; } =
    [
        new("达成", "达成年度指标", Ratio.Of(4, 5), Ratio.One),
        new("部分达成", "部分达成年度指标并具有一定效果", Ratio.Of(3, 5), Ratio.Of(4, 5)),
        new("未达成", "未达成年度指标且效果较差", Ratio.Zero, Ratio.Of(3, 5)),
    ];

    /// <summary>Least points of the state, rounded like an award: of 5 points, 部分达成 begins at 3.00.</summary>
    public Points Least(Points weight) => Points.Award(From * weight.ToRatio());

    /// <summary>Most points of the state: just below the next state's least (3.99 of 5 for 部分达成), or the weight.</summary>
    public Points Most(Points weight) => To == Ratio.One ? weight : Points.Award(To * weight.ToRatio()) - new Points(0.01m);
}

/// <summary>One measure of an either-or rule: its value and the rule that scores it.</summary>
public sealed record RuleOption(string Key, string Label, IndicatorValue Value, ScoringRule Rule);

/// <summary>How the measure of an either-or rule is chosen.</summary>
public enum OptionChoice
{
    /// <summary>By the unit, before the results are known.</summary>
    Declared,

    /// <summary>The one with the most points.</summary>
    Best,
}

/// <summary>How targets become points.</summary>
public enum TargetCounting
{
    /// <summary>Each by its weight; the points are added.</summary>
    Sum,

    /// <summary>Targets met ÷ targets × the weight of the indicator.</summary>
    ShareMet,
}

/// <summary>Which rows of the list of targets an indicator counts.</summary>
public sealed record TargetFilter(string Column, IReadOnlyList<string> Values);

/// <summary>Columns of the list of targets by what they hold.</summary>
public sealed record TargetColumns(string Name, string Sign, string Target, string Measure, string Weight, string Actual, string State);
