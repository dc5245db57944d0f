using CsCheck;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Filings;

public sealed class EntryReaderTests
{
    private static readonly Framework Framework = new FrameworkBuilder()
        .Input("money", "金额", FigureKind.Money).Input("count", "数量", FigureKind.Count, "项").Input("rate", "比率", FigureKind.Percent).Input("yes", "是否", FigureKind.YesNo)
        .Input("late", "逾期天数", FigureKind.Count, "天", system: new SystemSource.DaysLate())
        .List("rows", "明细", required: false, new ListColumn("name", "名称", "名称", FigureKind.Text, null, false, [], null), new ListColumn("x", "数", "数", FigureKind.Number, null, false, [], null))
        .Question("q", "有吗", [])
        .Indicator("T-1", "5", new ScoringRule.Checklist([new("a", "一", new Points(4m)), new("b", "二", new Points(1m)) { Partial = Ratio.Of(1, 2) }]))
        .Build();

    private static readonly ScopeMember[] Scope = [new("m", "本级")];

    [Theory]
    [InlineData("input/money", "4,423.60", "44236000")]
    [InlineData("input/money@m", "1元", "1")]
    [InlineData("input/money_prev", "1", "10000")]
    [InlineData("input/yes", "是", "1")]
    [InlineData("answer/q", "否", "0")]
    [InlineData("claim/T-1", "４．５", "4.5")]
    [InlineData("item/T-1/a", "true", "1")]
    [InlineData("item/T-1/b", "基本符合", "~")]
    [InlineData("item/T-1/a", "~", "")]
    [InlineData("list/rows/1/name", " 调研 ", "调研")]
    [InlineData("input/money", "  ", "")]
    [InlineData("explain/S-13", "说明", "说明")]
    public void What_is_typed_is_kept_in_its_stored_form(string path, string typed, string stored)
    {
        var read = EntryReader.Read(Framework, Scope, path, typed, inWan: true);

        Assert.Equal((stored, null), (read!.Text, read.Problem));
    }

    [Theory]
    [InlineData("input/none")]
    [InlineData("input/late")]
    [InlineData("input/money@x")]
    [InlineData("input/money@m@m")]
    [InlineData("answer/none")]
    [InlineData("claim/T-2")]
    [InlineData("item/T-1/c")]
    [InlineData("list/rows/1/none")]
    [InlineData("text/none")]
    [InlineData("head/none")]
    [InlineData("")]
    public void An_address_the_framework_does_not_have_is_none(string path) => Assert.Null(EntryReader.Read(Framework, Scope, path, "1", inWan: true));

    [Fact]
    public void What_was_refused_never_comes_back_as_a_figure() =>
        Gen.Select(Typed, Gen.OneOf(Gen.Const("money"), Gen.Const("count"), Gen.Const("rate"), Gen.Const("yes")), Gen.Bool).Sample((typed, key, inWan) =>
        {
            var read = EntryReader.Read(Framework, [], $"input/{key}", typed, inWan)!;
            var figure = Entries.ToRecord(Framework, FilingBuilder.Head(Framework), [new Entry(read.Path, read.Text)]).Inputs.GetValueOrDefault(key);

            Assert.Equal(read.Text.Length == 0, figure is null);
            Assert.Equal(read.Problem is not null, figure?.Typed is not null);
        });

    private static Gen<string> Typed { get; } = Gen.OneOf(
        Gen.String[0, 8],
        Gen.Decimal.Select(value => value.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Char["0123456789.,-+%元万亿是否 "].Array[0, 24].Select(chars => new string(chars)));
}
