using Evaluation.Core.Campaigns;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Papers;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;
using Evaluation.Documents.Tests.Filings;

namespace Evaluation.Documents.Tests.Papers;

/// <summary>Each paper of the bureau, written of the sample filing.</summary>
internal static class PrintedPapers
{
    private static readonly DateTimeOffset Now = new(2022, 5, 16, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly NoticeReference Notice = new("关于开展2021年度部门整体支出绩效自评工作的通知", "示财绩〔2022〕3号", null, "示范市财政局");

    private static PaperHead Head { get; } = new("示范市财政局", Now, IsRehearsal: false, Sample.Framework.Notice);

    public static IReadOnlyDictionary<string, Report> All { get; } = new Dictionary<string, Report>(StringComparer.Ordinal)
    {
        ["review"] = ReviewSheetPaper.Write(
            Sample.Sheet, SubmissionCheck.Run(Sample.Sheet, CheckSwitches.Default), [new("支出完成率", "请核对决算表。", "王组长，2022年5月12日09:30")],
            new ReviewStanding(1, Now, "组长审核中"), Head with { Issuer = Sample.Record.Unit.Name }),
        ["receipt"] = ReceiptPaper.Write(
            new Receipt(
                "440800-2021-0001", Sample.Record.Unit.Name, 2021, "2021年度部门整体支出绩效自评", Notice, Now, "张填报", Now.AddDays(3), IsLate: false, "版本 3 · 校验码 7F3K-92QD",
                new string('7', 64), "王组长", Now, HasStampedScan: true, Sample.Sheet.Totals.Self, "已报送，待财政局接收"),
            Head),
        ["return"] = ReturnPaper.Write(
            new Returned(
                Sample.Record.Unit.Name, 2021, Notice, "请逐项核对后修改。",
                [
                    new("支出完成率", ReturnPaper.Where(Sample.Framework, "indicator/ZJ21-2201"), "自评分高于按决算数测算的得分，请按测算得分填列，或补充说明。", ["“支出完成率”按评分标准测算得4.56分，自评5.00分。"]),
                    new("佐证材料", ReturnPaper.Where(Sample.Framework, "evidence"), "请补充政府采购合同。", []),
                ],
                Now.AddDays(5).AddHours(14), "0759-1234567\n0759-7654321"),
            Head),
        ["reminder"] = ReminderPaper.Write(
            new Reminder(Sample.Record.Unit.Name, 2021, Notice, Now.AddDays(-3).AddHours(-10), WasReturned: false, "填报中", LateAllowed: true, "0759-1234567"), Head),
        ["slips"] = AccountSlipPaper.Write(
            [.. Enumerable.Range(1, 5).Select(number => new AccountSlipText(Sample.Record.Unit.Name, $"填报{number}", $"p10{number}", "7F3K-92QD-8ABC-2345", Now.AddDays(30)))],
            "https://jixiao.example.gov.cn/sign-in/code", Head),
        ["index"] = EvidenceIndexPaper.Write(
            Sample.Record.Unit.Name, 2021, Sample.Framework,
            [
                new("ZJ21-2201_部门决算表.pdf", ["ZJ21-2201", "ZJ21-2202"], new DateOnly(2022, 3, 15), "1.2 MB", 12, new string('3', 64), "第5页"),
                new("2021年政府采购合同及验收报告（办公设备）.pdf", [.. Sample.Framework.Indicators.Take(5).Select(indicator => indicator.Code)], null, "340 KB", null, new string('b', 64), null),
                new("照片.jpg", [], null, null, 1, new string('0', 64), null),
            ],
            Head with { Issuer = Sample.Record.Unit.Name }),
        ["campaign"] = CampaignReport.Write(Outcome(), Head),
    };

    private static CampaignOutcome Outcome()
    {
        var framework = Sample.Framework;
        var execution = ExecutionRate.Of(framework, code: null);
        var results = Enumerable.Range(1, 40).Select(number => new UnitOutcome(
            $"101{number:000}", $"示范市第{number}局", new Points(99m), new Points(60m + (number % 39)), framework.Grades[number % 3].Name, 66m + number,
            framework.Indicators.ToDictionary(indicator => indicator.Code, indicator => Points.Award(indicator.Weight.ToRatio() * Ratio.Of(60 + number, 100)), StringComparer.Ordinal))).ToList();
        return new CampaignOutcome
        {
            Year = 2021, RegionName = "示范市", Notice = Notice, Framework = framework, Deadline = Now.AddDays(-3).AddHours(-10), Progress = new CampaignProgress(44, 41, 38), FiledOffline = 1,
            Returns = (5, 4), Results = results, Execution = execution,
            Problems = [new("S-06", 17, 25), new("I-04", 9, 9), new("F-15", 8, 11), new("S-17", 3, 3)],
            NotFiled = [.. Enumerable.Range(1, 3).Select(number => new UnitNotFiled($"102{number:000}", $"示范市第{number}中心", "填报中", Now.AddDays(-3).AddHours(-10), 3))],
        };
    }
}
