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
    [InlineData("ZJ21-2201+2209_明细.pdf", "ZJ21-2201", "2209")]
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

    [Theory]
    [InlineData("2201_支出明细.pdf", "2201: ZJ21-2201")]
    [InlineData("2201-支出明细.pdf", "2201: ZJ21-2201")]
    [InlineData("2201 + 2202（明细）.pdf", "2201: ZJ21-2201; 2202: ZJ21-2202")]
    [InlineData("2201.pdf", "2201: ZJ21-2201")]
    [InlineData("预算执行/2202/明细.pdf", "2202: ZJ21-2202")]
    [InlineData("3_明细.pdf", "3: ZJ21-22")]
    [InlineData("３．明细.pdf", "3: ZJ21-22")]
    [InlineData("03、明细.pdf", "03: ZJ21-22")]
    [InlineData("04_明细.pdf", "04: 甲 乙-04")]
    [InlineData("支出率说明.pdf", "支出率: ZJ21-2201 ZJ21-2202")]
    [InlineData("支出率（全年）.pdf", "支出率(全年): ZJ21-22")]
    [InlineData("ZJ21-22/1.明细.pdf", "")]
    [InlineData("ZJ21-22+2202_明细.pdf", "2202: ZJ21-2202")]
    [InlineData("2201年决算.pdf", "")]
    [InlineData("2021_决算.pdf", "")]
    [InlineData("3月明细.pdf", "")]
    [InlineData("99_明细.pdf", "")]
    [InlineData("1、2022年决算.pdf", "1: ZJ21-2201")]
    public void Ends_of_codes_places_in_the_score_table_and_names_are_said_in_short(string path, string expected)
    {
        var framework = new FrameworkBuilder().Input("spent", "支出", FigureKind.Money)
            .Indicator("ZJ21-2201", "30", Rule(), "支出").Indicator("ZJ21-2202", "30", Rule(), "支出").Indicator("ZJ21-22", "20", Rule(), "支出").Indicator("甲", "10", Rule(), "支出").Indicator("乙-04", "10", Rule(), "支出").Build();
        framework = Named(framework, ("ZJ21-2201", "支出率"), ("ZJ21-2202", "支出率"), ("ZJ21-22", "支出率(全年)"));

        var name = EvidenceName.Read(framework, path);

        Assert.Equal(expected, string.Join("; ", name.Short.Select(guess => $"{guess.Said}: {string.Join(' ', guess.Codes)}")));
        Assert.Empty(name.Unknown);
    }

    [Fact]
    public void Whatever_the_name_only_codes_of_the_framework_are_found() => Gen.String.Sample(path =>
        Assert.All(EvidenceName.Read(Framework, path).Codes, code => Assert.NotNull(Framework.Indicator(code))));

    [Fact]
    public void Any_codes_joined_in_any_way_are_read_back() =>
        Gen.Select(Gen.Shuffle(new[] { "ZJ21-2201", "ZJ21-2202", "ZJ21-22", "甲" }, 1, 4), Gen.Int[0, 4], Gen.Int[0, 3]).Sample((codes, join, end) =>
            Assert.Equal(codes, EvidenceName.Read(Framework, string.Join("+、＋,，"[join], codes) + "_ （明"[end] + "明细.pdf").Codes));

    private static Framework Named(Framework framework, params (string Code, string Name)[] names) => framework with
    {
        Groups = [.. framework.Groups.Select(group => group with
        {
            Subgroups = [.. group.Subgroups.Select(subgroup => subgroup with
            {
                Indicators = [.. subgroup.Indicators.Select(indicator => names.FirstOrDefault(name => name.Code == indicator.Code).Name is { } name ? indicator with { Name = name } : indicator)],
            })],
        })],
    };

    private static ScoringRule.Linear Rule() => new(Ratio.One, OverPolicy.Cap, null);
}
