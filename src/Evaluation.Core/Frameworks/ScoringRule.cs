using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>What happens to a rate above its target.</summary>
public enum OverPolicy
{
    /// <summary>The row keeps its weight.</summary>
    Cap,

    /// <summary>Above the target the row gets 0.</summary>
    Zero,
}

/// <summary>What a zero denominator does to a row.</summary>
public enum ZeroDenominatorPolicy
{
    NotApplicable,
    Full,
    Zero,
    Error,
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

/// <summary>How a value becomes points: a closed set of kinds, chosen and parameterised by the framework file.</summary>
/// <remarks>Kinds RK-01 to RK-13 as far as the shipped frameworks use them; their limits are 0 and the row's weight.</remarks>
public abstract record ScoringRule
{
    private protected ScoringRule()
    {
    }

    public ZeroDenominatorPolicy ZeroDenominator { get; init; } = ZeroDenominatorPolicy.NotApplicable;

    /// <summary>RK-01: proportional up to the target; below <paramref name="ZeroBelow"/> 0; negative counts as 0.</summary>
    public sealed record Linear(Ratio Target, OverPolicy Over, Ratio? ZeroBelow) : ScoringRule;

    /// <summary>RK-04: bands with open or closed ends that cover every value once.</summary>
    public sealed record Ladder(IReadOnlyList<Band> Bands) : ScoringRule;

    /// <summary>RK-05: points off per step beyond the threshold; with <paramref name="Absolute"/> the value's size counts.</summary>
    /// <param name="StepText">The step as people say it: 5个百分点, 1天.</param>
    public sealed record ThresholdDeduct(
        Ratio Threshold,
        bool Above,
        Ratio Step,
        string StepText,
        Points PerStep,
        StepMode Mode,
        bool Absolute) : ScoringRule;

    /// <summary>RK-06: points off per case found.</summary>
    /// <param name="Checked">What has to be checked; "0 cases" needs a statement that it was.</param>
    public sealed record PerOccurrence(Points PerCase, string What, IReadOnlyList<string> Checked) : ScoringRule;

    /// <summary>RK-07: points per item met.</summary>
    public sealed record Checklist(IReadOnlyList<CheckItem> Items) : ScoringRule;

    /// <summary>RK-11: done ÷ planned, capped at the weight; the value's formula is the quotient.</summary>
    public sealed record CountRatio : ScoringRule;

    /// <summary>RK-13: all or nothing; unanswered is not "no".</summary>
    public sealed record YesNo(string Input, string Question) : ScoringRule;

    /// <summary>Σ of the points of the unit's own targets, each by its operator (RK-01 ≥, RK-02 =, RK-03 ≤, RK-10 qualitative).</summary>
    public sealed record Targets(string List, TargetColumns Columns) : ScoringRule;
}

/// <summary>A band of a ladder.</summary>
/// <param name="From">Lower end; null for −∞.</param>
/// <param name="To">Upper end; null for +∞.</param>
public sealed record Band(Ratio? From, bool FromClosed, Ratio? To, bool ToClosed, Points Points, string Text)
{
    public bool Holds(Ratio value) =>
        (From is not { } from || (FromClosed ? value >= from : value > from))
        && (To is not { } to || (ToClosed ? value <= to : value < to));
}

/// <summary>An item of a checklist.</summary>
public sealed record CheckItem(string Key, string Text, Points Points);

/// <summary>Columns of the list of targets by what they hold.</summary>
public sealed record TargetColumns(string Name, string Sign, string Target, string Measure, string Weight, string Actual, string State);
