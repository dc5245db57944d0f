using CsCheck;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Papers;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;

namespace Evaluation.Core.Tests.Papers;

public sealed class CampaignReportTests
{
    private static readonly Framework Framework = new FrameworkBuilder()
        .Input("spent", "支出", FigureKind.Money).Input("budget", "预算", FigureKind.Money).Input("done", "办结数", FigureKind.Count).Input("asked", "交办数", FigureKind.Count)
        .Group("1", "预算编制").Indicator("B", "40", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), "办结数÷交办数")
        .Group("2", "预算执行").Indicator("A", "60", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), "支出÷预算")
        .Build() with
        {
            Grades = [new("优", new Points(90m)), new("良", new Points(80m)), new("差", Points.Zero)],
        };

    private static readonly PaperHead Head = new("某市财政局", new DateTimeOffset(2022, 5, 20, 10, 0, 0, TimeSpan.FromHours(8)));

    [Fact]
    public void It_counts_grades_rates_problems_and_lists_who_spent_little_and_who_did_not_file()
    {
        var text = PaperText.All(CampaignReport.Write(Outcome(), Head));

        Assert.All(
            [
                "应报送单位4个。截至2022年5月20日10:00，已报送3个（其中线下报送1个），未报送1个，报送率75.00%；按时报送2个，逾期报送1个，及时率66.67%。退回修改3次，涉及2个单位。",
                "4|3|1|2|1|75.00%|66.67%|3", "满分100分，系统测算平均75.00分，最高95.00分，最低55.00分；自评平均97.50分", "优|1|50.00%|良|0|0.00%|差|1|50.00%",
                "预算编制|40|35.00|87.50%|预算执行|60|40.00|66.67%", "得分率最低的是“预算执行”，为66.67%",
                "1|自评得分不高于按数据测算的得分|S-06|2|3", "有该项数据的单位2个，低于80%的1个", "1|002|乙局|45.20%",
                "共1个单位，其中已超过截止时间的1个", "1|004|丁局|填报中|2022年5月13日24:00|7", CampaignReport.ToBeWritten, "某市财政局 2022年5月20日",
            ],
            said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_filed_yet_is_said_instead_of_computed()
    {
        var paper = CampaignReport.Write(Outcome() with { Progress = new CampaignProgress(0, 0, 0), Results = [], Problems = [], NotFiled = [], Execution = null, Returns = default, FiledOffline = 0 }, Head);
        var text = PaperText.All(paper);

        Assert.Contains("报送率—", text, StringComparison.Ordinal);
        Assert.Contains("还没有单位在系统中报送得分。", text, StringComparison.Ordinal);
        Assert.Contains("所用指标体系没有预算执行率指标。", text, StringComparison.Ordinal);
        Assert.Empty(paper.Body.OfType<Block.Chart>());
    }

    [Fact]
    public void Chapters_tables_and_charts_are_numbered_and_every_unit_has_one_grade() =>
        Gen.Select(Gen.Int[0, 100], Gen.Int[0, 120]).Array[1, 30].Sample(units =>
        {
            var results = units.Select((unit, index) => Unit($"{index:000}", $"局{index}", unit.Item1, unit.Item2)).ToList();
            var paper = CampaignReport.Write(Outcome() with { Results = results }, Head);

            Assert.Equal(Enumerable.Range(1, 8).Select(number => Numbering.Of(1, number)), paper.Body.OfType<Block.Heading>().Select(heading => heading.Number));
            var tables = paper.Body.OfType<Block.Table>().ToList();
            Assert.Equal(Enumerable.Range(1, tables.Count).Select(number => $"表{number}"), tables.Select(table => table.Number!));
            var grades = tables.Single(table => table.Title == "等级分布");
            Assert.Equal(units.Length, grades.Rows.Sum(row => int.Parse(row.Cells[1].Text, System.Globalization.CultureInfo.InvariantCulture)));
            Assert.Equal(units.Count(unit => unit.Item2 < 80), tables.Where(table => table.Title.EndsWith("低于80%的单位", StringComparison.Ordinal)).Sum(table => table.Rows.Count));
        });

    [Fact]
    public void The_execution_rate_is_the_one_named_or_the_first_rate_of_money_called_so()
    {
        var framework = new FrameworkBuilder()
            .Input("spent", "支出", FigureKind.Money).Input("budget", "预算", FigureKind.Money).Input("done", "办结数", FigureKind.Count).Input("asked", "交办数", FigureKind.Count)
            .Indicator("B", "40", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), "办结数÷交办数").Indicator("A", "60", new ScoringRule.Linear(Ratio.One, OverPolicy.Cap, null), "支出÷预算").Build();
        Indicator Called(string code, string name) => framework.Indicator(code)! is var indicator ? indicator with { Value = indicator.Value! with { Name = name } } : null!;
        var named = framework with
        {
            Groups = [framework.Groups[0] with { Subgroups = [framework.Groups[0].Subgroups[0] with { Indicators = [Called("B", "工作完成率"), Called("A", "预算执行率")] }] }],
        };

        Assert.Equal("A", ExecutionRate.Of(named, code: null)?.Code);
        Assert.Equal("B", ExecutionRate.Of(named, "B")?.Code);
        Assert.Equal("A", ExecutionRate.Of(named, "没有")?.Code);
        Assert.Null(ExecutionRate.Of(framework, code: null));
    }

    [Fact]
    public void A_check_without_a_name_is_called_by_its_id() => Assert.Equal(["自评得分与测算得分一致", "X-99"], new[] { "S-05", "X-99" }.Select(check => CheckNames.Of(Framework, check)));

    private static CampaignOutcome Outcome() => new()
    {
        Year = 2021,
        RegionName = "某市",
        Notice = new NoticeReference("自评通知", "某财绩〔2022〕1号", null, null),
        Framework = Framework,
        Deadline = new DateTimeOffset(2022, 5, 14, 0, 0, 0, TimeSpan.FromHours(8)),
        Progress = new CampaignProgress(4, 3, 2),
        FiledOffline = 1,
        Returns = (3, 2),
        Results = [Unit("001", "甲局", 40, 92), Unit("002", "乙局", 30, 45) with { Execution = 45.2m, Computed = new Points(55m), Grade = "差", Rows = Rows(30m, 25m) }],
        Execution = Framework.Indicator("A"),
        Problems = [new("S-06", 2, 3), new("I-04", 1, 1)],
        NotFiled = [new("004", "丁局", "填报中", new DateTimeOffset(2022, 5, 14, 0, 0, 0, TimeSpan.FromHours(8)), 7)],
    };

    private static UnitOutcome Unit(string code, string name, int first, int execution) => new(
        code, name, new Points(97.5m), new Points(first + 55m), first + 55m >= 90m ? "优" : first + 55m >= 80m ? "良" : "差", execution, Rows(Math.Min(first, 40), 55m));

    private static Dictionary<string, Points> Rows(decimal first, decimal second) => new(StringComparer.Ordinal) { ["B"] = new Points(first), ["A"] = new Points(second) };
}
