using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>What is done to a row's points after its rule, in this order: over-fulfilment, conditional caps, manual deduction.</summary>
public sealed record RowModifiers(OverFulfilment? OverFulfilment, IReadOnlyList<ConditionalCap> Caps, bool ManualDeduction)
{
    public static RowModifiers None { get; } = new(OverFulfilment: null, [], ManualDeduction: false);
}

/// <summary>RK-16: what happens from a multiple of the target on (the threshold itself triggers).</summary>
/// <param name="Threshold">Multiple of the target: 1.2 or 1.3.</param>
/// <param name="Points">Points off for <see cref="OverFulfilmentPolicy.DeductFixed"/>.</param>
public sealed record OverFulfilment(Ratio Threshold, OverFulfilmentPolicy Policy, Points Points);

public enum OverFulfilmentPolicy
{
    None,

    /// <summary>The points stay; the unit explains.</summary>
    Flag,

    /// <summary>A fixed amount off.</summary>
    DeductFixed,

    /// <summary>Counts as not met: 0 points.</summary>
    NotMet,

    /// <summary>The points stay; the unit explains and the reviewer may reduce.</summary>
    ReviewerReduces,
}

/// <summary>RK-14: at most <paramref name="Max"/> points while the condition holds.</summary>
public sealed record ConditionalCap(Formula When, Points Max, string Text);
