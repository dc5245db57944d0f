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

    /// <summary>测算得分 89.56 分，其中按数据测算 9.56 分（分值20分）、…。</summary>
    public static string Parts(ScoreTotals totals)
    {
        var parts = string.Join("、", totals.Parts.OrderBy(part => part.Key)
            .Select(part => $"{Name(part.Key)}{FigureText.Of(part.Value.Computed)}分（分值{FigureText.Short(part.Value.Weight)}分）"));
        var bonus = totals.Bonus is { } extra ? $"，加分项{FigureText.Of(extra.Computed)}分" : string.Empty;
        var incomplete = totals.IncompleteRows > 0 ? FormattableString.Invariant($"；另有{totals.IncompleteRows}项未完成，尚未计分") : string.Empty;
        var marked = totals.WithoutEvidence > Points.Zero ? $"；其中{FigureText.Of(totals.WithoutEvidence)}分没有佐证材料，以*标注" : string.Empty;
        if (totals.NothingApplies)
        {
            return "各项指标都不适用，没有总分。";
        }

        return $"系统测算{FigureText.Of(totals.Computed)}分，其中{parts}{bonus}{incomplete}{marked}。待财政部门核定的部分为预填，不代表核定结果。";
    }
}
