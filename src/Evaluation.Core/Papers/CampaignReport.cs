using System.Globalization;
using Evaluation.Core.Checks;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;

namespace Evaluation.Core.Papers;

/// <summary>自评工作情况报告 of a campaign: what the bureau's leaders ask for, with the places the bureau writes itself.</summary>
public static class CampaignReport
{
    /// <summary>Stands where the bureau writes.</summary>
    public const string ToBeWritten = "〔由财政局填写〕";

    /// <summary>Execution below this is listed, in percent.</summary>
    public const decimal LowExecution = 80m;

    private const int MostProblems = 20;

    private const string Subject = "绩效自评工作情况报告";

    public static string Title(int year) => FormattableString.Invariant($"{year}年度部门整体支出{Subject}");

    public static Report Write(CampaignOutcome outcome, PaperHead head)
    {
        var paper = new Chapters();
        Overall(paper.Open("总体情况"), outcome, head);
        Grades(paper.Open("得分和等级分布"), outcome);
        Parts(paper.Open("各部分得分率"), outcome);
        Problems(paper.Open("常见问题"), outcome);
        Execution(paper.Open($"预算执行率低于{Text(LowExecution)}%的单位"), outcome);
        NotFiled(paper.Open("未报送单位"), outcome);
        paper.Open("存在的主要问题").Say(ToBeWritten).Open("下一步工作建议").Say(ToBeWritten)
            .Add(PaperWords.SampleRemark(head))
            .Add(new Block.Remark("得分、等级和预算执行率来自各单位报送的用印版；系统测算供审核参考，待财政部门核定的部分在接收前为预填。"))
            .Add(new Block.Signature(head.Issuer, PaperWords.Day(head.At)));
        return PaperWords.Paper([FormattableString.Invariant($"{outcome.Year}年度部门整体支出"), Subject], head, paper.Blocks);
    }

    private static void Overall(Chapters paper, CampaignOutcome outcome, PaperHead head)
    {
        var (units, filed, inTime) = outcome.Progress;
        paper.Say($"根据{PaperWords.Notice(outcome.Notice)}，{outcome.RegionName}组织开展{Text(outcome.Year)}年度部门整体支出绩效自评，报送截止时间为{PaperWords.Deadline(outcome.Deadline)}。"
            + $"应报送单位{Text(units)}个。截至{PaperWords.Moment(head.At)}，已报送{Text(filed)}个"
            + (outcome.FiledOffline > 0 ? $"（其中线下报送{Text(outcome.FiledOffline)}个）" : string.Empty)
            + $"，未报送{Text(units - filed)}个，报送率{Rate(outcome.Progress.FilingRate)}；按时报送{Text(inTime)}个，逾期报送{Text(filed - inTime)}个，及时率{Rate(outcome.Progress.TimelyRate)}。"
            + (outcome.Returns.Times == 0 ? "没有退回修改的情况。" : $"退回修改{Text(outcome.Returns.Times)}次，涉及{Text(outcome.Returns.Units)}个单位。"));
        paper.Table(
            "报送情况",
            "单位：个",
            [.. new[] { "应报送", "已报送", "未报送", "按时报送", "逾期报送", "报送率", "及时率", "退回次数" }.Select(title => new TableColumn(title, PaperWords.Full / 8, CellAlignment.Centre))],
            [PaperWords.Row(Text(units), Text(filed), Text(units - filed), Text(inTime), Text(filed - inTime), Rate(outcome.Progress.FilingRate), Rate(outcome.Progress.TimelyRate), Text(outcome.Returns.Times))]);
    }

    private static void Grades(Chapters paper, CampaignOutcome outcome)
    {
        var computed = outcome.Results.Select(result => result.Computed).OfType<Points>().ToList();
        if (computed.Count == 0)
        {
            paper.Say("还没有单位在系统中报送得分。");
            return;
        }

        var self = outcome.Results.Select(result => result.Self).OfType<Points>().ToList();
        paper.Say($"在系统中报送的{Text(outcome.Results.Count)}个单位，满分{FigureText.Short(outcome.Framework.Full)}分，系统测算平均{Average(computed)}分，最高{FigureText.Of(computed.Max())}分，最低{FigureText.Of(computed.Min())}分"
            + (self.Count > 0 ? $"；自评平均{Average(self)}分" : string.Empty) + "。测算得分对应的等级分布如下。");
        var counts = outcome.Framework.Grades.Select(grade => (grade.Name, Units: outcome.Results.Count(result => result.Grade == grade.Name))).ToList();
        if (outcome.Results.Count - counts.Sum(grade => grade.Units) is var rest and > 0)
        {
            counts.Add(("未评定", rest));
        }

        paper.Table(
            "等级分布",
            null,
            [new("等级", 52m, CellAlignment.Centre), new("单位数（个）", 52m, CellAlignment.Centre), new("占比", 52m, CellAlignment.Centre)],
            counts.Select(grade => PaperWords.Row(grade.Name, Text(grade.Units), FigureText.Percent(Ratio.Of(grade.Units, outcome.Results.Count)))));
        paper.Chart("等级分布", "单位：个", ["单位数"], [.. counts.Select(grade => (grade.Name, (IReadOnlyList<string>)[Text(grade.Units)]))]);
    }

