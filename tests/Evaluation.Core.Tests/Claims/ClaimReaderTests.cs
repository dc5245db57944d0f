using Evaluation.Core.Claims;

namespace Evaluation.Core.Tests.Claims;

public sealed class ClaimReaderTests
{
    [Theory]
    [InlineData("执行率=95÷100×100%=95%", "95%", "ok 95%")]
    [InlineData("支出完成率＝［4423.6／（4423.6＋424.41）］＊100％＝91.25％", "91.25％", "ok 91.25%")]
    [InlineData("预算调整率=（100-80）/80×100%=20/80×100%=25%", "25%", "ok 25%")]
    [InlineData("差异率=（决算数-预算数）/预算数*100%=（12.5万元-10万元）/10万元*100%=25.00%。", "25.00%", "ok 25.00%")]
    [InlineData("差异率=（收入决算数4494.48-收入预算数3648.95）/收入预算数3648.95×100%=23.17%", "23.17%", "ok 23.17%")]
    [InlineData("得4.56分=5×91.25%", "4.56分", "ok 4.56分")]
    [InlineData("预算执行率为95.00%（95/100）。", "95.00%", "ok 95.00%")]
    [InlineData("100%-95.40%=4.60%", "4.60%", "ok 4.60%")]
    [InlineData("合计=1,200.00万元+350.15万元+195.28万元=1,745.43万元", "1,745.43万元", "ok 1745.43万元")]
    [InlineData("补助=3000元×5人=1.5万元", "1.5万元", "ok 1.5万元")]
    [InlineData("（95÷100）×100%，即96%", "96%", "rounding 95%")]
    [InlineData("执行率=95÷100×100%=98%", "98%", "wrong D-00 95%")]
    [InlineData("变动率=（5-5）/0×100%=5%", "5%", "unclear")]
    public void Printed_calculations(string text, string stated, string expected) => Assert.Equal(expected, Say.Of(text, stated));

    [Theory]
    [InlineData("收入1100.00万元，比上年增加100.00万元，增长10.00%。", "10.00%", "ok 10.00%")]
    [InlineData("支出13.80万元，较上年减少1.20万元，降低8.00%。", "8.00%", "ok 8.00%")]
    [InlineData("2022年支出110万元，2021年支出100万元，同比增长10%。", "10%", "ok 10%")]
    [InlineData("支出110.00万元，比上年100.00万元增加10.00万元，增长10.00%。", "10.00万元", "ok 10.00万元")]
    [InlineData("收入总计1100.00万元。与2021年相比，收入总计增加100.00万元，增长10.00%。", "10.00%", "ok 10.00%")]
    [InlineData("收入1100.00万元，比上年增加100.00万元，主要原因是新增2人、项目3个，增长10.00%。", "10.00%", "ok 10.00%")]
    [InlineData("收入1100.00万元，比上年增长10.00%，增加100.00万元。", "10.00%", "ok 10.00%")]
    [InlineData("支出由100.00万元增加到110.00万元，增长10.00%。", "10.00%", "ok 10.00%")]
    [InlineData("支出5.00万元，比上年增加5.00万元，增长100%。", "100%", "unclear")]
    [InlineData("收入1100.00万元，比上年增加100.00万元，增长12.00%。", "12.00%", "wrong D-00 10.00%")]
    public void Changes(string text, string stated, string expected) => Assert.Equal(expected, Say.Of(text, stated));

    [Theory]
    [InlineData("本年收入合计4494.48万元，其中：财政拨款收入4400.00万元，占97.90%；其他收入94.48万元，占2.10%。", "2.10%", "ok 2.10%")]
    [InlineData("本年支出合计4423.60万元，其中：\n1.基本支出2650.10万元，占59.91%。\n2.项目支出1773.50万元，占40.09%。", "40.09%", "ok 40.09%")]
    [InlineData("本年支出合计4423.60万元。项目支出1773.50万元，占本年支出的40.90%。", "40.90%", "wrong D-10 40.09%")]
    [InlineData("项目支出1773.50万元，占支出合计4423.60万元的40.09%。", "40.09%", "ok 40.09%")]
    [InlineData("职工80人，其中男50人、女30人，分别占62.5%、37.5%。", "37.5%", "ok 37.5%")]
    public void Shares(string text, string stated, string expected) => Assert.Equal(expected, Say.Of(text, stated));

    [Theory]
    [InlineData("年初预算为100.00万元，支出决算为95.00万元，完成年初预算的95.00%。", "95.00%", "ok 95.00%")]
    [InlineData("支出决算为8.50万元，完成预算10.00万元的85.00%，比上年减少1.50万元，下降15.00%。", "85.00%", "ok 85.00%")]
    [InlineData("支出决算为8.50万元，完成预算10.00万元的85.00%，比上年减少1.50万元，下降15.00%。", "15.00%", "ok 15.00%")]
    [InlineData("全年预算数120万元，执行数90万元，执行率75%。", "75%", "ok 75%")]
    [InlineData("年初预算100.00万元，调整预算120.00万元，支出110.00万元，完成调整预算的91.67%。", "91.67%", "ok 91.67%")]
    [InlineData("应到100人，实到95人，出勤率95%。", "95%", "ok 95%")]
    [InlineData("实际采购金额为140.05万元，采购预算为136.59万元，采购金额与采购预算的比率为97.53%。", "97.53%", "wrong D-01 102.53%")]
    [InlineData("预算0万元，支出0万元，完成预算的100%。", "100%", "unclear")]
    public void Completions(string text, string stated, string expected) => Assert.Equal(expected, Say.Of(text, stated));

