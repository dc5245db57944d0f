using Evaluation.Core.Checks;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Tests.Examinations;

/// <summary>Figures against figures: N-13, P-05, P-07, P-08, I-01 to I-19, A-03, S-03 to S-16, Y-04, Y-09.</summary>
public sealed class FigureTests
{
    [Theory]
    [InlineData("2021年年初预算3648.95万元。\n2021年年初预算数为3684.95万元。")]
    [InlineData("本年支出合计4423.60万元。\n全年总支出4432.60万元。")]
    [InlineData("绩效自评得分98.50分。\n自评总分为96.50分。")]
    [InlineData("在职人员69人。\n年末在职人员67人。")]
    public void One_label_with_two_values_is_wrong(string text)
    {
        var finding = Lint.One("N-13", text);

        Assert.Equal((2, Verdict.Wrong, 1), (finding.Place.Paragraph, finding.Verdict, finding.Related.Count));
    }

    [Theory]
    [InlineData("2021年年初预算3648.95万元。\n2020年年初预算3684.95万元。")]
    [InlineData("年初预算3648.95万元。\n基本支出年初预算2000.00万元，项目支出年初预算1648.95万元。")]
    [InlineData("年初预算3648.95万元。\n1.行政运行（项）。年初预算120.00万元，支出决算118.00万元。")]
    [InlineData("年初预算3648.95万元。\n培训中心项目，年初预算50.00万元。")]
    [InlineData("支出决算4423.6万元。\n决算总支出4423.60万元。")]
    [InlineData("年初预算3649万元。\n年初预算3648.95万元。")]
    [InlineData("道路项目自评得分95分。\n桥梁项目自评得分96分。")]
    [InlineData("本年支出合计44236000.00元。\n本年支出合计4423.60万元。")]
    public void Two_figures_of_two_things_are_left_alone(string text) => Lint.None("N-13", text);

    [Theory]
    [InlineData("现有寄宿生2365人。\n惠及寄宿生2635人。")]
    [InlineData("一般公共预算财政拨款支出1422.08万元。\n一般公共预算财政拨款支出1442.08万元，主要用于以下方面。")]
    public void A_slip_of_the_pen_between_two_mentions_is_asked_about(string text) => Assert.Equal(Verdict.Unclear, Lint.One("N-13", text).Verdict);

    [Theory]
    [InlineData("现有寄宿生2365人。\n上年寄宿生2635人。")]
    [InlineData("文书档案9420卷。\n照片档案9240卷。")]
    [InlineData("培训1256人次。\n培训1389人次。")]
    public void Other_figures_are_no_slip(string text) => Lint.None("N-13", text);

    [Fact]
    public void An_adjustment_said_to_be_inside_the_budget_is_asked_about()
    {
        Assert.Equal(Severity.Note, Lint.One("N-13", "收入预算数为3648.95万元，其中，调整金额为987.75万元。").Severity);
        Lint.None("N-13", "收入预算数为3648.95万元，调整金额为987.75万元。");
    }

    [Fact]
    public void The_same_places_counted_in_two_ways_are_asked_about()
    {
        Lint.One("P-08", "服务122个乡镇、37个街道。\n建成全市121个镇（街）联络站。");
        Lint.None("P-08", "服务84个乡镇、37个街道。\n建成全市121个镇（街）联络站。");
    }

    [Theory]
    [InlineData("支出2031.86万元，其中基本支出1269.42万元，占62.48%，项目支出762.44万元，占62.48%。")]
    [InlineData("甲类占33.33%、乙类占33.33%、丙类占32.33%。")]
    public void Shares_of_one_whole_that_do_not_add_up_are_told(string text) =>
        Assert.Contains(Lint.All(text), finding => finding.Check == "P-05" || (finding.Verdict == Verdict.Wrong && finding.Kind == "share"));

    [Theory]
    [InlineData("甲类占33.33%、乙类占33.33%、丙类占33.33%。")]
    [InlineData("支出2031.86万元，其中基本支出1269.42万元，占62.48%，项目支出762.44万元，占37.52%。")]
    [InlineData("人员经费占基本支出的80%，基本支出占总支出的60%，项目支出占总支出的40%。")]
    [InlineData("其中办公费占20%、差旅费占15%、印刷费占10%。")]
    public void Shares_that_add_up_or_are_no_whole_are_left_alone(string text) => Lint.None("P-05", text);

