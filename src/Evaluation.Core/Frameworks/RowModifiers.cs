using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>What is done to a row's points after its rule, in this order: over-fulfilment, conditional caps, manual deduction.</summary>
/// <param name="ManualDeduction">RK-15: who may take points off by hand, stating why.</param>
public sealed record RowModifiers(OverFulfilment? OverFulfilment, IReadOnlyList<ConditionalCap> Caps, DeductionBy ManualDeduction)
{
    public static RowModifiers None { get; } = new(OverFulfilment: null, [], DeductionBy.Nobody);

    /// <summary>The unit may deduct on its own row.</summary>
    public bool UnitDeducts => ManualDeduction is DeductionBy.Unit or DeductionBy.Both;

    /// <summary>The reviewer may deduct on any row of the indicator; see also <see cref="ReviewerReduces"/>.</summary>
    public bool ReviewerDeducts => ManualDeduction is DeductionBy.Reviewer or DeductionBy.Both;

    /// <summary>The reviewer may deduct where the row is over-fulfilled.</summary>
    public bool ReviewerReduces => OverFulfilment is { Policy: OverFulfilmentPolicy.ReviewerReduces };
}

/// <summary>Who takes points off by hand (RK-15).</summary>
public enum DeductionBy
{
    Nobody,

    /// <summary>The unit, on its own row.</summary>
    Unit,

    /// <summary>The reviewer (财政部门), when the filing is accepted or looked at again.</summary>
    Reviewer,

    Both,
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

    /// <summary>The points stay until the reviewer has looked; the unit explains, the reviewer may deduct.</summary>
    ReviewerReduces,
}

/// <summary>RK-14: at most <paramref name="Max"/> points while the condition holds.</summary>
public sealed record ConditionalCap(Formula When, Points Max, string Text);
