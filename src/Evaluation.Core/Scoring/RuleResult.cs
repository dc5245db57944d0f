using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>What a rule made of a row: points before rounding, or what is missing, and the step that decided. No words: <see cref="RuleNarrator"/> has them.</summary>
internal sealed record RuleResult
{
    /// <summary>What few rows have, apart, so that a result is quickly handed on.</summary>
    private Rare? _rare;

    /// <summary>Points before rounding; null when something is missing or undecidable.</summary>
    public Ratio? Earned { get; init; }

    /// <summary>Most that can still be reached; null: the weight.</summary>
    public Ratio? Reachable { get => _rare?.Reachable; init => _rare = (_rare ?? Rare.None) with { Reachable = value }; }

    public RuleStep Step { get; init; }

    public IReadOnlyList<MissingPart> Missing { get => _rare?.Missing ?? []; init => _rare = (_rare ?? Rare.None) with { Missing = value }; }

    public bool IsUndecidable => Step.Case == RuleCase.Undecidable;

    public IReadOnlyList<TargetScore> Targets { get => _rare?.Targets ?? []; init => _rare = (_rare ?? Rare.None) with { Targets = value }; }

    /// <summary>The measure that was scored: the indicator's value, or the chosen one of an either-or rule.</summary>
    public IndicatorValue? Value { get; private set; }

    public Found Found { get; private set; }

    public Outcome? Outcome => Found.ToOutcome();

    /// <summary>The rule that was applied; differs from the indicator's for a measure of an either-or rule.</summary>
    public ScoringRule? Rule { get; private set; }

    /// <summary>Measures that were not chosen, with what each would give.</summary>
    public IReadOnlyList<RuleResult> Options { get => _rare?.Options ?? []; init => _rare = (_rare ?? Rare.None) with { Options = value }; }

    /// <summary>Over-fulfilment, caps and deductions that changed the points, in order.</summary>
    public IReadOnlyList<ModifierStep> Modified { get => _rare?.Modified ?? []; init => _rare = (_rare ?? Rare.None) with { Modified = value }; }

    /// <summary>At or above the over-fulfilment threshold, or above a target whose policy is review.</summary>
    public bool IsOverFulfilled { get; init; }

    /// <summary>Completes a result that was just made with what was measured.</summary>
    public RuleResult Of(IndicatorValue? value, Found found, ScoringRule rule)
    {
        (Value, Found, Rule) = (value, found, rule);
        return this;
    }

    public static RuleResult Of(Ratio earned, RuleCase step, Ratio figure = default, int index = 0) =>
        new() { Earned = earned, Step = new RuleStep(step, figure, index) };

    public static RuleResult Lacking(params IReadOnlyList<MissingPart> missing) => new() { Missing = missing };

    private sealed record Rare(
        Ratio? Reachable,
        IReadOnlyList<MissingPart> Missing,
        IReadOnlyList<TargetScore> Targets,
        IReadOnlyList<RuleResult> Options,
        IReadOnlyList<ModifierStep> Modified)
    {
        public static Rare None { get; } = new(Reachable: null, [], [], [], []);
    }
}

/// <summary>The step of a rule that decided.</summary>
/// <param name="Figure">Steps, cases, the counted value: what the sentence needs.</param>
/// <param name="Index">Band, branch, state or option.</param>
internal readonly record struct RuleStep(RuleCase Case, Ratio Figure, int Index);

/// <summary>Points before and after a modifier.</summary>
internal readonly record struct ModifierStep(RuleCase Case, Ratio Before, Ratio After, string Text);

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
    NoCases,
    Cases,
    CountShare,
    Items,
    ItemsWithoutEvidence,
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
}
