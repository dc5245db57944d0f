using System.Globalization;
using Evaluation.Core.Campaigns;
<<<<<<< HEAD
=======
using Evaluation.Core.Frameworks;
>>>>>>> main
using Evaluation.Core.Quantities;

namespace Evaluation.Web.Words;

/// <summary>
<<<<<<< HEAD
/// The one place where numbers become text on the screen: thousands separators, two decimals, a true minus sign. The unit stands in the
/// caption, so no text here carries one except rates (%). What is missing is a dash.
=======
/// How figures, days and times stand on a page. Core's <see cref="FigureText"/> writes the digits; here what is missing becomes a dash,
/// the hyphen a true minus sign, and times are those of China. Units stand in the caption, so no text carries one except rates (%).
/// Fields one types in take <see cref="FigureText.Editable"/> instead.
>>>>>>> main
/// </summary>
public static class Figures
{
    public const string Missing = "—";
<<<<<<< HEAD
    private const decimal YuanPerWan = 10_000m;

    /// <summary>万元 with two decimals: <c>4,423.60</c>; a figure finer than that keeps its digits, so that nothing typed is hidden.</summary>
    public static string Wan(Money? amount) => amount is { } money ? Exact(money.Yuan / YuanPerWan, 6) : Missing;

    /// <summary>万元 rounded to two decimals, where many figures stand together.</summary>
    public static string WanRounded(Money? amount) =>
        amount is { } money ? Fixed(Rounding.HalfUp(money.Yuan / YuanPerWan, 2), 2) : Missing;

    /// <summary>元 with two decimals: <c>44,236,000.00</c>.</summary>
    public static string Yuan(Money? amount) => amount is { } money ? Fixed(money.Yuan, 2) : Missing;

    /// <summary>In the unit a person works in.</summary>
    public static string Amount(Money? amount, bool inWan) => inWan ? Wan(amount) : Yuan(amount);

    /// <summary>A rate ×100 with two decimals: <c>91.25%</c>.</summary>
    public static string Percent(Ratio? rate) => rate is { } ratio ? Fixed(Rounding.HalfUp(ratio * Ratio.Hundred, 2), 2) + "%" : Missing;

    /// <summary>Points with two decimals: <c>4.56</c>.</summary>
    public static string Points(Points? points) => points is { } value ? Fixed(value.Value, 2) : Missing;

    /// <summary>A difference with its sign always shown, 0 without one: <c>−0.44</c>, <c>+1.00</c>.</summary>
    public static string Difference(Points? points) => points is { } value ? (value.Value > 0m ? "+" : "") + Fixed(value.Value, 2) : Missing;

    /// <summary>Whole numbers of people, items, days: <c>1,204</c>.</summary>
    public static string Count(long? count) => count is { } value ? Signed(value, "#,##0") : Missing;

    /// <summary>Any other figure with the decimals it has.</summary>
    public static string Plain(decimal? value) => value is { } number ? Signed(number, "#,##0.############") : Missing;
=======

    /// <summary>万元 with two decimals: <c>4,423.60</c>.</summary>
    public static string Wan(Money? amount) => amount is { } money ? Signed(FigureText.Money(money.Yuan, FigureStyle.Screen)) : Missing;

    /// <summary>元 with two decimals: <c>44,236,000.00</c>.</summary>
    public static string Yuan(Money? amount) => amount is { } money ? Signed(FigureText.Money(money.Yuan, FigureStyle.ScreenYuan)) : Missing;

    /// <summary>Any figure of a framework: money, rate, count, yes or no.</summary>
    public static string Of(FigureKind kind, Ratio? value, FigureStyle style) =>
        value is { } figure ? Signed(FigureText.Of(kind, figure, style)) : Missing;

    /// <summary>A rate ×100 with two decimals: <c>91.25%</c>.</summary>
    public static string Percent(Ratio? rate) => rate is { } ratio ? Signed(FigureText.Percent(ratio)) : Missing;

    /// <summary>Points with two decimals: <c>4.56</c>.</summary>
    public static string Points(Points? points) => points is { } value ? Signed(FigureText.Of(value)) : Missing;

    /// <summary>A difference with its sign always shown, 0 without one: <c>−0.44</c>, <c>+1.00</c>.</summary>
    public static string Difference(Points? points) =>
        points is { } value ? (value > Evaluation.Core.Quantities.Points.Zero ? "+" : "") + Signed(FigureText.Of(value)) : Missing;

    /// <summary>Whole numbers of people, items, days: <c>1,204</c>.</summary>
    public static string Count(long? count) => count is { } value ? Signed(value.ToString("#,##0", CultureInfo.InvariantCulture)) : Missing;
>>>>>>> main

    /// <summary>A day in China: <c>2022年5月10日</c>.</summary>
    public static string Day(DateTimeOffset? time) => time is { } at ? Day(DateOnly.FromDateTime(InChina(at).DateTime)) : Missing;

    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>A moment in China: <c>2022年5月10日 09:12</c>.</summary>
    public static string Moment(DateTimeOffset? time) =>
        time is { } at ? InChina(at).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture) : Missing;

    /// <summary>A time of the day in China: <c>14:03</c>.</summary>
    public static string Clock(DateTimeOffset time) => InChina(time).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A span in its two largest parts: <c>3 天 4 小时</c>, <c>4 小时 10 分钟</c>, <c>9 分钟</c>.</summary>
    public static string Span(TimeSpan span)
    {
        var length = span.Duration();
        return length.Days > 0 ? $"{length.Days} 天 {length.Hours} 小时"
            : length.Hours > 0 ? $"{length.Hours} 小时 {length.Minutes} 分钟"
            : $"{length.Minutes} 分钟";
    }

    /// <summary>The size of a file: <c>1.2 MB</c>, <c>340 KB</c>.</summary>
    public static string Size(long bytes) => bytes >= 1024 * 1024
<<<<<<< HEAD
        ? Fixed(Rounding.HalfUp(bytes / 1_048_576m, 1), 1) + " MB"
=======
        ? Rounding.HalfUp(bytes / 1_048_576m, 1).ToString("0.0", CultureInfo.InvariantCulture) + " MB"
>>>>>>> main
        : Count((bytes + 1023) / 1024) + " KB";

    private static DateTimeOffset InChina(DateTimeOffset time) => time.ToOffset(DeadlineClock.Offset);

<<<<<<< HEAD
    private static string Fixed(decimal value, int decimals) => Signed(value, "#,##0." + new string('0', decimals));

    private static string Exact(decimal value, int most) => Signed(value, "#,##0.00" + new string('#', most - 2));

    // The hyphen of a computer is too short beside figures; U+2212 is the minus sign.
    private static string Signed(decimal value, string format) => value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
=======
    // The hyphen of a computer is too short beside figures; U+2212 is the minus sign.
    private static string Signed(string digits) => digits.StartsWith('-') ? string.Concat("−", digits.AsSpan(1)) : digits;
>>>>>>> main
}
