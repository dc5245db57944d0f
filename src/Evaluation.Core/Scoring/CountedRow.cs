using System.Runtime.InteropServices;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>What a row is to the totals: its points and how they stand, without its working. Unit: 分, rounded.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct CountedRow
{
    public required IndicatorPlan Plan { get; init; }

    public required RowStatus Status { get; init; }

    public Points? Computed { get; init; }

    public required Points Reachable { get; init; }

    public Points? Self { get; init; }

    public bool WithoutEvidence { get; init; }

    public Indicator Indicator => Plan.Indicator;

    public IndicatorGroup Group => Plan.Group;

    /// <summary>Not counted: 不适用 under a policy that rescales.</summary>
    public bool IsLeftOut => Status == RowStatus.NotApplicable && Indicator.NotApplicable.Rescales;

    /// <summary>Outside the full total (加分项).</summary>
    public bool IsBonus => Plan.IsBonus;

    public bool IsOpen => Status is RowStatus.Incomplete or RowStatus.Undecidable;
}
