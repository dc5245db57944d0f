using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;

namespace Evaluation.Core.Papers;

/// <summary>A unit that has not handed in, or not handed in again after a return.</summary>
/// <param name="Deadline">The deadline that holds for it, with extension.</param>
/// <param name="WasReturned">It handed in before and is to hand in again.</param>
/// <param name="LateAllowed">Whether the campaign takes late filings.</param>
public sealed record Reminder(
    string UnitName,
    int Year,
    NoticeReference Notice,
    DateTimeOffset Deadline,
    bool WasReturned,
    string State,
    bool LateAllowed,
    string? Phones);

/// <summary>催报函: to a unit that is late, or about to be.</summary>
public static class ReminderPaper
{
    public static Report Write(Reminder reminder, PaperHead head)
    {
        var isLate = DeadlineClock.IsLate(head.At, reminder.Deadline);
        var days = DaysTo(head.At, reminder.Deadline);
        var material = FormattableString.Invariant($"{reminder.Year}年度部门整体支出绩效自评材料");
        return PaperWords.Paper(
            [FormattableString.Invariant($"关于催报{reminder.Year}年度"), "部门整体支出绩效自评材料的函"],
            head,
            [
                new Block.Recipient($"{reminder.UnitName}："),
                PaperWords.Paragraph($"根据{PaperWords.Notice(reminder.Notice)}，你单位应于{PaperWords.Deadline(reminder.Deadline)}前"
                    + (reminder.WasReturned ? $"将修改后的{material}重新报送" : $"报送{material}") + "。"),
                PaperWords.Paragraph($"截至{PaperWords.Moment(head.At)}，你单位的材料尚未{(reminder.WasReturned ? "重新" : string.Empty)}报送（当前进度：{reminder.State}），"
                    + (!isLate ? days == 0 ? "今天截止。" : FormattableString.Invariant($"距截止时间还有{days}天。")
                        : days == 0 ? "已超过截止时间。" : FormattableString.Invariant($"已逾期{days}天。"))),
                PaperWords.Paragraph(
                    !isLate ? "请抓紧完成填报、审核和用印，按时在系统中报送。确有困难不能按时报送的，请在截止时间以前与我局联系办理延期。"
                    : reminder.LateAllowed ? "请于收到本函后立即在系统中报送。报送及时情况按逾期天数记录。"
                    : "请立即与我局联系，办理延期后在系统中报送。"),
                .. Contact.Words(reminder.Phones) is { Length: > 0 } phones ? [PaperWords.Paragraph(phones)] : Array.Empty<Block>(),
                PaperWords.Paragraph("特此函告。"),
                new Block.Signature(head.Issuer, PaperWords.Day(head.At)),
            ]);
    }

    /// <summary>Whole calendar days in China between now and the deadline's day, before or after it.</summary>
    public static int DaysTo(DateTimeOffset now, DateTimeOffset deadline)
    {
        var today = DateOnly.FromDateTime(now.ToOffset(DeadlineClock.Offset).DateTime);
        var last = DateOnly.FromDateTime(deadline.ToOffset(DeadlineClock.Offset).AddTicks(-1).DateTime);
        return Math.Abs(last.DayNumber - today.DayNumber);
    }
}
