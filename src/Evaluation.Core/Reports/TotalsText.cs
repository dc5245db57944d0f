using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Reports;

/// <summary>Totals in words: always in three parts, so that nobody believes the machine verified what a person ticked.</summary>
public static class TotalsText
{
    public static string Name(ScoreOrigin origin) => origin switch
    {
        ScoreOrigin.Data => "按数据测算",
        ScoreOrigin.Own => "单位自选",
        _ => "待财政部门核定",
    };

    /// <summary>What stands in place of a total when no indicator applies.</summary>
    public const string NoTotal = "没有总分";

    /// <summary>测算得分 89.56 分，其中按数据测算 9.56 分（分值20分）、…。</summary>
    public static string Parts(ScoreTotals totals)
    {
        if (totals.NothingApplies)
        {
            return $"各项指标都不适用，{NoTotal}。";
        }

        var parts = string.Join("、", totals.Parts.OrderBy(part => part.Key)
            .Select(part => $"{Name(part.Key)}{FigureText.Of(part.Value.Computed)}分（分值{FigureText.Short(part.Value.Weight)}分）"));
        var bonus = totals.Bonus is { } extra ? $"，另有加分项{FigureText.Of(extra.Computed)}分" : string.Empty;
        var incomplete = totals.IncompleteRows > 0 ? FormattableString.Invariant($"；另有{totals.IncompleteRows}项未完成，尚未计分") : string.Empty;
        var marked = totals.WithoutEvidence > Points.Zero ? $"；其中{FigureText.Of(totals.WithoutEvidence)}分没有佐证材料，以*标注" : string.Empty;
        return $"系统测算{FigureText.Of(totals.Computed)}分，其中{parts}{bonus}{incomplete}{marked}。待财政部门核定的部分为预填，不代表核定结果。";
    }

    /// <summary>The computed total as tables write it.</summary>
    public static string Computed(ScoreTotals totals) => totals.NothingApplies ? NoTotal : FigureText.Of(totals.Computed);

    /// <summary>The claimed total as tables write it.</summary>
    public static string Self(ScoreTotals totals) => totals.NothingApplies ? NoTotal : totals.Self is { } self ? FigureText.Of(self) : "未完成";

    /// <summary>A step of the total: 因发生严重违纪违法案件，总分最高79分，总分由92.10减至79.00。</summary>
    public static string Step(Adjustment step) => $"因{step.Reason}，总分{Way(step)}。";

    /// <summary>A step of 按现有数据最高可得: “支出完成率”最多得4.56分（分值5分）：由100.00减至99.56.</summary>
    public static string ChainStep(Adjustment step) => $"{step.Reason}：{Way(step)}";

    /// <summary>Why the grade is limited, and by which document.</summary>
    public static string GradeLimit(GradeLimit limit) => $"一票否决：{limit.Reason}，等级最高为“{limit.Grade}”，依据为{limit.Document}。";

    private static string Way(Adjustment step) => step.After == step.Before
        ? $"仍为{FigureText.Of(step.After)}"
        : $"由{FigureText.Of(step.Before)}{(step.After < step.Before ? "减至" : "增至")}{FigureText.Of(step.After)}";
}
