using System.Runtime.InteropServices;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>What a rule made of a row: points before rounding, or what is missing, and the step that decided. No words: <see cref="RuleNarrator"/> has them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct RuleResult
{
    private readonly IReadOnlyList<MissingPart>? _missing;
    private readonly IReadOnlyList<TargetScore>? _targets;
    private readonly IReadOnlyList<RuleResult>? _options;
    private readonly IReadOnlyList<ModifierStep>? _modified;

    /// <summary>Points before rounding; null when something is missing or undecidable.</summary>
    public Ratio? Earned { get; init; }

    /// <summary>Most that can still be reached; null: the weight.</summary>
    public Ratio? Reachable { get; init; }

    public RuleStep Step { get; init; }

    public IReadOnlyList<MissingPart> Missing { get => _missing ?? []; init => _missing = value; }

    public bool IsUndecidable => Step.Case == RuleCase.Undecidable;

    public IReadOnlyList<TargetScore> Targets { get => _targets ?? []; init => _targets = value; }

    /// <summary>The measure that was scored: the indicator's value, or the chosen one of an either-or rule.</summary>
    public IndicatorValue? Value { get; private init; }

    public Found Found { get; private init; }

    public Outcome? Outcome => Found.ToOutcome();

    /// <summary>The rule that was applied; differs from the indicator's for a measure of an either-or rule.</summary>
    public ScoringRule? Rule { get; private init; }

    /// <summary>Measures that were not chosen, with what each would give.</summary>
    public IReadOnlyList<RuleResult> Options { get => _options ?? []; init => _options = value; }

    /// <summary>Over-fulfilment, caps and deductions that changed the points, in order.</summary>
    public IReadOnlyList<ModifierStep> Modified { get => _modified ?? []; init => _modified = value; }

    /// <summary>At or above the over-fulfilment threshold, or above a target whose policy is review.</summary>
    public bool IsOverFulfilled { get; init; }

    /// <summary>The result with what was measured.</summary>
    public RuleResult Of(IndicatorValue? value, Found found, ScoringRule rule) => this with { Value = value, Found = found, Rule = rule };

    public static RuleResult Of(Ratio earned, RuleCase step, Ratio figure = default, int index = 0) =>
        new() { Earned = earned, Step = new RuleStep(step, figure, index) };

    public static RuleResult Lacking(params IReadOnlyList<MissingPart> missing) => new() { Missing = missing };
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
