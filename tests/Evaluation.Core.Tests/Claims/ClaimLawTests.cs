using System.Globalization;
using CsCheck;
using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Claims;

/// <summary>What holds for every text: true statements are confirmed, slips are named, places point into the text, nothing throws.</summary>
public sealed class ClaimLawTests
{
    private static readonly Gen<decimal> Amount = Gen.Int[10_000, 9_999_999].Select(fen => fen / 100m);

    private static readonly Gen<(decimal A, decimal B, int Form)> Pair =
        Gen.Select(Amount, Amount, Gen.Int[0, 7]).Where(pair => pair.Item1 != pair.Item2 && pair.Item1 / pair.Item2 is > 0.2m and < 5m);

    [Fact]
    public void True_ratios_are_confirmed_in_every_form() => Pair.Sample(pair =>
    {
        var stated = Percent(Ratio.From(pair.A) / Ratio.From(pair.B));
        Assert.Equal(Verdict.Ok, Say.The(RatioText(pair.A, pair.B, stated, pair.Form), stated).Verdict);
    });

    [Fact]
    public void True_changes_are_confirmed_in_every_form() => Pair.Sample(pair =>
    {
        var change = Ratio.From(pair.A - pair.B) / Ratio.From(pair.B);
        var stated = Percent(Ratio.Abs(change));
        Assert.Equal(Verdict.Ok, Say.The(ChangeText(pair.A, pair.B, stated, pair.Form), stated).Verdict);
    });

    [Fact]
    public void An_inverted_ratio_is_named() => Pair.Sample(pair =>
    {
        var (right, wrong) = (Percent(Ratio.From(pair.A) / Ratio.From(pair.B)), Percent(Ratio.From(pair.B) / Ratio.From(pair.A)));
        if (Math.Abs(Ratios.Percent(right) - Ratios.Percent(wrong)) > 0.5m)
        {
            var claim = Say.The(RatioText(pair.A, pair.B, wrong, pair.Form), wrong);
            Assert.Equal(Verdict.Wrong, claim.Verdict);
            Assert.Equal("D-01", claim.Diagnoses[0].Code);
            Assert.Equal(right, claim.Correction);
        }
    });

    [Fact]
    public void A_missing_hundred_is_named() => Pair.Sample(pair =>
    {
        var ratio = Ratio.From(pair.A) / Ratio.From(pair.B);
        var wrong = Percent(ratio / Ratio.Hundred);
        Assert.Contains(Say.The(RatioText(pair.A, pair.B, wrong, pair.Form), wrong).Diagnoses, diagnosis => diagnosis.Code == "D-05");
    });

    [Fact]
    public void A_change_divided_by_this_year_is_named() => Pair.Sample(pair =>
    {
        var (right, wrong) = (Ratio.Abs(Ratio.From(pair.A - pair.B) / Ratio.From(pair.B)), Ratio.Abs(Ratio.From(pair.A - pair.B) / Ratio.From(pair.A)));
        if (Ratio.Abs(right - wrong) > Ratio.Of(1L, 100L) && wrong > Ratio.Of(2L, 100L))
        {
            var claim = Say.The(ChangeText(pair.A, pair.B, Percent(wrong), pair.Form), Percent(wrong));
            Assert.Equal(Verdict.Wrong, claim.Verdict);
            Assert.Contains(claim.Diagnoses, diagnosis => diagnosis.Code == "D-07");
        }
    });

    [Fact]
    public void True_totals_are_confirmed_and_totals_of_too_much_are_not() => Gen.Select(Amount, Amount, Amount).Sample((a, b, c) =>
    {
        var total = a + b + c;
        string Text(decimal stated) => $"支出合计{Money(stated)}，其中：人员经费{Money(a)}，公用经费{Money(b)}，项目支出{Money(c)}。";

        Assert.Equal(Verdict.Ok, Say.The(Text(total), Money(total)).Verdict);
        Assert.Equal(Verdict.Wrong, Say.The(Text(total + 1m), Money(total + 1m)).Verdict);
    });

