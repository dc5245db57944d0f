using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Web.Pages.Filings.Indicators;

/// <summary>Points of a level-1 group as far as they are known.</summary>
public sealed record GroupScore(IndicatorGroup Group, IReadOnlyList<RowScore> Rows)
{
    public Points Computed { get; } = Points.Sum(Rows.Select(row => row.Computed ?? Points.Zero));

    public int Open => Rows.Count(row => row.Status is RowStatus.Incomplete or RowStatus.Undecidable);
}

/// <summary>Points of a row and its state in words.</summary>
public sealed record RowResult(RowScore Row, (string Kind, string Words) State);