    [Theory]
    [InlineData("收入4494.48万元，支出4423.60万元，结余70.88万元。", "70.88万元", "ok 70.88万元")]
    [InlineData("编制67人，实有65人，空编2人。", "2人", "ok 2人")]
    [InlineData("预算136.59万元，实际支出133.13万元，节约3.46万元。", "3.46万元", "ok 3.46万元")]
    [InlineData("年初结转50.00万元，本年收入100.00万元，本年支出120.00万元，年末结转30.00万元。", "30.00万元", "ok 30.00万元")]
    [InlineData("收入4494.48万元，支出4423.60万元，结余78.08万元。", "78.08万元", "wrong D-10 70.88万元")]
    public void Differences(string text, string stated, string expected) => Assert.Equal(expected, Say.Of(text, stated));

    [Theory]
    [InlineData("共接待155批次（其中来访83批147人次，来信72件）。", "155批次", "ok 155批次")]
    [InlineData("共接待155批次（其中来访83批147人次，来信62件）。", "155批次", "wrong D-00 145批次")]
    [InlineData("在职12人，其中局长1人，科长4人；科员7人。", "12人", "ok 12人")]
    [InlineData("基本支出60.00万元、项目支出40.00万元，合计100.00万元。", "100.00万元", "ok 100.00万元")]
    [InlineData("支出合计100.00万元，其中：基本支出33.33万元，项目支出33.33万元，经营支出33.33万元。", "100.00万元", "rounding 99.99万元")]
    [InlineData("支出合计100.00万元，其中：基本支出60.00万元，项目支出50.00万元。", "100.00万元", "wrong D-00 110.00万元")]
    [InlineData("在职47人（含女职工20人）。", "20人", "ok 47人")]
    [InlineData("建议10件（含重点建议131件）。", "131件", "wrong D-00 10件")]
    public void Totals_and_parts(string text, string stated, string expected) => Assert.Equal(expected, Say.Of(text, stated));

    [Theory]
    [InlineData("29.35万元是12.68万元的2.31倍。", "2.31倍", "ok 2.31倍")]
    [InlineData("产量由10吨增加到20吨，翻了一番。", "翻了一番", "ok 2.0倍")]
    [InlineData("完成率由91.25%提高到95.40%，提高4.15个百分点。", "4.15个百分点", "ok 4.15个百分点")]
    [InlineData("满意率95.40%，比上年的91.25%提高4.51个百分点。", "4.51个百分点", "wrong D-10 4.15个百分点")]
    [InlineData("自评得分为95分，等级为优。", "优", "ok 优")]
    [InlineData("自评得分为55分，等级为优。", "优", "wrong D-00 差")]
    [InlineData("80分以上为优，70—80分为良，60—70分为中。自评得分82分，等级为优。", "优", "ok 优")]
    public void Multiples_points_and_grades(string text, string stated, string expected) => Assert.Equal(expected, Say.Of(text, stated));

    [Theory]
    [InlineData("到2025年覆盖率达到95%以上，满意度不低于90%，成本≤100万元。")]
    [InlineData("支出100.00万元，其中办公费20.00万元、差旅费30.00万元等。")]
    [InlineData("支出100.00万元，主要包括办公费20.00万元、差旅费30.00万元。")]
    [InlineData("收入预算3648.95万元，其中，调整金额为987.75万元。")]
    [InlineData("湛财绩〔2022〕3号文件要求，2011—2020年完成3项任务。")]
    [InlineData("在职60人，其中：党员30人，女职工25人，本科以上学历50人。")]
    [InlineData("一般公共预算收入56033万元，完成年初预算的45.5%。其中：税务部门完成22891万元，完成年初预算的51.1%。")]
    [InlineData("采购节能产品612.1亿元，占同类产品采购规模的86.9%；采购环保产品899.8亿元，占同类产品采购规模的85.2%。")]
    [InlineData("“三公”经费5.48万元，比去年增加1.55万元，增长39.4%，其中公务接待费比去年增加0.5万元，增长50%。")]
    [InlineData("5个部门共120人，实有车辆3辆，面积2000平方米。")]
    [InlineData("公务接待费2.50万元，比上年增长约10%。")]
    public void Nothing_is_called_wrong(string text) => Assert.DoesNotContain(Say.All(text), claim => claim.Verdict == Verdict.Wrong);

    [Fact]
    public void A_clerk_reads_both_figures_the_slip_and_the_correction()
    {
        var claim = Say.The("实际采购金额为140.05万元，采购预算为136.59万元，采购金额与采购预算的比率为97.53%。", "97.53%");

        Assert.Equal("97.53%是136.59÷140.05的结果，分子分母写反，应为102.53%。", claim.Message);
        Assert.Equal("102.53%", claim.Correction);
        Assert.Equal(ClaimKind.Completion, claim.Kind);
        Assert.EndsWith("97.53%", claim.Text, StringComparison.Ordinal);
    }
}