    private static void Parts(Chapters paper, CampaignOutcome outcome)
    {
        var rates = outcome.Framework.Groups.Where(group => !group.IsBonus)
            .Select(group => (Group: group, Reached: Reached(group, outcome.Results))).Where(part => part.Reached is not null)
            .Select(part => (part.Group, part.Reached!.Value.Average, part.Reached.Value.Rate)).ToList();
        if (rates.Count == 0)
        {
            paper.Say("还没有可以汇总的得分。");
            return;
        }

        var lowest = rates.OrderBy(part => part.Rate).First();
        paper.Say($"各部分得分率按系统测算得分占分值的比例计算，不计不参与评分的指标。得分率最低的是“{lowest.Group.Name}”，为{FigureText.Percent(lowest.Rate)}。");
        paper.Table(
            "各部分得分率",
            null,
            [new("一级指标", 60m, CellAlignment.Left), new("分值（分）", 32m, CellAlignment.Centre), new("平均得分（分）", 32m, CellAlignment.Centre), new("得分率", 32m, CellAlignment.Centre)],
            rates.Select(part => PaperWords.Row(part.Group.Name, FigureText.Short(part.Group.Weight), FigureText.Of(part.Average), FigureText.Percent(part.Rate))));
        paper.Chart("各部分得分率", "单位：%", ["得分率"], [.. rates.Select(part => (part.Group.Name, (IReadOnlyList<string>)[FigureText.Percent(part.Rate).TrimEnd('%')]))]);
    }

    /// <summary>Points of a part over all units that have kept rows, on average and as a share of the weight of the rows that count.</summary>
    private static (Points Average, Ratio Rate)? Reached(IndicatorGroup group, IReadOnlyList<UnitOutcome> results)
    {
        var (points, weight, units) = (Points.Zero, Points.Zero, 0);
        foreach (var result in results)
        {
            var rows = group.Indicators.Where(indicator => result.Rows.ContainsKey(indicator.Code)).ToList();
            points += Points.Sum(rows.Select(indicator => result.Rows[indicator.Code]));
            weight += Points.Sum(rows.Select(indicator => indicator.Weight));
            units += rows.Count > 0 ? 1 : 0;
        }

        return units == 0 || weight == Points.Zero ? null : (Points.Award(points.ToRatio() / Ratio.Of(units, 1)), points.ToRatio() / weight.ToRatio());
    }

    private static void Problems(Chapters paper, CampaignOutcome outcome)
    {
        if (outcome.Problems.Count == 0)
        {
            paper.Say("报送的材料中没有校验发现的问题。");
            return;
        }

        paper.Say($"系统对报送的材料逐项校验，以下规则不符合的单位最多{(outcome.Problems.Count > MostProblems ? $"（列前{Text(MostProblems)}项）" : string.Empty)}；单位已说明原因的也计在内。");
        paper.Table(
            "不符合较多的校验规则",
            null,
            [
                new("序号", 12m, CellAlignment.Centre), new("规则", 84m, CellAlignment.Left), new("编号", 18m, CellAlignment.Centre),
                new("涉及单位（个）", 22m, CellAlignment.Centre), new("次数", 20m, CellAlignment.Centre),
            ],
            outcome.Problems.Take(MostProblems).Select((problem, index) => PaperWords.Row(
                Text(index + 1), CheckNames.Of(outcome.Framework, problem.Check), problem.Check, Text(problem.Units), Text(problem.Times))));
    }

    private static void Execution(Chapters paper, CampaignOutcome outcome)
    {
        if (outcome.Execution is not { } indicator)
        {
            paper.Say("所用指标体系没有预算执行率指标。");
            return;
        }

        var known = outcome.Results.Where(result => result.Execution is not null).ToList();
        var low = known.Where(result => result.Execution < LowExecution).OrderBy(result => result.Execution).ThenBy(result => result.Code, StringComparer.Ordinal).ToList();
        paper.Say($"预算执行率取指标“{indicator.Name}”（{indicator.Code}）的值。有该项数据的单位{Text(known.Count)}个，低于{Text(LowExecution)}%的{Text(low.Count)}个"
            + (low.Count == 0 ? "。" : "，名单如下。"));
        if (low.Count > 0)
        {
            paper.Table(
                $"{indicator.Value!.Name}低于{Text(LowExecution)}%的单位",
                null,
                [new("序号", 14m, CellAlignment.Centre), new("单位编码", 30m, CellAlignment.Centre), new("单位名称", 82m, CellAlignment.Left), new(indicator.Value.Name, 30m, CellAlignment.Right)],
                low.Select((result, index) => PaperWords.Row(Text(index + 1), result.Code, result.Name, result.Execution!.Value.ToString("0.00", CultureInfo.InvariantCulture) + "%")));
        }
    }

    private static void NotFiled(Chapters paper, CampaignOutcome outcome)
    {
        if (outcome.NotFiled.Count == 0)
        {
            paper.Say("没有。");
            return;
        }

        paper.Say($"共{Text(outcome.NotFiled.Count)}个单位，其中已超过截止时间的{Text(outcome.NotFiled.Count(unit => unit.DaysLate > 0))}个。");
        paper.Table(
            "未报送单位名单",
            null,
            [
                new("序号", 12m, CellAlignment.Centre), new("单位编码", 24m, CellAlignment.Centre), new("单位名称", 50m, CellAlignment.Left), new("进度", 21m, CellAlignment.Centre),
                new("截止时间", 35m, CellAlignment.Centre), new("逾期天数", 14m, CellAlignment.Centre),
            ],
            outcome.NotFiled.Select((unit, index) => PaperWords.Row(
                Text(index + 1), unit.Code, unit.Name, unit.State, PaperWords.Deadline(unit.Deadline), unit.DaysLate > 0 ? Text(unit.DaysLate) : "—")));
    }

    private static string Average(List<Points> points) => FigureText.Of(Points.Award(Points.Sum(points).ToRatio() / Ratio.Of(points.Count, 1)));

    private static string Rate(Ratio? rate) => rate is { } value ? FigureText.Percent(value) : "—";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
