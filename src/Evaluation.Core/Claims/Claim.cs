using Evaluation.Core.Examinations;

namespace Evaluation.Core.Claims;

/// <summary>What kind of arithmetic a statement in prose asserts.</summary>
public enum ClaimKind
{
    /// <summary>A printed expression with its result, chains included: （a−b）/b×100%=r%.</summary>
    Calculation,

    /// <summary>比上年增加 x，增长 r%.</summary>
    Change,

    /// <summary>占…的 r%, 占比.</summary>
    Share,

    /// <summary>完成预算的 r%, 执行率, and ratios named in words.</summary>
    Completion,

    /// <summary>相差、结余、剩余: one amount less another.</summary>
    Difference,

    /// <summary>共 N，其中 a、b; 合计.</summary>
    Total,

    /// <summary>N 人，其中…: a list of heads.</summary>
    HeadCount,

    /// <summary>N（含 n）: a part that cannot exceed the whole.</summary>
    Part,

    /// <summary>是…的 x 倍, 翻番, 成.</summary>
    Multiple,

    /// <summary>由 a% 到 b%，提高 x 个百分点.</summary>
    PercentagePoints,

    /// <summary>自评 s 分，等级 g.</summary>
    Grade,
}

/// <summary>A statement whose truth follows from figures printed in the same report, and what recomputing says.</summary>
/// <param name="Kind">What it asserts.</param>
/// <param name="Place">The whole statement.</param>
/// <param name="Text">Its words as printed.</param>
/// <param name="Stated">The result as printed, with its unit: <c>97.53%</c>.</param>
/// <param name="Computed">What the figures give, to the printed decimals, with its unit; null where nothing can be computed.</param>
/// <param name="Diagnoses">What went wrong, most likely first; empty for a statement that is right.</param>
/// <param name="Message">One sentence for a clerk: both figures, what went wrong, what to write instead; for a right one, how it was confirmed.</param>
public sealed record Claim(
    ClaimKind Kind,
    TextSpan Place,
    string Text,
    string Stated,
    string? Computed,
    Verdict Verdict,
    IReadOnlyList<Diagnosis> Diagnoses,
    string Message)
{
    /// <summary>Where the stated result stands.</summary>
    public required TextSpan StatedPlace { get; init; }

    /// <summary>Whether digits that are not printed could give what is stated: not reproducible from the printed figures, and not refuted by them.</summary>
    public bool IsWithinPrecision { get; init; }

    /// <summary>What to write instead of the stated result; null where nothing can be proposed.</summary>
    public string? Correction { get; init; }
}
