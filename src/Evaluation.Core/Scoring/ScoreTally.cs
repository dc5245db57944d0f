using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>The points of a filing without their working: by the same rules as a score sheet, with nothing kept to tell them by.</summary>
public sealed class ScoreTally
{
    private readonly CountedRow[] _rows;

    internal ScoreTally(CountedRow[] rows, ScoreTotals totals) => (_rows, Totals) = (rows, totals);

    /// <summary>测算得分 of every row in the framework's order; null while incomplete, or not counted.</summary>
    public IReadOnlyList<Points?> Rows => field ??= Array.ConvertAll(_rows, row => row.Computed);

    public ScoreTotals Totals { get; }
}
