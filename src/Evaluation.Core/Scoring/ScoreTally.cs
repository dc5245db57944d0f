using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>The points of a filing without their working: by the same rules as a score sheet, with nothing kept to tell them by.</summary>
/// <param name="Rows">测算得分 of every row in the framework's order; null while incomplete, or not counted.</param>
public sealed record ScoreTally(IReadOnlyList<Points?> Rows, ScoreTotals Totals);
