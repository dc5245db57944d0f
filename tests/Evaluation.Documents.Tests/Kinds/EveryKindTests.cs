using System.Text.Json;
using Evaluation.Cli;
using Evaluation.Core.Checks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Pdf;
using Evaluation.Documents.Scoring;
using UglyToad.PdfPig;

namespace Evaluation.Documents.Tests.Kinds;

/// <summary>Every rule kind, modifier, bonus and limit, as report, score table, terminal and JSON tell it.</summary>
public sealed class EveryKindTests
{
    [Theory]
    [InlineData("ALL-1101", "4")]
    [InlineData("ALL-1102", "1.8")]
    [InlineData("ALL-1103", "2")]
    [InlineData("ALL-1104", "2")]
    [InlineData("ALL-1105", "4")]
    [InlineData("ALL-1106", "3")]
    [InlineData("ALL-1107", "0")]
    [InlineData("ALL-1108", "4.63")]
    [InlineData("ALL-2101", "5.5")]
    [InlineData("ALL-2102", "4")]
    [InlineData("ALL-2103", "4")]
    [InlineData("ALL-2104", "4")]
    [InlineData("ALL-2105", "4")]
    [InlineData("ALL-2106", "3")]
    [InlineData("ALL-3101", "14.3")]
    [InlineData("ALL-3102", "8.4")]
    [InlineData("ALL-3103", "2.5")]
    [InlineData("ALL-3104", "10")]
    [InlineData("ALL-9101", "0.8")]
    [InlineData("ALL-9102", "2")]
    public void Each_row_has_the_points_worked_out_by_hand(string code, string points) =>
        Assert.Equal(points, FigureText.Short(EveryKind.Score().Row(code)!.Computed!.Value));

    [Theory]
    [InlineData("ALL-1101", "按比例计分", "94%×5=4.7；审计发现问题，最多得4分：4.7改为4", "失1分：按比例计分；审计发现问题，最多得4分。")]
    [InlineData("ALL-2101", "其余各项均符合；不适用：③指导下属单位建立制度", "（2+2）÷4×6=6；人工扣减（制度印发后没有按期修订）：6-0.5=5.5", "失0.5分：人工扣减0.5分，理由是制度印发后没有按期修订。")]
    [InlineData("ALL-2103", "不符合：③公开绩效信息；不适用：④公开重点项目", "2÷3×6=4", "失2分：不符合：③公开绩效信息；不适用：④公开重点项目。")]
    [InlineData("ALL-2106", "评定为“部分达成”，该档2.40–3.19分", null, "失1分：评定为“部分达成”，该档2.40–3.19分。")]
    [InlineData("ALL-3101", "2个目标得分相加", "8+6.3=14.3", "失0.7分：“验收合格率”90.00%，得6.3分（权重7分）。")]
    [InlineData("ALL-3103", "2个目标中完成1个", "1÷2×5=2.5", "失2.5分：“企业满意度”94.44%，未完成。")]
    [InlineData("ALL-9101", "评定为“全省推广”，该档0.00–0.99分", null, null)]
    public void The_working_names_the_step_what_changed_the_points_and_why_they_were_lost(string code, string applied, string? line, string? loss)
    {
        var working = EveryKind.Score().Row(code)!.Working;

        Assert.Equal((applied, line, loss), (working.Applied, working.PointsLine, working.Loss));
    }

