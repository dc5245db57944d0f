using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// What a rule made of a row: points before rounding, or what is missing, and the step that decided. No words: <see cref="RuleNarrator"/> has
/// them. The figure that was scored is not repeated here: the filing's figures keep it.
/// </summary>
internal sealed record RuleResult
{
    /// <summary>What few rows have, apart, so that a result stays small.</summary>
    private readonly Rare? _rare;
    private readonly Ratio _earned;
    private readonly bool _isEarned;

    public RuleResult()
    {
    }

    private RuleResult(in Ratio earned, in RuleStep step, Rare? rare = null)
    {
        _rare = rare;
        _earned = earned;
        _isEarned = true;
        Step = step;
    }

    /// <summary>Points before rounding; null when something is missing or undecidable.</summary>
    public Ratio? Earned
    {
        get => _isEarned ? _earned : null;
        init => (_earned, _isEarned) = (value.GetValueOrDefault(), value.HasValue);
    }

    /// <summary>Most that can still be reached; null: the weight.</summary>
    public Ratio? Reachable { get => _rare?.Reachable; init => _rare = (_rare ?? Rare.None) with { Reachable = value }; }

    public RuleStep Step { get; init; }

    public IReadOnlyList<MissingPart> Missing { get => _rare?.Missing ?? []; init => _rare = (_rare ?? Rare.None) with { Missing = value }; }

    public bool IsUndecidable => Step.Case == RuleCase.Undecidable;

    public IReadOnlyList<TargetScore> Targets { get => _rare?.Targets ?? []; init => _rare = (_rare ?? Rare.None) with { Targets = value }; }

    /// <summary>The measure of an either-or rule that was scored; null for every other rule.</summary>
    public RuleOption? Option { get => _rare?.Option; init => _rare = (_rare ?? Rare.None) with { Option = value }; }

    /// <summary>Measures that were not chosen, with what each would give.</summary>
    public IReadOnlyList<RuleResult> Options { get => _rare?.Options ?? []; init => _rare = (_rare ?? Rare.None) with { Options = value }; }

    /// <summary>Over-fulfilment, caps and deductions that changed the points, in order.</summary>
    public IReadOnlyList<ModifierStep> Modified { get => _rare?.Modified ?? []; init => _rare = (_rare ?? Rare.None) with { Modified = value }; }

    /// <summary>At or above the over-fulfilment threshold, or above a target whose policy is review.</summary>
    public bool IsOverFulfilled { get; init; }

    public bool IsEarned => _isEarned;

    /// <summary>The points within 0 and the weight, rounded; null when something is missing or undecidable.</summary>
    public Points? Awarded(Points weight) => _isEarned ? Scorer.Award(_earned, weight) : null;

    /// <summary>The measure that was scored: the indicator's value, or the chosen one of an either-or rule; null for answers.</summary>
    public IndicatorValue? ValueOf(Indicator indicator) => Option?.Value ?? indicator.Value;

    /// <summary>The rule that was applied; differs from the indicator's for a measure of an either-or rule.</summary>
    public ScoringRule RuleOf(Indicator indicator) => Option?.Rule ?? indicator.Rule;

    public static RuleResult Of(in Ratio earned, RuleCase step, in Ratio figure = default, int index = 0) => new(earned, new RuleStep(step, figure, index));

    public static RuleResult OfTargets(in Ratio earned, in RuleStep step, IReadOnlyList<TargetScore> targets, bool isOverFulfilled) =>
        new(earned, step, Rare.None with { Targets = targets }) { IsOverFulfilled = isOverFulfilled };

    public static RuleResult Lacking(params IReadOnlyList<MissingPart> missing) => new() { Missing = missing };

    /// <summary>Nothing was decided: the row does not apply.</summary>
    public static RuleResult None { get; } = new();

    public static RuleResult Undecidable { get; } = new() { Step = new RuleStep(RuleCase.Undecidable, default, 0) };

    private sealed record Rare(
        Ratio? Reachable,
        IReadOnlyList<MissingPart> Missing,
        IReadOnlyList<TargetScore> Targets,
        RuleOption? Option,
        IReadOnlyList<RuleResult> Options,
        IReadOnlyList<ModifierStep> Modified)
    {
        public static Rare None { get; } = new(Reachable: null, [], [], Option: null, [], []);
    }
}

/// <summary>The step of a rule that decided.</summary>
/// <param name="Figure">Steps, cases, the counted value: what the sentence needs.</param>
/// <param name="Index">Band, branch, state or option.</param>
internal readonly record struct RuleStep(RuleCase Case, Ratio Figure, int Index);

/// <summary>Points before and after a modifier.</summary>
/// <param name="Text">What changed them, or the reason of a deduction.</param>
/// <param name="Asked">Points the reviewer took off, as entered.</param>
internal readonly record struct ModifierStep(RuleCase Case, Ratio Before, Ratio After, string Text, Points Asked = default);

internal enum RuleCase
{
    None,
    Undecidable,
    ZeroDenominatorFull,
    ZeroDenominatorZero,
    TargetReached,
    OverTargetZero,
    OverTargetDeduct,
    BelowLeast,
    Proportional,
    EqualMet,
    EqualMissed,
    InverseMet,
    InverseFalling,
    InverseZero,
    Band,
    NoExcess,
    Excess,
    BeyondLimit,
    NoCases,
    Cases,
    CountShare,
    Items,
    ItemsWithoutEvidence,
    ItemsVoid,
    ItemsSubtracted,
    Branch,
    Otherwise,
    LastYearUnknown,
    State,
    Yes,
    No,
    TargetSum,
    TargetShare,
    BonusNone,
    OverFulfilled,
    ConditionalCap,
    ManualDeduction,
    ReviewDeduction,
}
