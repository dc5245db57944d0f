using CsCheck;
using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;

namespace Evaluation.Core.Tests.Claims;

public sealed class FigureScannerTests
{
    [Theory]
    [InlineData("支出4423.60万元", "4423.60万元")]
    [InlineData("支出４４２３．６０万元，占９１．２５％", "４４２３．６０万元|９１．２５％")]
    [InlineData("收入1,234,567.89元、支出1 234.56万元", "1,234,567.89元|1 234.56万元")]
    [InlineData("收入1，234.56万元，支出12，34", "1，234.56万元|12|34")]
    [InlineData("接待83批147人次，来信72件", "83批|147人次|72件")]
    [InlineData("提高4.15个百分点，是上年的2.31倍", "4.15个百分点|2.31倍")]
    [InlineData("占百分之八点五，下降三成，约八成五，增长两倍，翻了一番", "百分之八点五|三成|八成五|两倍|翻了一番")]
    [InlineData("增长-8.00%", "-8.00%")]
    [InlineData("金额（万元）：12.5", "12.5")]
    [InlineData("惠及12万人次，投入3亿元", "12万人次|3亿元")]
    [InlineData("自评得分98.5分", "98.5分")]
    [InlineData("2000÷2500×100%＝80%", "2000|2500|100%|80%")]
    public void Figures_are_found_with_their_units(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Scan(text).Select(figure => figure.Text)));

    [Theory]
    [InlineData("2021年5月1日公布")]
    [InlineData("（湛财绩〔2022〕3号）、湛办发﹝2019﹞12号")]
    [InlineData("《总体规划（2011—2020）》第3条")]
    [InlineData("1.财政拨款")]
    [InlineData("（1）预算编制；2、执行")]
    [InlineData("电话：0759-3181234，13800138000")]
    [InlineData("上午8:30在A4厅")]
    [InlineData("做到“两个维护”，“十四五”规划，四个意识，三会一课，成效立竿见影，百分百")]
    public void Dates_numbers_of_documents_headings_and_slogans_are_no_figures(string text) => Assert.Empty(Scan(text));

    [Theory]
    [InlineData("万元", "12.5万元", "125000", "500")]
    [InlineData("rate", "91.25%", "0.9125", "0.00005")]
    [InlineData("count", "69人", "69", "0")]
    [InlineData("whole rate", "6%", "0.06", "0.005")]
    [InlineData("nought", "0万元", "0", "0")]
    public void A_figure_stands_for_what_rounds_to_it(string kind, string text, string value, string half)
    {
        var figure = Assert.Single(Scan(text));

        Assert.NotEmpty(kind);
        Assert.Equal(D.Ratio(value), figure.Value);
        Assert.Equal(D.Ratio(half), figure.Half);
    }

    [Theory]
    [InlineData("约91%", FigureFirmness.Approximate)]
    [InlineData("50人左右", FigureFirmness.Approximate)]
    [InlineData("≥95%", FigureFirmness.Bound)]
    [InlineData("不低于90%", FigureFirmness.Bound)]
    [InlineData("达到95%以上", FigureFirmness.Bound)]
    [InlineData("完成95%", FigureFirmness.Exact)]
    public void Firmness_is_read_off_the_words_around(string text, FigureFirmness expected) => Assert.Equal(expected, Assert.Single(Scan(text)).Firmness);

    [Fact]
    public void Places_point_into_the_printed_text() =>
        Gen.String[Gen.Char["0123456789.,，。 　％%()（）万元年月日-—比上占成倍百分之点翻番三两"], 0, 60].Sample(text =>
            Assert.All(Scan(text), figure => Assert.Equal(text.Substring(figure.Place.Offset, figure.Place.Length), figure.Text)));

    private static IReadOnlyList<Figure> Scan(string text) => FigureScanner.Scan(new ReportParagraph(1, text));
}
