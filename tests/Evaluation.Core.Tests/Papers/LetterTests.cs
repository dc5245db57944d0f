using CsCheck;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Papers;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;

namespace Evaluation.Core.Tests.Papers;

public sealed class LetterTests
{
    private static readonly DateTimeOffset Now = new(2022, 5, 16, 1, 0, 0, TimeSpan.Zero);
    private static readonly NoticeReference Notice = new("关于开展自评的通知", "某财绩〔2022〕1号", null, "某市财政局");

    private static PaperHead Head { get; } = new("某市财政局", Now);

    [Theory]
    [InlineData("2022-05-14T00:00:00+08:00", "应于2022年5月13日24:00前报送2021年度", "已逾期3天。", "请于收到本函后立即在系统中报送")]
    [InlineData("2022-05-16T09:00:00+08:00", "应于2022年5月16日09:00前报送", "已超过截止时间。", "立即在系统中报送")]
    [InlineData("2022-05-16T09:01:00+08:00", "应于2022年5月16日09:01前报送", "今天截止。", "办理延期")]
    [InlineData("2022-05-19T00:00:00+08:00", "应于2022年5月18日24:00前报送", "距截止时间还有2天。", "按时在系统中报送")]
    public void A_reminder_says_the_deadline_the_days_and_what_to_do(string deadline, params string[] said)
    {
        var text = PaperText.All(ReminderPaper.Write(Reminder(DateTimeOffset.Parse(deadline, System.Globalization.CultureInfo.InvariantCulture)), Head));

        Assert.All(said.Append("某单位：").Append("《关于开展自评的通知》（某财绩〔2022〕1号）").Append("联系电话：1、2。").Append("某市财政局 2022年5月16日"), words =>
            Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_reminder_after_a_return_asks_for_the_mended_papers_and_a_closed_campaign_for_an_extension()
    {
        var text = PaperText.All(ReminderPaper.Write(Reminder(Now.AddDays(-1)) with { WasReturned = true, LateAllowed = false, Phones = null }, Head));

        Assert.Contains("将修改后的2021年度部门整体支出绩效自评材料重新报送", text, StringComparison.Ordinal);
        Assert.Contains("办理延期后在系统中报送", text, StringComparison.Ordinal);
        Assert.DoesNotContain("联系电话", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_late_in_a_reminder_are_those_of_the_clock() => Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 100_000]).Sample((due, after) =>
    {
        var deadline = new DateTimeOffset(2022, 5, 1, 0, 0, 0, DeadlineClock.Offset).AddMinutes(due);
        var now = deadline.AddMinutes(after);

        Assert.Equal(DeadlineClock.DaysLate(now, deadline), ReminderPaper.DaysTo(now, deadline));
    });

    [Fact]
    public void A_return_lists_each_opinion_with_its_place_and_by_when_to_mend_it()
    {
        var returned = new Returned(
            "某单位", 2021, Notice, "请逐项核对。",
            [new("支出完成率", "“预算执行”页，指标编码A", "决算数与决算表不一致，请按决算表改正。", ["支出不等于各项之和。"]), new("佐证材料", "佐证材料", "请补充合同。", [])],
            new DateTimeOffset(2022, 5, 21, 0, 0, 0, TimeSpan.FromHours(8)), "0759-1");
        var lines = PaperText.Lines(ReturnPaper.Write(returned, Head));

        Assert.Equal(["1.支出完成率（“预算执行”页，指标编码A）", "问题和修改要求：决算数与决算表不一致，请按决算表改正。", "系统校验：支出不等于各项之和。", "2.佐证材料（佐证材料）"], lines.Skip(3).Take(4));
        Assert.Contains("有2项须修改", lines[1], StringComparison.Ordinal);
        Assert.Contains("于2022年5月20日24:00前重新送审、用印并报送。联系电话：0759-1。", lines[^2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_return_as_a_whole_gives_its_reason()
    {
        var text = PaperText.All(ReturnPaper.Write(new Returned("某单位", 2021, Notice, "数据口径有误。", [], Deadline: null, Phones: null), Head));

        Assert.Contains("须整件修改", text, StringComparison.Ordinal);
        Assert.Contains("退回原因：数据口径有误。", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_receipt_says_whether_it_was_late_and_bears_the_whole_hash()
    {
        var receipt = new Receipt(
            "R-1", "某单位", 2021, "2021年度自评", Notice, Now, "张三", Now.AddDays(-1), IsLate: true, "版本 1 · 校验码 7F3K-92QD", new string('a', 64), "李四", Now, HasStampedScan: false,
            new Points(89.56m), "已报送");
        var paper = ReceiptPaper.Write(receipt, Head with { IsRehearsal = true });
        var text = PaperText.All(paper);

        Assert.All(["回执编号R-1", "（逾期报送）", new string('a', 64), "89.56分", "待补传", "报送时间|2022年5月16日09:00"], said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.Equal(ReportWriter.RehearsalNotice, paper.Properties.RehearsalNotice);
        Assert.Null(paper.Cover);
    }

    [Fact]
    public void Every_slip_is_a_table_of_its_own()
    {
        var slips = Enumerable.Range(1, 3).Select(number => new AccountSlipText("某单位", $"人{number}", $"p{number}", $"CODE-{number}", Now)).ToList();
        var paper = AccountSlipPaper.Write(slips, "https://example.gov.cn/sign-in/code", Head);

        Assert.Equal(3, paper.Body.OfType<Block.Table>().Count());
        Assert.All(slips, slip => Assert.Contains($"{slip.FullName}|登录名|{slip.SignInName}|一次性激活码|{slip.Code}", PaperText.All(paper), StringComparison.Ordinal));
    }

    private static Reminder Reminder(DateTimeOffset deadline) => new("某单位", 2021, Notice, deadline, WasReturned: false, "填报中", LateAllowed: true, "1\n2");
}
