using System.Buffers;

namespace Evaluation.Core.Examinations;

/// <summary>Recognises a section by its title.</summary>
internal static class SectionTitles
{
    /// <summary>The longest title of a section; longer lines are text.</summary>
    public const int Longest = 30;

    /// <summary>
    /// Words of the titles, more telling ones first: 重点工作完成情况 is about results, 重点工作任务 about tasks.
    /// Source: the outlines of report-format §2, §3 and the notices of several provinces.
    /// </summary>
    private static readonly (string Word, SectionKind Kind)[] Words =
    [
        ("其他自评", SectionKind.Other), ("其他需要", SectionKind.Other), ("其它需要", SectionKind.Other), ("其他需说明", SectionKind.Other), ("需要说明", SectionKind.Other), ("其他情况", SectionKind.Other), ("其他事项", SectionKind.Other),
        ("重点项目", SectionKind.KeyProjects),
        ("改进措施", SectionKind.Measures), ("改进的措施", SectionKind.Measures), ("整改措施", SectionKind.Measures), ("下一步", SectionKind.Measures), ("改进建议", SectionKind.Measures),
        ("存在问题", SectionKind.Problems), ("存在的问题", SectionKind.Problems), ("存在的主要问题", SectionKind.Problems), ("存在主要问题", SectionKind.Problems), ("主要问题", SectionKind.Problems), ("问题及原因", SectionKind.Problems), ("问题与不足", SectionKind.Problems), ("不足之处", SectionKind.Problems), ("问题和不足", SectionKind.Problems),
        ("目标实现", SectionKind.Achieved), ("目标完成", SectionKind.Achieved), ("工作完成", SectionKind.Achieved), ("任务完成", SectionKind.Achieved), ("工作成效", SectionKind.Achieved), ("主要成效", SectionKind.Achieved), ("履职完成", SectionKind.Achieved), ("履职效果", SectionKind.Achieved), ("产出情况", SectionKind.Achieved), ("效益情况", SectionKind.Achieved),
        ("自评结果", SectionKind.Result), ("评价结果", SectionKind.Result), ("自评结论", SectionKind.Result), ("评价结论", SectionKind.Result), ("得分情况", SectionKind.Result), ("自评得分", SectionKind.Result), ("综合评价", SectionKind.Result),
        ("指标分析", SectionKind.Analysis), ("绩效分析", SectionKind.Analysis),
        ("评价小组", SectionKind.Work), ("自评小组", SectionKind.Work), ("自评工作", SectionKind.Work), ("评价工作", SectionKind.Work), ("组织实施", SectionKind.Work), ("自评材料", SectionKind.Work),
        ("绩效目标", SectionKind.Goals), ("总体目标", SectionKind.Goals), ("年度目标", SectionKind.Goals),
        ("工作任务", SectionKind.Tasks), ("总体工作", SectionKind.Tasks), ("重点工作", SectionKind.Tasks), ("年度工作", SectionKind.Tasks),
        ("整体支出情况", SectionKind.Money), ("收支情况", SectionKind.Money), ("资金情况", SectionKind.Money), ("收入支出", SectionKind.Money), ("资金收支", SectionKind.Money), ("预算安排", SectionKind.Money), ("资金使用", SectionKind.Money), ("支出管理及使用", SectionKind.Money),
        ("机构设置", SectionKind.Organisation), ("人员情况", SectionKind.Organisation), ("人员编制", SectionKind.Organisation), ("主要职能", SectionKind.Organisation), ("主要职责", SectionKind.Organisation), ("工作职能", SectionKind.Organisation), ("部门职能", SectionKind.Organisation),
        ("基本情况", SectionKind.Overview), ("部门概况", SectionKind.Overview), ("单位概况", SectionKind.Overview), ("基本概况", SectionKind.Overview),
    ];

    private static readonly SearchValues<char> NotInTitles = SearchValues.Create("，,；;：:0123456789=%");

    /// <summary>How a title ends when it carries no other sign of being one.</summary>
    private static readonly string[] Ends = ["情况", "问题", "措施", "分析", "结果", "结论", "概况", "职能", "职责", "建议", "目标", "任务", "不足", "设置", "成效", "打算"];

    public static SectionKind? Of(string title)
    {
        if (title.Length > Longest)
        {
            return null;
        }

        foreach (var (word, kind) in Words)
        {
            if (title.Contains(word, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>Whether a line without number or style reads as a title: short, one clause, ended as titles end.</summary>
    public static bool ReadsAsTitle(string line) =>
        line.Length is >= 4 and <= 25
        && line.AsSpan().IndexOfAny(NotInTitles) < 0
        && Array.Exists(Ends, end => line.EndsWith(end, StringComparison.Ordinal));
}
