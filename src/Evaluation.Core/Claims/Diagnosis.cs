namespace Evaluation.Core.Claims;

/// <summary>The closed set of ways a stated number goes wrong.</summary>
public enum DiagnosisKind
{
    /// <summary>D-00: nothing reproduces the stated number.</summary>
    Unexplained,

    /// <summary>D-01 分子分母写反.</summary>
    InvertedRatio,

    /// <summary>D-02 换了基数.</summary>
    OtherBase,

    /// <summary>D-03 漏了负号.</summary>
    SignDropped,

    /// <summary>D-04 单位写错.</summary>
    UnitSlip,

    /// <summary>D-05 漏乘或多乘 100%.</summary>
    HundredSlip,

    /// <summary>D-06 没有四舍五入.</summary>
    Truncated,

    /// <summary>D-07 分母用了本年数.</summary>
    DividedByThisYear,

    /// <summary>D-08 占比与完成率混淆.</summary>
    ShareForCompletion,

    /// <summary>D-09 降幅写成完成率.</summary>
    FallForCompletion,

    /// <summary>D-10 数字顺序写颠倒.</summary>
    DigitsTransposed,

    /// <summary>D-11 抄了旁边的数.</summary>
    NeighbourCopied,
}

/// <summary>One explanation that reproduces the stated number.</summary>
/// <param name="Kinds">One kind, or an allowed combination in order (D-02 + D-03).</param>
/// <param name="Sentence">For a clerk: what the stated number is the result of, and what it should be.</param>
public sealed record Diagnosis(IReadOnlyList<DiagnosisKind> Kinds, string Sentence)
{
    /// <summary><c>D-02+D-03</c>.</summary>
    public string Code => string.Join('+', Kinds.Select(kind => FormattableString.Invariant($"D-{(int)kind:00}")));
}
