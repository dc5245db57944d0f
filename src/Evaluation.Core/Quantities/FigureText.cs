using System.Globalization;
using System.Numerics;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Quantities;

/// <summary>How figures are written: on paper and in sentences without separators, on screen with them; money in 万元 unless 元 is asked for.</summary>
public sealed record FigureStyle(bool Separators, bool InYuan)
{
    public static FigureStyle Paper { get; } = new(Separators: false, InYuan: false);

    public static FigureStyle Screen { get; } = new(Separators: true, InYuan: false);

    public static FigureStyle ScreenYuan { get; } = new(Separators: true, InYuan: true);
}

/// <summary>
/// The one place where numbers become text. Money: 万元, two decimals; rates: ×100 with two decimals and %; points: two decimals in tables.
/// Rounding: half up, once, from the exact value.
/// </summary>
public static class FigureText
{
    private const int YuanPerWan = 10_000;

    /// <summary>The number without its unit (a rate keeps its %).</summary>
    public static string Of(FigureKind kind, Ratio value, FigureStyle style) => kind switch
    {
        FigureKind.Money => Fixed(style.InYuan ? value : value / YuanPerWan, 2, style),
        FigureKind.Percent => Percent(value),
        FigureKind.Count => Fixed(value, 0, style),
        FigureKind.YesNo => value.IsZero ? "否" : "是",
        _ => Short(value, 6, style),
    };

    /// <summary>The number for files that machines read: money in 元 with two decimals, rates ×100 with two decimals and without %, yes and no as 1 and 0.</summary>
    public static string Data(FigureKind kind, Ratio value) => kind switch
    {
        FigureKind.Money => Fixed(value, 2, FigureStyle.Paper),
        FigureKind.Percent => Fixed(value * Ratio.Hundred, 2, FigureStyle.Paper),
        FigureKind.YesNo => value.IsZero ? "0" : "1",
        FigureKind.Count => Fixed(value, 0, FigureStyle.Paper),
        _ => Short(value, 6, FigureStyle.Paper),
    };

    /// <summary>The number with its unit: 4423.60万元, 91.25%, 69人.</summary>
    public static string WithUnit(FigureKind kind, string? measure, Ratio value, FigureStyle style) => kind switch
    {
        FigureKind.Money => Of(kind, value, style) + MoneyUnit(style),
        FigureKind.Percent or FigureKind.YesNo => Of(kind, value, style),
        _ => Of(kind, value, style) + measure,
    };

    public static string MoneyUnit(FigureStyle style) => style.InYuan ? "元" : "万元";

    /// <summary>A rate with two decimals: 91.25%, −3.07%; exactly 100 % and 0 % keep their decimals too.</summary>
    public static string Percent(Ratio value) => Fixed(value * Ratio.Hundred, 2, FigureStyle.Paper) + "%";

    /// <summary>A rate as written in rules: 100%, 5%.</summary>
    public static string ShortPercent(Ratio value) => Short(value * Ratio.Hundred, 6, FigureStyle.Paper) + "%";

    /// <summary>A figure in the words of a rule: 100%, 5万元, 2.5人; no decimals that are not needed.</summary>
    public static string InRule(FigureKind kind, string? measure, Ratio value) => kind switch
    {
        FigureKind.Percent => ShortPercent(value),
        FigureKind.Money => WithUnit(FigureKind.Money, measure: null, value, FigureStyle.Paper),
        _ => WithUnit(FigureKind.Number, measure, value, FigureStyle.Paper),
    };

    /// <summary>The value before rounding, to four more places: 91.2457%; shorter when it ends sooner.</summary>
    public static string Unrounded(FigureKind kind, Ratio value) => kind switch
    {
        FigureKind.Percent => Short(value * Ratio.Hundred, 4, FigureStyle.Paper) + "%",
        FigureKind.Money => Short(value / YuanPerWan, 6, FigureStyle.Paper),
        _ => Short(value, 4, FigureStyle.Paper),
    };

    /// <summary>Whether the shown value equals the exact one.</summary>
    public static bool IsExact(FigureKind kind, Ratio value) => kind switch
    {
        FigureKind.Percent => (value * 10_000).IsWhole,
        FigureKind.Money => (value * Ratio.Hundred / YuanPerWan).IsWhole,
        FigureKind.Count => value.IsWhole,
        _ => true,
    };

    /// <summary>Points as printed in tables: 4.56, 100.00.</summary>
    public static string Of(Points points) => Fixed(points.ToRatio(), 2, FigureStyle.Paper);

    /// <summary>Points in sentences: 5, 4.56.</summary>
    public static string Short(Points points) => Short(points.ToRatio(), 2, FigureStyle.Paper);

    /// <summary>Points before rounding, to four places.</summary>
    public static string UnroundedPoints(Ratio points) => Short(points, 4, FigureStyle.Paper);

    /// <summary>Amount entered as 元, shown in the style (grids).</summary>
    public static string Money(decimal yuan, FigureStyle style) => Of(FigureKind.Money, Ratio.From(yuan), style);

    /// <summary>The value in a form that a field gives back unchanged: no separators, no lost digits.</summary>
    public static string Editable(FigureKind kind, decimal stored, FigureStyle style) =>
        kind == FigureKind.Money && !style.InYuan
            ? Shortest(Ratio.From(stored) / YuanPerWan, 6, atLeast: 2, style)
            : kind == FigureKind.Money ? Fixed(Ratio.From(stored), 2, style) : Short(Ratio.From(stored), 6, style);

    private static string Fixed(Ratio value, int places, FigureStyle style) => Shortest(value, places, atLeast: places, style);

    private static string Short(Ratio value, int places, FigureStyle style) => Shortest(value, places, atLeast: 0, style);

    /// <summary>Written from whole digits, so that no figure is too large to show.</summary>
    private static string Shortest(Ratio value, int places, int atLeast, FigureStyle style)
    {
        if (!style.Separators && Rounding.NarrowDigits(value, places, out var narrow, out var isNegative))
        {
            var one = (ulong)Terms.TenTo[places];
            return Written(narrow / one, narrow % one, places, atLeast, isNegative);
        }

        var digits = Rounding.Digits(value, places);
        var whole = BigInteger.DivRem(BigInteger.Abs(digits), BigInteger.Pow(10, places), out var rest);
        var decimals = places == 0 ? string.Empty : rest.ToString(CultureInfo.InvariantCulture).PadLeft(places, '0');
        var shown = Math.Max(decimals.TrimEnd('0').Length, atLeast);
        return (digits.Sign < 0 ? "-" : string.Empty)
            + whole.ToString(style.Separators ? "N0" : "F0", CultureInfo.InvariantCulture)
            + (shown == 0 ? string.Empty : "." + decimals[..shown]);
    }

    /// <summary>The same for digits that fit 64 bits, without separators: made in one piece.</summary>
    private static string Written(ulong whole, ulong rest, int places, int atLeast, bool isNegative)
    {
        var shown = places;
        while (shown > atLeast && rest % 10 == 0)
        {
            rest /= 10;
            shown--;
        }

        Span<char> text = stackalloc char[48];
        var at = 0;
        if (isNegative)
        {
            text[at++] = '-';
        }

        whole.TryFormat(text[at..], out var written, default, CultureInfo.InvariantCulture);
        at += written;
        if (shown > 0)
        {
            text[at] = '.';
            for (var place = shown; place > 0; place--)
            {
                text[at + place] = (char)('0' + (rest % 10));
                rest /= 10;
            }

            at += shown + 1;
        }

        return new string(text[..at]);
    }
}
