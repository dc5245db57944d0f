using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>复核扣分 of one row as the reviewer typed it.</summary>
/// <param name="Points">分; empty or 0: nothing is taken off.</param>
public sealed record ReviewEntry(string? Points, string? Reason)
{
    /// <summary>Longest reason that is taken.</summary>
    public const int LongestReason = 500;

    /// <summary>The deduction; null when none is asked for, or when <paramref name="problem"/> says what to mend and in which of the two fields.</summary>
    /// <param name="row">The row as scored with everything else the bureau has decided.</param>
    public ReviewDeduction? Read(RowScore row, out (string Field, string Message)? problem)
    {
        problem = null;
        var (typed, reason) = (Points?.Trim() ?? string.Empty, OneLine(Reason ?? string.Empty));
        if (typed.Length == 0)
        {
            problem = reason.Length == 0 ? null : (nameof(Points), $"“{row.Indicator.Name}”写了理由，请填写扣多少分；不扣分的，请删去理由。");
            return null;
        }

        var (value, _) = TypedFigure.Read(typed, FigureKind.Number, inWan: false);
        if (value is not { } number || number < 0m || Quantities.Points.Exactly(number) is not { } points)
        {
            problem = (nameof(Points), $"“{row.Indicator.Name}”的扣分应是0以上、最多两位小数的分数，如 1.5；不扣分的，请留空。");
            return null;
        }

        if (points == Quantities.Points.Zero)
        {
            return null;
        }

        if (row.BeforeReview is not { } has || !row.MayBeReviewed)
        {
            problem = (nameof(Points), $"“{row.Indicator.Name}”不能由复核扣分：指标体系没有规定，或这一项没有测算得分。请留空。");
            return null;
        }

        if (points > has)
        {
            problem = (nameof(Points), $"“{row.Indicator.Name}”测算得{FigureText.Of(has)}分，最多扣{FigureText.Of(has)}分。");
            return null;
        }

        if (!SubmissionCheck.IsExplanation(reason) || reason.Length > LongestReason)
        {
            problem = (nameof(Reason), FormattableString.Invariant($"请写明“{row.Indicator.Name}”的扣分理由，{SubmissionCheck.ShortestExplanation} 至 {LongestReason} 个字。"));
            return null;
        }

        return new ReviewDeduction(points, reason);
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
