using System.Globalization;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Web.Words;

/// <summary>
/// How figures, days and times stand on a page. Core's <see cref="FigureText"/> writes the digits; here what is missing becomes a dash,
/// the hyphen a true minus sign, and times are those of China. Units stand in the caption, so no text carries one except rates (%).
/// Fields one types in take <see cref="FigureText.Editable"/> instead.
/// </summary>
public static class Figures
{
    public const string Missing = "—";

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

    /// <summary>A day in China: <c>2022年5月10日</c>.</summary>
    public static string Day(DateTimeOffset? time) => time is { } at ? Day(DateOnly.FromDateTime(InChina(at).DateTime)) : Missing;

    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>A deadline as people say it: <c>5月13日 17:30</c>; the end of a day as <c>5月13日 24:00</c>.</summary>
    public static string Deadline(DateTimeOffset deadline)
    {
        var at = InChina(deadline);
        return at.TimeOfDay == TimeSpan.Zero
            ? at.AddDays(-1).ToString("M月d日", CultureInfo.InvariantCulture) + " 24:00"
            : at.ToString("M月d日 HH:mm", CultureInfo.InvariantCulture);
    }

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
        ? Rounding.HalfUp(bytes / 1_048_576m, 1).ToString("0.0", CultureInfo.InvariantCulture) + " MB"
        : Count((bytes + 1023) / 1024) + " KB";

    private static DateTimeOffset InChina(DateTimeOffset time) => time.ToOffset(DeadlineClock.Offset);

    // The hyphen of a computer is too short beside figures; U+2212 is the minus sign.
    private static string Signed(string digits) => digits.StartsWith('-') ? string.Concat("−", digits.AsSpan(1)) : digits;
}