    [Fact]
    public void Report_and_score_table_tell_states_measures_deductions_bonus_and_limits()
    {
        var text = EveryKind.Text(EveryKind.Report(EveryKind.Score()));

        Assert.All(
            new[]
            {
                "完成了年度主要职责，两项服务事项推进较慢。", "评定为“部分达成”，该档2.40–3.19分", "事先选定：支付进度", "得分高的一种：支出约束",
                "人工扣减（制度印发后没有按期修订）：6-0.5=5.5", "③指导下属单位建立制度（不适用）", "审计发现问题，最多得4分：4.7改为4",
                "加分项（最多加3分）", "加分项|最多加3|2.80|2.80", "因加分2.8分，总分由81.13增至83.93。", "一票否决：发生严重违纪违法案件，等级最高为“中”",
                "说明：需求增加，培训场次按程序追加", "“培训场次”140.00%，超额完成，得8.00分", "本项超额完成。说明：上级年中新增三项重点工作", "示例",
            },
            said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.Single(text.Split('\n'), line => line.StartsWith("培训场次|产出数量|≥|10|场|8|14||140.00%，超额完成|8.00", StringComparison.Ordinal));
    }

    [Fact]
    public void Limits_on_the_total_are_lines_and_the_lowest_wins()
    {
        var totals = EveryKind.Score(("input/false_data", "1"), ("input/spent", "5500000")).Totals;

        Assert.Equal("提供虚假数据，总分最高59分", totals.Adjustments[^1].Reason);
        Assert.Equal(new Points(59m), totals.Computed);
        Assert.Equal(("差", "差"), (totals.GradeLimit!.Grade, totals.ComputedGrade));
    }

    [Fact]
    public void When_nothing_applies_there_is_no_total_anywhere()
    {
        var none = EveryKind.Framework.Indicators.Where(indicator => !indicator.Code.StartsWith("ALL-9", StringComparison.Ordinal)).Select(indicator => ($"na/{indicator.Code}", "1")).ToArray();
        var framework = EveryKind.Framework with
        {
            Groups = [.. EveryKind.Framework.Groups.Select(group => group with
            {
                Subgroups = [.. group.Subgroups.Select(subgroup => subgroup with
                {
                    Indicators = [.. subgroup.Indicators.Select(indicator => indicator with { NotApplicable = indicator.NotApplicable with { Policy = Core.Frameworks.NotApplicablePolicy.RescaleTotal } })],
                })],
            })],
        };
        var sheet = Scorer.Score(framework, EveryKind.Score(none).Facts.Record);
        var text = EveryKind.Text(EveryKind.Report(sheet));

        Assert.True(sheet.Totals.NothingApplies);
        Assert.Null(sheet.Totals.Self);
        Assert.Contains("各项指标都不适用，没有总分。", text, StringComparison.Ordinal);
        Assert.Contains("合计|100|没有总分|没有总分", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bonus_left_blank_asks_for_nothing_and_is_no_loss()
    {
        var sheet = EveryKind.Score(("state/ALL-9101", ""), ("judged/ALL-9101", ""), ("rowtext/ALL-9101", ""), ("input/awards", ""));

        Assert.DoesNotContain(SubmissionCheck.Run(sheet, CheckSwitches.Default), finding => finding.Indicators.Any(code => code.StartsWith("ALL-9", StringComparison.Ordinal)));
        Assert.Null(sheet.Row("ALL-9101")!.Working.Loss);
        Assert.Equal(0, sheet.Totals.IncompleteRows);
    }

    [Fact]
    public async Task The_terminal_shows_targets_steps_bonus_chain_and_veto()
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.RunAsync(["score", EveryKind.File, "--frameworks", EveryKind.Folder], output, errors);

        Assert.Equal((0, string.Empty), (code, errors.ToString()));
        Assert.All(
            new[]
            {
                "培训场次　140.00%，超额完成　8.00 / 8", "企业满意度　94.44%　未完成", "单位说明：完成了年度主要职责", "加分项（最多加3分）", "一票否决",
                "“支出完成率”最多得4分（分值5分）：由100.00减至99.00", "支付占支出比例：93.62%，按此得 4.68 分",
            },
            said => Assert.Contains(said, output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Json_holds_answers_steps_targets_and_the_chain()
    {
        var sheet = EveryKind.Score();
        var root = JsonDocument.Parse(ScoreJson.Write(sheet, SubmissionCheck.Run(sheet, CheckSwitches.Default), SubmissionCheck.Unchecked(sheet))).RootElement;
        JsonElement Row(string code) => root.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("code").GetString() == code);

        Assert.Equal(("部分达成", "3"), (Row("ALL-2106").GetProperty("state").GetString(), Row("ALL-2106").GetProperty("judged").GetString()));
        Assert.Equal("制度印发后没有按期修订", Row("ALL-2101").GetProperty("deductionReason").GetString());
        Assert.Equal(2, Row("ALL-1101").GetProperty("steps").GetArrayLength());
        Assert.Equal("未完成", Row("ALL-3103").GetProperty("targets")[1].GetProperty("result").GetString());
        Assert.Equal("ALL-1101", root.GetProperty("totals").GetProperty("reachableChain")[0].GetProperty("indicator").GetString());
    }

    [Fact]
    public async Task The_paper_prints_all_of_it()
    {
        await using var press = new PdfPress(new PressOptions());
        using var paper = PdfDocument.Open(await press.PrintAsync(EveryKind.Report(EveryKind.Score()), TestContext.Current.CancellationToken));
        var text = string.Concat(paper.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value)).Replace(" ", string.Empty, StringComparison.Ordinal);

        Assert.All(new[] { "最多加3", "一票否决", "超额完成", "部分达成", "人工扣减" }, said => Assert.Contains(said, text, StringComparison.Ordinal));
    }
}