    [Fact]
    public void Claims_point_into_the_printed_text_whatever_it_is() => AnyText.Sample(text =>
    {
        var report = ReportText.OfLines(text);
        foreach (var claim in ClaimReader.Read(report))
        {
            var paragraph = report.Paragraphs.Single(found => found.Number == claim.Place.Paragraph);
            Assert.Equal(paragraph.Text.Substring(claim.Place.Offset, claim.Place.Length), claim.Text);
            Assert.Equal(claim.Stated, paragraph.Text.Substring(claim.StatedPlace.Offset, claim.StatedPlace.Length));
            Assert.Equal(claim.Verdict == Verdict.Wrong, claim.Diagnoses.Any(diagnosis => diagnosis.Kinds[0] != DiagnosisKind.Truncated));
        }
    });

    private static readonly string[] Pieces =
    [
        "收入", "支出", "预算", "决算", "比上年", "增加", "下降", "占", "完成", "其中：", "合计", "共", "，", "。", "；", "、", "（", "）", "=", "×", "÷", "-", "+", "100%", "12.5万元", "0", "3人", "５％", "1,234.56",
            "由", "到", "个百分点", "倍", "翻了一番", "三成", "百分之五", "自评", "95分", "等级优", "的", "为", "2021年", "2022年", "约", "以上", "\n", " ", "上年", "分别", "99999999999999999999", "0.00000001%", "\uD83D\uDE00",
    ];

    /// <summary>Pieces of real sentences in any order, and characters of any kind.</summary>
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 40].Select(string.Concat),
        Gen.String[0, 200],
        Gen.String[Gen.Char["(（[+-*/=1.%|"], 0, 300]);

    private static string Percent(Ratio ratio) => Rounding.HalfUp(ratio * Ratio.Hundred, 2).ToString("F2", CultureInfo.InvariantCulture) + "%";

    private static string Money(decimal amount) => amount.ToString("F2", CultureInfo.InvariantCulture) + "万元";

    private static string RatioText(decimal a, decimal b, string stated, int form) => form switch
    {
        0 => $"年初预算为{Money(b)}，支出决算为{Money(a)}，完成年初预算的{stated}。",
        1 => $"全年预算数{Money(b)}，执行数{Money(a)}，执行率{stated}。",
        2 => $"支出决算为{Money(a)}，完成预算{Money(b)}的{stated}。",
        3 => $"预算执行率＝{a:F2}÷{b:F2}×100％＝{stated}。",
        4 => $"预算执行率：（{Money(a)}/{Money(b)}）*100%={stated}",
        5 => $"实际采购金额为{Money(a)}，采购预算为{Money(b)}，实际采购金额与采购预算的比率为{stated}。",
        6 => $"预算执行率=(实际支出/预算数)*100%=({a:F2}/{b:F2})*100%={stated}。",
        _ => $"办公费{Money(a)}，占日常公用经费{Money(b)}的{stated}。",
    };

    private static string ChangeText(decimal a, decimal b, string stated, int form)
    {
        var (verb, step) = (a > b ? "增加" : "减少", Money(Math.Abs(a - b)));
        var trend = a > b ? "增长" : "下降";
        return form switch
        {
            0 => $"2022年度总收入{Money(a)}，比上年决算数{verb}{step}，{trend}{stated}。",
            1 => $"支出{Money(a)}，上年支出{Money(b)}，同比{trend}{stated}。",
            2 => $"2022年支出{Money(a)}，2021年支出{Money(b)}，{trend}{stated}。",
            3 => $"支出{Money(a)}，较上年{Money(b)}{verb}{step}，{trend}{stated}。",
            4 => $"收入总计{Money(a)}。与2021年相比，收入总计{verb}{step}，{trend}{stated}，主要原因是人员变动。",
            5 => $"会议费由{Money(b)}变为{Money(a)}，{trend}{stated}。",
            6 => $"本年收入{Money(a)}，比年初预算{Money(b)}{verb}{step}，{trend}{stated}。",
            _ => $"收入{Money(a)}，比上年{trend}{stated}（上年{Money(b)}）。",
        };
    }

    private static class Ratios
    {
        public static decimal Percent(string text) => decimal.Parse(text.TrimEnd('%'), CultureInfo.InvariantCulture);
    }
}
