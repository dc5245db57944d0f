using CsCheck;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Filings;

public sealed class EvidenceNameTests
{
    private static readonly Framework Framework = new FrameworkBuilder().Input("spent", "支出", FigureKind.Money)
        .Indicator("ZJ21-2201", "40", Rule(), "支出").Indicator("ZJ21-2202", "40", Rule(), "支出").Indicator("ZJ21-22", "10", Rule(), "支出").Indicator("甲", "10", Rule(), "支出").Build();

    [Theory]
    [InlineData("ZJ21-2201_支出明细.pdf", "ZJ21-2201", "")]
    [InlineData("zj21-2201支出明细.pdf", "ZJ21-2201", "")]
    [InlineData("ＺＪ21-2201＋ZJ21-2202_明细.pdf", "ZJ21-2201 ZJ21-2202", "")]
    [InlineData("ZJ21-2201、ZJ21-2202、ZJ21-2201 明细.pdf", "ZJ21-2201 ZJ21-2202", "")]
    [InlineData("ZJ21-2201, 甲_明细.pdf", "ZJ21-2201 甲", "")]
    [InlineData("ZJ21-22_明细.pdf", "ZJ21-22", "")]
    [InlineData("ZJ21-9999_明细.pdf", "", "ZJ21-9999")]
    [InlineData("ZJ21-2201+2202_明细.pdf", "ZJ21-2201", "2202")]
    [InlineData("支出明细.pdf", "", "")]
    [InlineData("2021-12-31会议纪要.pdf", "", "")]
    [InlineData("A4-1.pdf", "", "")]
    [InlineData("预算执行/ZJ21-2202/支出明细.pdf", "ZJ21-2202", "")]
    [InlineData("ZJ21-2201\\ZJ21-2202_支出明细.pdf", "ZJ21-2202", "")]
    [InlineData("ZJ21-2201.pdf", "ZJ21-2201", "")]
    [InlineData("", "", "")]
    [InlineData("+++.pdf", "", "")]
    public void Codes_stand_at_the_front_of_the_name_or_of_its_folder(string path, string codes, string unknown)
    {
        var name = EvidenceName.Read(Framework, path);

        Assert.Equal(codes, string.Join(' ', name.Codes));
        Assert.Equal(unknown, string.Join(' ', name.Unknown));
    }

    [Fact]
    public void Whatever_the_name_only_codes_of_the_framework_are_found() => Gen.String.Sample(path =>
        Assert.All(EvidenceName.Read(Framework, path).Codes, code => Assert.NotNull(Framework.Indicator(code))));

    [Fact]
    public void Any_codes_joined_in_any_way_are_read_back() =>
        Gen.Select(Gen.Shuffle(new[] { "ZJ21-2201", "ZJ21-2202", "ZJ21-22", "甲" }, 1, 4), Gen.Int[0, 4], Gen.Int[0, 3]).Sample((codes, join, end) =>
            Assert.Equal(codes, EvidenceName.Read(Framework, string.Join("+、＋,，"[join], codes) + "_ （明"[end] + "明细.pdf").Codes));

    private static ScoringRule.Linear Rule() => new(Ratio.One, OverPolicy.Cap, null);
}
