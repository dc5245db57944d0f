using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Indicators;

/// <summary>Points of a level-1 group as far as they are known.</summary>
/// <param name="BonusCap">Most the group may add; null for all other groups.</param>
public sealed record GroupScore(IndicatorGroup Group, IReadOnlyList<RowScore> Rows, Points? BonusCap)
{
    public static GroupScore Of(OpenFiling open, IndicatorGroup group) =>
        new(group, [.. open.Sheet.RowsOf(group)], group.IsBonus ? open.Framework.Bonus.Cap : null);

    public Points Computed { get; } = Points.Sum(Rows.Select(row => row.Computed ?? Points.Zero));

    public int Open => Rows.Count(row => row.Status is RowStatus.Incomplete or RowStatus.Undecidable);
}

/// <summary>Points of a row and its state in words.</summary>
public sealed record RowResult(RowScore Row, (string Kind, string Words) State);
