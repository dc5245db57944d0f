using System.Diagnostics;
using Evaluation.Core.Checks;
using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>A check in words, for the published list and for comparing versions.</summary>
internal static class CheckWords
{
    /// <summary>Severity as people read it: 须修改, 红色预警.</summary>
    public static string Severity(CheckDefinition check) => check.Colour switch
    {
        WarningColour.Red => "红色预警",
        WarningColour.Yellow => "黄色预警",
        _ => SeverityWords.Of(check.Severity),
    };

    public static string Tolerance(Tolerance tolerance) => tolerance switch
    {
        Frameworks.Tolerance.Exact => "准确相等",
        Frameworks.Tolerance.Printed => "按万元两位小数取整的，每个金额允许相差0.005万元",
        Frameworks.Tolerance.Shown => "按显示的两位小数比较",
        _ => throw new UnreachableException(),
    };

    /// <summary>Every field of a check with its content.</summary>
    public static IEnumerable<(string What, string? Text)> Parts(CheckDefinition check, Func<Formula, string> line)
    {
        yield return ("规则", check.Name);
        yield return ("轻重", Severity(check));
        yield return ("核对内容", Test(check.Test, line));
        yield return ("适用条件", check.When is { } when ? line(when) : null);
        yield return ("提示语", check.Message + check.Mend);
        yield return ("位置", Joined(check.Subjects));
        yield return ("未填按0", Joined(check.Zeros));
        yield return ("合并说明", check.Group);
        yield return ("并入", Joined(check.Under));
        yield return ("依据", check.Source);
        yield return ("例子", FormattableString.Invariant($"{check.Examples.Count}个"));
    }

    private static string Test(CheckTest test, Func<Formula, string> line) => test switch
    {
        CheckTest.Holds holds => $"{string.Join('；', holds.Conditions.Select(line))}（{Tolerance(holds.Tolerance)}{(holds.Settled is { } settled ? $"；{settled.Input}的来源写明{Joined(settled.Words)}的除外" : string.Empty)}）",
        CheckTest.LastYear lastYear => $"{Joined(lastYear.Inputs)}与上年之比{(lastYear.Inside ? "应在" : "不应在")}{string.Join('、', lastYear.Ranges.Select(Range))}",
        CheckTest.Absent absent => $"{absent.Input}未填，可推算为{line(absent.Implied)}",
        CheckTest.Phrase phrase => $"{(phrase.Sections.Count == 0 ? "全部文字" : Joined(phrase.Sections))}{(phrase.Whole ? "只写" : "写有")}“{Joined(phrase.Words)}”"
            + (phrase.Except.Count > 0 ? $"（“{Joined(phrase.Except)}”除外）" : string.Empty)
            + (phrase.Unless.Count > 0 ? $"，没有写“{Joined(phrase.Unless)}”" : string.Empty)
            + (phrase.Against is { } against ? $"，而{line(against)}" : string.Empty),
        CheckTest.Evidence evidence => $"佐证：{evidence.Need}{Joined(evidence.Words)}{evidence.NamedBy}",
        _ => throw new UnreachableException(),
    };

    private static string Range(CheckRange range) =>
        $"{(range.FromClosed ? '[' : '(')}{End(range.From, "-∞")},{End(range.To, "+∞")}{(range.ToClosed ? ']' : ')')}";

    private static string End(Ratio? end, string otherwise) => end is { } value ? FigureText.ShortPercent(value) : otherwise;

    private static string? Joined(IEnumerable<string> texts) => string.Join('、', texts) is { Length: > 0 } joined ? joined : null;
}
