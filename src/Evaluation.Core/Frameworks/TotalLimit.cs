using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>A limit on the total or the grade that reaches across indicators (总分封顶, 一票否决). The lowest of several wins.</summary>
/// <remarks>CAP-01 to CAP-03 and CAP-05 of the domain's caps, and RK-17.</remarks>
public abstract record TotalLimit(string Key, string Text)
{
    /// <summary>CAP-01: a figure's band gives the most the total can be; bands cover every value once, null is no limit.</summary>
    public sealed record Banded(string Key, string Text, Formula Value, FigureKind Kind, string? Measure, IReadOnlyList<LimitBand> Bands) : TotalLimit(Key, Text);

    /// <summary>CAP-03: while the condition holds, the total is at most <paramref name="Max"/>.</summary>
    public sealed record When(string Key, string Text, Formula Condition, Points Max) : TotalLimit(Key, Text);

    /// <summary>RK-17: while the condition holds, total and/or grade are limited; the decision behind it is a document.</summary>
    public sealed record Veto(string Key, string Text, Formula Condition, Points? TotalMax, string? GradeMax, string Document) : TotalLimit(Key, Text);

    /// <summary>扣分项: points off the total per case, before any cap; at most <paramref name="MaxDeduct"/>, and the total is never below 0.</summary>
    /// <param name="Measure">What one case is called: 例, 天.</param>
    public sealed record Deduct(string Key, string Text, Formula Value, string Measure, Points PerCase, Points? MaxDeduct) : TotalLimit(Key, Text);

    /// <summary>CAP-05: when more than a share of the weight scored from ticks has no evidence, the total is at most <paramref name="Max"/>.</summary>
    public sealed record WithoutEvidence(string Key, string Text, Ratio Share, Points Max) : TotalLimit(Key, Text);
}

/// <summary>A band of a total limit; <paramref name="Max"/> null: no limit.</summary>
public sealed record LimitBand(Ratio? From, bool FromClosed, Ratio? To, bool ToClosed, Points? Max, string Text)
{
    /// <summary>The same ends as a band of a ladder.</summary>
    public Band Ends => new(From, FromClosed, To, ToClosed, Max ?? Points.Zero, Text);
}

/// <summary>RK-19: how much all bonus rows together may add, and whether the total may pass the full one.</summary>
public sealed record BonusLimit(Points Cap, bool MayExceed)
{
    public static BonusLimit None { get; } = new(Points.Zero, MayExceed: false);
}
