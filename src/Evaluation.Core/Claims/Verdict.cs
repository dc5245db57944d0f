namespace Evaluation.Core.Claims;

/// <summary>What recomputing a statement says about it.</summary>
public enum Verdict
{
    /// <summary>正确: the figures printed give what is stated, within its printed rounding.</summary>
    Ok,

    /// <summary>舍入可解释: not reproduced exactly, and the printed digits could hide the difference, or it is cut off instead of rounded.</summary>
    Rounding,

    /// <summary>错误: no value behind the printed digits gives what is stated.</summary>
    Wrong,

    /// <summary>无法判断: a figure is missing, a denominator is 0, or two readings of equal right disagree.</summary>
    Unclear,
}

/// <summary>Words for verdicts.</summary>
public static class VerdictWords
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "正确",
        Verdict.Rounding => "舍入可解释",
        Verdict.Wrong => "错误",
        _ => "无法判断",
    };

    /// <summary>As files spell it: <c>ok|rounding|wrong|unclear</c>.</summary>
    public static string Code(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "ok",
        Verdict.Rounding => "rounding",
        Verdict.Wrong => "wrong",
        _ => "unclear",
    };
}
