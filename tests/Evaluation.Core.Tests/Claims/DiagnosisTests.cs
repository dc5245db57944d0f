using Evaluation.Core.Claims;

namespace Evaluation.Core.Tests.Claims;

/// <summary>Each known slip, with the worked examples of its rule.</summary>
public sealed class DiagnosisTests
{
    [Theory]
    [InlineData("变动率=（29.35/12.68-1）×100%=131.41%", "131.41%", "D-00")]
    [InlineData("执行率=140.05/136.59×100%=97.53%", "97.53%", "D-01")]
    [InlineData("年初预算3648.95万元，调整预算4636.70万元，支出4423.60万元，完成年初预算的95.40%。", "95.40%", "D-02")]
    [InlineData("收入决算4494.48万元，收入预算3648.95万元，其中，调整金额为987.75万元。\n差异率=（4494.48-3648.95）/3648.95×100%=3.07%", "3.07%", "D-02+D-03")]
    [InlineData("差异率=（90.00-100.00）/100.00×100%=10.00%", "10.00%", "D-03")]
    [InlineData("合计=20000.00万元+15838.35万元=3.58万元", "3.58万元", "D-04")]
    [InlineData("完成率=4423.6/4848.01×100%=0.91%", "0.91%", "D-05")]
    [InlineData("支出29.35万元，上年支出12.68万元，同比增长56.80%。", "56.80%", "D-07")]
    [InlineData("支出80.00万元，上年支出100.00万元，同比增长25.00%。", "25.00%", "D-07+D-03")]
    [InlineData("支出总额1250.00万元，其中甲项目预算320.00万元、支出312.50万元，甲项目预算完成率25.00%。", "25.00%", "D-08")]
    [InlineData("预算40.00万元，支出35.00万元，完成预算的12.50%。", "12.50%", "D-09")]
    [InlineData("采购140.05万元，完成采购预算136.59万元的105.23%。", "105.23%", "D-10")]
    [InlineData("支出完成率=91.25/100.00×100%=91.25%。结转结余率=292.19/4848.01×100%=91.25%。", "91.25%", "D-11")]
    public void The_slip_is_named(string text, string stated, string code)
    {
        var claim = Assert.Single(Say.All(text), claim => claim.Stated == stated && claim.Verdict == Verdict.Wrong);

        Assert.Equal(code, claim.Diagnoses[0].Code);
        Assert.Equal(claim.Diagnoses[0].Sentence, claim.Message);
        Assert.Contains(claim.Correction!.TrimStart('-'), claim.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_cut_off_is_explained_and_corrected()
    {
        var claim = Say.The("变动率=（29.35/12.68-1）×100%=131.46%", "131.46%");

        Assert.Equal(Verdict.Rounding, claim.Verdict);
        Assert.Equal("D-06", Assert.Single(claim.Diagnoses).Code);
        Assert.Equal("131.47%", claim.Correction);
    }

    [Theory]
    [InlineData("131.47%", Verdict.Ok)]
    [InlineData("131.48%", Verdict.Rounding)]
    [InlineData("131.46%", Verdict.Rounding)]
    [InlineData("131.49%", Verdict.Wrong)]
    [InlineData("131%", Verdict.Ok)]
    public void A_printed_equation_may_miss_by_one_unit_of_its_last_place(string stated, Verdict expected) =>
        Assert.Equal(expected, Say.The($"变动率=（29.35/12.68-1）×100%={stated}", stated).Verdict);

    [Theory]
    [InlineData("131.47%", Verdict.Ok)]
    [InlineData("131.59%", Verdict.Rounding)]
    [InlineData("131.35%", Verdict.Rounding)]
    [InlineData("131.62%", Verdict.Wrong)]
    [InlineData("131.30%", Verdict.Wrong)]
    public void In_prose_the_printed_digits_may_hide_the_difference(string stated, Verdict expected) =>
        Assert.Equal(expected, Say.The($"支出29.35万元，上年支出12.68万元，同比增长{stated}。", stated).Verdict);

    [Fact]
    public void With_few_digits_the_slip_is_only_possible() =>
        Assert.StartsWith("可能：", Say.The("完成率=50/40×100%=80%", "80%").Message, StringComparison.Ordinal);
}