    [Fact]
    public void A_group_names_its_members()
    {
        Lint.One("P-07", "成立了6人的工作小组，由张三任组长，李四任副组长，其余成员由有关同志担任。");
        Lint.None("P-07", "成立了4人的工作小组，由张三任组长，李四任副组长，成员为王五、赵六。");
    }

    [Fact]
    public void The_adjusted_budget_is_the_initial_one_and_the_adjustment()
    {
        Assert.Equal(Verdict.Wrong, Lint.One("I-01", "年初预算3648.95万元，预算调整数987.75万元，调整后预算4848.01万元。").Verdict);
        Lint.None("I-01", "年初预算3648.95万元，预算调整数987.75万元，调整后预算4636.70万元。");
        Lint.None("I-01", "年初预算2136.50万元，年中调减48.20万元，调整后预算2088.30万元。");
    }

    [Fact]
    public void Denominators_meet()
    {
        const string budgets = "年初预算3648.95万元，预算调整数987.75万元。\n";
        Assert.Contains("211.31万元", Lint.One("I-05", budgets + "支出完成率：（4423.60/（4423.60+424.41））*100%=91.25%。").Message, StringComparison.Ordinal);
        Lint.None("I-05", budgets + "支出完成率：（4423.60/（4423.60+213.10））*100%=95.40%。");
    }

    [Fact]
    public void A_part_above_its_whole_is_wrong_and_a_budget_exceeded_is_asked_about()
    {
        Assert.Equal(Verdict.Wrong, Lint.One("I-10", "固定资产利用率=（602.88/592.88）*100%=101.69%。").Verdict);
        Lint.None("I-10", "固定资产利用率=（592.88/592.88）*100%=100%。");
        Assert.Equal(Verdict.Unclear, Lint.One("I-14", "年度政府采购预算136.59万元，实际采购金额140.05万元。").Verdict);
        Lint.None("I-14", "年度政府采购预算140.05万元，实际采购金额136.59万元。");
        Lint.One("I-15", "“三公”经费预算40.00万元，“三公”经费支出41.20万元。");
        Lint.None("I-15", "“三公”经费预算40.00万元，“三公”经费支出35.00万元。");
        Lint.One("I-16", "公用经费预算400.00万元，公用经费支出412.00万元。");
        Lint.One("I-17", "核定编制65名，年末在职人员67人。");
        Lint.None("I-17", "核定编制67名，年末在职人员65人。");
    }

    [Fact]
    public void A_rate_of_fiscal_funds_does_not_take_all_income()
    {
        const string rate = "财政拨款收入预决算差异率=（4494.48-3648.95）/3648.95*100%=23.17%。";
        Lint.One("I-18", "决算总收入4494.48万元。\n" + rate);
        Lint.None("I-18", "决算总收入4594.48万元，财政拨款收入4494.48万元。\n" + rate);
    }

    [Fact]
    public void Rates_of_a_part_stay_below_one_hundred()
    {
        Assert.Equal(Verdict.Wrong, Lint.One("I-19", "服务对象满意度为105%。").Verdict);
        Lint.None("I-19", "服务对象满意度为92.5%，完成率120%。");
    }

    [Fact]
    public void The_numbers_put_into_a_formula_are_those_its_words_name()
    {
        const string words = "年初预算3648.95万元，全年预算4636.70万元，决算总收入4494.48万元，收入预算3648.95万元。\n预决算差异率=（收入决算数-收入预算数）/收入预算数*100%，";
        Assert.Contains("4636.70", Lint.Of("A-03", words + "预决算差异率=（4494.48-4636.70）/4636.70*100%=-3.07%。")[0].Message, StringComparison.Ordinal);
        Lint.None("A-03", words + "预决算差异率=（4494.48-3648.95）/3648.95*100%=23.17%。");
    }

