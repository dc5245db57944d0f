using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;

namespace Evaluation.Core.Papers;

/// <summary>What a 报送回执 confirms.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Deadline">The deadline that counts for this submission.</param>
/// <param name="Mark">Mark of the 用印版 handed in.</param>
/// <param name="Hash">SHA-256 of its record.</param>
/// <param name="ApprovedBy">Who approved it in the unit, and how.</param>
public sealed record Receipt(
    string Number,
    string UnitName,
    int Year,
    string Campaign,
    NoticeReference Notice,
    DateTimeOffset SubmittedAt,
    string SubmittedBy,
    DateTimeOffset Deadline,
    bool IsLate,
    string Mark,
    string Hash,
    string ApprovedBy,
    DateTimeOffset ApprovedAt,
    bool HasStampedScan,
    Points? Self,
    string State);

/// <summary>报送回执: what was handed in when, by whom, in which version.</summary>
public static class ReceiptPaper
{
    public const string Title = "报送回执";

    public static Report Write(Receipt receipt, PaperHead head) => PaperWords.Paper(
        [Title],
        head,
        [
            new Block.Recipient($"{receipt.UnitName}："),
            PaperWords.Paragraph(FormattableString.Invariant($"你单位{receipt.Year}年度部门整体支出绩效自评材料已报送，回执编号{receipt.Number}，主要事项如下。")),
            PaperWords.Facts(
            [
                new("自评任务", receipt.Campaign),
                new("通知文号", PaperWords.OrNone(receipt.Notice.Number)),
                new("报送时间", PaperWords.Moment(receipt.SubmittedAt)),
                new("报送截止", PaperWords.Deadline(receipt.Deadline) + (receipt.IsLate ? "（逾期报送）" : string.Empty)),
                new("报送人", receipt.SubmittedBy),
                new("用印版", receipt.Mark),
                new("内容散列（SHA-256）", receipt.Hash),
                new("审核", $"{receipt.ApprovedBy}，{PaperWords.Moment(receipt.ApprovedAt)}"),
                new("盖章扫描件", receipt.HasStampedScan ? "已上传" : "待补传"),
                new("自评总分", receipt.Self is { } self ? $"{FigureText.Of(self)}分" : TotalsText.NoTotal),
                new("现状态", receipt.State),
            ]),
            .. PaperWords.SampleRemark(head),
            PaperWords.Paragraph("本回执由系统在报送时生成，只表明材料已送达，不代表财政部门的审核结果。"),
            new Block.Signature(head.Issuer, PaperWords.Day(receipt.SubmittedAt)),
        ]);
}
