using System.Globalization;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Papers;

/// <summary>An opinion of the review: on what, what, by whom.</summary>
public sealed record ReviewOpinion(string On, string Text, string By);

/// <summary>Where the filing stands when its 审核单 is printed.</summary>
/// <param name="Round">How often it was sent to the leader; 0: not yet.</param>
public sealed record ReviewStanding(int Round, DateTimeOffset? SentAt, string State);

/// <summary>审核单: scores, deductions, explanations, open findings and opinions, with the lines to sign.</summary>
public static class ReviewSheetPaper
{
    public const string Title = "部门整体支出绩效自评审核单";

    private const string Signing = "＿＿＿＿＿＿＿＿";

    public static Report Write(ScoreSheet sheet, IReadOnlyList<Finding> findings, IReadOnlyList<ReviewOpinion> opinions, ReviewStanding standing, PaperHead head)
    {
        var record = sheet.Facts.Record;
        var paper = new Chapters().Add(PaperWords.Facts(
        [
            new("单位", record.Unit.Name),
            new("评价年度", FormattableString.Invariant($"{record.Year}年度")),
            new("送审", standing is { Round: > 0, SentAt: { } sent } ? FormattableString.Invariant($"第{standing.Round}次，{PaperWords.Moment(sent)}") : "尚未送审"),
            new("状态", standing.State),
        ]));
        Scores(paper.Open("得分情况"), sheet);
        Losses(paper.Open("失分和扣减"), sheet);
        Differences(paper.Open("自评与测算不一致的项目"), sheet);
        Explanations(paper.Open("单位说明"), findings);
        StillOpen(paper.Open("未处理的校验结果"), findings);
        List(paper.Open("审核意见"), opinions.Select(opinion => $"{opinion.On}：{opinion.Text}（{opinion.By}）"));
        paper.Open("审核结论").Say("□审核通过　　□退回修改　　其他意见：", keepsWithNext: true)
            .Say($"自评工作小组组长（签字）：{Signing}", keepsWithNext: true).Say($"副组长（签字）：{Signing}", keepsWithNext: true).Say($"成员（签字）：{Signing}", keepsWithNext: true)
            .Say("日期：　　　　年　　月　　日")
            .Add(PaperWords.SampleRemark(head))
            .Add(new Block.Remark($"系统测算供审核参考。打印时间{PaperWords.Moment(head.At)}。"));
        return PaperWords.Paper([Title], head, paper.Blocks);
    }

    private static void Scores(Chapters paper, ScoreSheet sheet)
    {
        var (framework, totals) = (sheet.Facts.Framework, sheet.Totals);
        paper.Table(
            "各部分得分",
            "单位：分",
            [
                new("一级指标", 56m, CellAlignment.Left), new("分值", 25m, CellAlignment.Centre), new("自评", 25m, CellAlignment.Centre),
                new("系统测算", 25m, CellAlignment.Centre), new("自评减测算", 25m, CellAlignment.Centre),
            ],
            [
                .. framework.Groups.Select(group => (Group: group, Total: sheet.TotalOf(group))).Select(part => PaperWords.Row(
                    part.Group.Name,
                    part.Group.IsBonus ? $"最多加{FigureText.Short(framework.Bonus.Cap)}" : FigureText.Short(part.Total.Weight),
                    FigureText.Of(part.Total.Self),
                    FigureText.Of(part.Total.Computed),
                    FigureText.Of(part.Total.Difference))),
                PaperWords.Total(
                    "合计", FigureText.Short(framework.Weight), TotalsText.Self(totals), TotalsText.Computed(totals),
                    !totals.NothingApplies && totals.Difference is { } difference ? FigureText.Of(difference) : "—"),
            ]);
        paper.Say(TotalsText.Parts(totals));
        foreach (var step in totals.Adjustments)
        {
            paper.Say(TotalsText.Step(step));
        }

        if (totals.GradeLimit is { } limit)
        {
            paper.Say(TotalsText.GradeLimit(limit));
        }
    }

