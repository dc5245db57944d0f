namespace Evaluation.Core.Examinations;

/// <summary>The sections of a self-evaluation report, whatever their order and number (report-format §2 and its variants).</summary>
internal enum SectionKind
{
    /// <summary>单位基本情况、部门概况.</summary>
    Overview,

    /// <summary>机构设置、人员情况、工作职能.</summary>
    Organisation,

    /// <summary>年度总体工作和重点工作任务: what was to be done.</summary>
    Tasks,

    /// <summary>部门整体支出绩效目标.</summary>
    Goals,

    /// <summary>部门整体支出情况、资金收支.</summary>
    Money,

    /// <summary>自评工作开展情况、评价小组.</summary>
    Work,

    /// <summary>自评结果、评价结论、得分情况.</summary>
    Result,

    /// <summary>绩效指标分析.</summary>
    Analysis,

    /// <summary>目标实现情况、重点工作完成情况: what was done.</summary>
    Achieved,

    /// <summary>重点项目支出绩效情况.</summary>
    KeyProjects,

    /// <summary>存在问题.</summary>
    Problems,

    /// <summary>改进措施、下一步工作.</summary>
    Measures,

    /// <summary>其他自评情况, where 无 is an answer.</summary>
    Other,
}
