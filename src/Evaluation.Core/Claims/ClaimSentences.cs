using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>What a clerk reads of a claim: both figures, what went wrong, what to write instead.</summary>
internal static class ClaimSentences
{
    public static Claim Claim(Statement statement, Ruling ruling, IReadOnlyList<Diagnosis> diagnoses)
    {
        var passage = statement.Passage;
        var place = passage.Span(Math.Min(statement.Start, statement.Stated.Start), Math.Max(statement.End, statement.Stated.End));
        var computed = ruling.Value is { } value ? Shown(statement, value) : null;
        return new Claim(statement.Kind, place, passage.Printed(place), statement.Stated.Text, computed, ruling.Verdict, diagnoses, Message(statement, ruling, computed, diagnoses))
        {
            StatedPlace = passage.Span(statement.Stated.Start, statement.Stated.End),
            IsWithinPrecision = ruling.Value is not null && Judge.CanBeHidden(statement, ruling.Relation, statement.IsUnsigned ? Ratio.Abs(statement.Value) : statement.Value),
            Correction = ruling.Verdict == Verdict.Wrong || (ruling.Verdict == Verdict.Rounding && ruling.IsCutOff) ? statement.IsBound ? null : computed : null,
        };
    }

    /// <summary>A value as the statement would print it: a fall without its minus behind 下降.</summary>
    public static string Shown(Statement statement, Ratio value) =>
        ValueText.Like(statement.Stated, (statement.Direction < 0 && value.Sign <= 0) || statement.IsUnsigned ? Ratio.Abs(value) : value);

    private static string Message(Statement statement, Ruling ruling, string? computed, IReadOnlyList<Diagnosis> diagnoses)
    {
        var stated = statement.Stated.Text;
        var formula = ruling.Relation.Text;
        return ruling.Verdict switch
        {
            Verdict.Ok when statement.IsBound => $"{stated}不超过总数{ruling.Relation.Text}。",
            Verdict.Ok => $"按{formula}计算为{computed}，与报告一致。",
            Verdict.Unclear when ruling.Value is null && ruling.Relation.Value is null => $"{formula}的分母为0，“{stated}”无法核对，请改用文字说明。",
            Verdict.Unclear when ruling.Value is null => $"没有找到与“{stated}”对应的数据，无法核对，请在句中写明计算所用的数字。",
            Verdict.Unclear => $"“{stated}”是约数，按{formula}计算为{computed}，请核对。",
            _ when diagnoses.Count > 0 => diagnoses[0].Sentence,
            Verdict.Rounding => $"报告写{stated}，按{formula}计算为{computed}；差异可由所列数字的四舍五入解释，如用元级数据计算请附计算表。",
            _ => $"报告写{stated}，按{formula}计算为{computed}，请核对。",
        };
    }
}