    /// <summary>Rows below their weight with the reason, what the unit took off by its own decision, and what the bureau took off.</summary>
    private static void Losses(Chapters paper, ScoreSheet sheet)
    {
        var lost = sheet.Rows.Where(row => !row.IsBonus && row.Computed < row.Indicator.Weight && row.Status == RowStatus.Scored).ToList();
        if (lost.Count == 0)
        {
            paper.Say("没有。");
            return;
        }

        paper.Table(
            "失分项目",
            "单位：分",
            [
                new("指标", 42m, CellAlignment.Left), new("分值", 14m, CellAlignment.Centre), new("测算", 14m, CellAlignment.Centre),
                new("失分", 14m, CellAlignment.Centre), new("原因", 72m, CellAlignment.Left),
            ],
            lost.Select(row => PaperWords.Row(
                row.Indicator.Name, FigureText.Short(row.Indicator.Weight), FigureText.Of(row.Computed!.Value), FigureText.Of(row.Indicator.Weight - row.Computed!.Value), Why(row, sheet))));
    }

    private static string Why(RowScore row, ScoreSheet sheet)
    {
        var entry = sheet.Facts.Record.Row(row.Indicator.Code);
        string?[] reasons =
        [
            row.Working.Loss,
            row.Indicator.Modifiers.UnitDeducts && entry.Deduction is { } own ? $"人工扣减{own}分：{PaperWords.OrNone(entry.DeductionReason, "未写理由")}" : null,
            row.ReviewDeduction is { } review ? $"复核扣分{FigureText.Of(review.Points)}分：{review.Reason}" : null,
        ];
        return PaperWords.OrNone(string.Join('\n', reasons.Where(reason => !string.IsNullOrWhiteSpace(reason)).Distinct(StringComparer.Ordinal)), "—");
    }

    private static void Differences(Chapters paper, ScoreSheet sheet)
    {
        var rows = sheet.Rows.Where(row => row.Difference is { Value: not 0m }).ToList();
        if (rows.Count == 0)
        {
            paper.Say("没有。");
            return;
        }

        paper.Table(
            "自评与测算不一致的项目",
            "单位：分",
            [
                new("指标", 42m, CellAlignment.Left), new("自评", 14m, CellAlignment.Centre), new("测算", 14m, CellAlignment.Centre),
                new("差额", 14m, CellAlignment.Centre), new("单位说明", 72m, CellAlignment.Left),
            ],
            rows.Select(row => PaperWords.Row(
                row.Indicator.Name, FigureText.Of(row.Self!.Value), FigureText.Of(row.Computed!.Value), FigureText.Of(row.Difference!.Value),
                PaperWords.OrNone(sheet.Facts.Record.Row(row.Indicator.Code).Reason, "未说明"))));
    }

    private static void Explanations(Chapters paper, IReadOnlyList<Finding> findings)
    {
        var asked = findings.Where(finding => finding is { Severity: Severity.MustExplain, Explanation: not null }).ToList();
        if (asked.Count == 0)
        {
            paper.Say("没有。");
            return;
        }

        paper.Table(
            "须说明的事项和单位说明",
            null,
            [new("事项", 66m, CellAlignment.Left), new("单位说明", 66m, CellAlignment.Left), new("审阅", 24m, CellAlignment.Left)],
            asked.Select(finding => PaperWords.Row($"{finding.Subject}：{finding.Message}", finding.Explanation!, Opinion(finding))));
    }

    private static void StillOpen(Chapters paper, IReadOnlyList<Finding> findings)
    {
        var open = findings.Where(finding => finding.Blocks).ToList();
        if (open.Count == 0)
        {
            paper.Say("没有。");
            return;
        }

        paper.Table(
            "未处理的校验结果",
            null,
            [new("序号", 12m, CellAlignment.Centre), new("类别", 18m, CellAlignment.Centre), new("内容", 126m, CellAlignment.Left)],
            open.Select((finding, index) => PaperWords.Row((index + 1).ToString(CultureInfo.InvariantCulture), SeverityWords.Of(finding.Severity), finding.Message)));
    }

    private static string Opinion(Finding finding) => (finding.Bureau ?? finding.Leader) switch
    {
        null => "未审阅",
        { IsAccepted: true } => "采纳",
        { Reason: var reason } => $"不采纳：{reason}",
    };

    private static void List(Chapters paper, IEnumerable<string> lines)
    {
        var written = lines.ToList();
        for (var index = 0; index < written.Count; index++)
        {
            paper.Say(Numbering.Of(3, index + 1) + written[index]);
        }

        if (written.Count == 0)
        {
            paper.Say("没有。");
        }
    }
}