    [Fact]
    public void A_full_score_is_asked_about_and_contradicted_by_what_costs_points()
    {
        Assert.Contains("102.53%", Lint.One("S-13", "年度政府采购预算136.59万元，实际采购金额140.05万元。\n自评得分100分。").Message, StringComparison.Ordinal);
        Lint.One("S-16", "自评得分100分，等级为优。");
        Assert.DoesNotContain(Lint.All("自评得分93.56分，等级为优。"), finding => finding.Check is "S-13" or "S-16" or "S-12" && finding.Severity is not null);
        Assert.Equal(Verdict.Wrong, Lint.One("S-03", "自评得分102分。").Verdict);
    }

    [Fact]
    public void A_report_scored_out_of_another_total_than_100_is_judged_by_its_own()
    {
        const string table = "\n一级指标 分值 得分\n投入 60 58\n产出 60 50\n合计 120 108";
        const string bands = "\n等级：108分及以上为优、96分及以上为良、72分及以上为中、72分以下为差。";

        Lint.None("S-03", "自评得分108分。" + table);
        Assert.Equal(Verdict.Wrong, Lint.One("S-03", "自评得分121分。" + table.Replace("108", "121", StringComparison.Ordinal)).Verdict);
        Lint.None("S-16", "自评得分100分，等级为良。" + table.Replace("108", "100", StringComparison.Ordinal) + bands);
        Lint.None("S-12", "自评得分100分，等级为良。" + table.Replace("108", "100", StringComparison.Ordinal) + bands);
        Assert.Equal("良", Lint.One("S-12", "自评得分100分，等级为优。" + bands).Correction);
        const string above = "\n等级：高于90分为优、80分及以上为良、60分及以上为中、60分以下为差。";
        Lint.None("S-12", "自评得分90分，等级为良。" + above);
        Assert.Equal("优", Lint.One("S-12", "自评得分90.01分，等级为良。" + above).Correction);
        Lint.None("S-12", "自评得分100分。\n综合评价，本部门自评等级为良。" + table.Replace("108", "100", StringComparison.Ordinal));
    }

    [Fact]
    public void Problems_and_deductions_beside_a_full_score_are_told()
    {
        const string problems = "\n四、存在问题\n个别项目进度滞后，执行率不高。";
        Assert.Equal(3, Lint.One("N-06", "自评得分100分。" + problems).Place.Paragraph);
        Lint.None("N-06", "自评得分93.56分。" + problems);
        Lint.None("N-06", "自评得分100分。\n四、存在问题\n不存在执行率不高的情况。");
        Lint.One("N-06", "自评得分100分。\n办结率未达标，扣0.80分。");
        Lint.None("N-06", "自评得分100分。\n评分标准：每超1个百分点扣0.50分。");
    }

    [Fact]
    public void A_grade_apart_from_its_score_is_read_from_it()
    {
        Assert.Equal("优", Lint.One("S-12", "自评综合得分93.13分，其中投入18.00分、过程27.63分、产出及效果47.50分，自评等级为差。").Correction);
        Lint.None("S-12", "自评综合得分93.13分，其中投入18.00分、过程27.63分、产出及效果47.50分，自评等级为优。");
    }

    [Theory]
    [InlineData("一级指标 分值 得分\n预算执行 10 9.68\n产出 50 49.20\n效益 40 39.50\n合计 100 {0}", "98.38", "98.83")]
    public void A_table_of_points_adds_up(string table, string right, string wrong)
    {
        Lint.None("S-11", string.Format(System.Globalization.CultureInfo.InvariantCulture, table, right));
        Assert.Equal(right, Lint.One("S-11", string.Format(System.Globalization.CultureInfo.InvariantCulture, table, wrong)).Correction);
    }

    [Fact]
    public void An_amount_and_its_rate_go_the_same_way()
    {
        Assert.Contains(Lint.All("比上年减少4640.00元，增长10.00%。"), finding => finding.Verdict == Verdict.Wrong);
        Lint.None("Y-04", "比上年减少4640.00元，下降10.00%。");
        Lint.None("Y-04", "支出减少4640.00元，收入增长10.00%。");
    }

    [Fact]
    public void A_budget_of_nothing_cannot_be_completed()
    {
        Lint.One("Y-09", "年初预算为0万元，支出决算为12.00万元，完成年初预算的120%。");
        Lint.None("Y-09", "年初预算为10.00万元，支出决算为12.00万元，完成年初预算的120%。");
    }
}
