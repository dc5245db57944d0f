using System.Runtime.InteropServices;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>Rates in Chinese words: 百分之九十五, 千分之三点二, 百分之8.5, 三成, 八成五, 两倍, 一点五倍, 翻一番, 翻了两番.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChineseRate(PrintedNumber Number, FigureUnit Unit, int Start)
{
    private const string Digits = "零一二三四五六七八九";

    public static ChineseRate? Read(string text, int at) => text[at] switch
    {
        '百' or '千' or '万' => Hundredths(text, at),
        '翻' => Doubled(text, at),
        _ when Digit(text[at]) >= 0 && !(at > 0 && IsPart(text[at - 1])) => Tenths(text, at) ?? Times(text, at),
        _ => null,
    };

    private static bool IsPart(char sign) => Digit(sign) >= 0 || sign is '十' or '百' or '千' or '万' or '点' or '第';

    private static ChineseRate? Hundredths(string text, int at)
    {
        if (!text.AsSpan(at + 1).StartsWith("分之", StringComparison.Ordinal) || at + 3 >= text.Length)
        {
            return null;
        }

        var unit = text[at] switch
        {
            '百' => FigureUnit.Percent with { Printed = "%" },
            '千' => new FigureUnit(FigureDimension.Rate, "‰", Ratio.Of(1L, 1000L), string.Empty),
            _ => new FigureUnit(FigureDimension.Rate, "‱", Ratio.Of(1L, 10_000L), string.Empty),
        };
        if (char.IsAsciiDigit(text[at + 3]))
        {
            return new(PrintedNumber.Read(text, at + 3), unit, at);
        }

        return Numeral(text, at + 3) is { } number ? new(number, unit, at) : null;
    }

    private static ChineseRate? Doubled(string text, int at)
    {
        var digit = at + 1 < text.Length && text[at + 1] == '了' ? at + 2 : at + 1;
        if (digit + 1 >= text.Length || text[digit + 1] != '番' || Digit(text[digit]) is not (>= 1 and <= 4 and var times))
        {
            return null;
        }

        return new(new PrintedNumber(at, digit + 2, 1 << times, 1, 1), new(FigureDimension.Multiple, "倍", Ratio.One, string.Empty), at);
    }

    private static ChineseRate? Tenths(string text, int at)
    {
        if (at + 1 >= text.Length || text[at + 1] != '成' || FigureUnit.Read(text, at + 1).Length == 0 || Digit(text[at]) == 0)
        {
            return null;
        }

        var unit = new FigureUnit(FigureDimension.Rate, "成", Ratio.Of(1L, 10L), string.Empty);
        var half = at + 2 < text.Length ? text[at + 2] == '半' ? 5 : Digit(text[at + 2]) : -1;
        var number = half > 0
            ? new PrintedNumber(at, at + 3, Digit(text[at]) + (half / 10m), 1, 1)
            : new PrintedNumber(at, at + 2, Digit(text[at]), 0, 1);
        return new(number, unit, at);
    }

    private static ChineseRate? Times(string text, int at) =>
        Numeral(text, at) is { } number && number.End < text.Length && text[number.End] == '倍'
            ? new(number with { End = number.End + 1 }, new(FigureDimension.Multiple, "倍", Ratio.One, string.Empty), at)
            : null;

    /// <summary>Up to 999 with decimals: 九十五, 一百零二点五三.</summary>
    private static PrintedNumber? Numeral(string text, int start)
    {
        var (value, digit, at) = (0m, -1, start);
        for (; at < text.Length; at++)
        {
            if (Digit(text[at]) is >= 0 and var next)
            {
                digit = next;
            }
            else if (text[at] is '十' or '百')
            {
                value += (digit < 0 ? 1 : digit) * (text[at] == '十' ? 10m : 100m);
                digit = -1;
            }
            else
            {
                break;
            }
        }

        if (at == start)
        {
            return null;
        }

        value += digit > 0 ? digit : 0;
        var decimals = 0;
        if (at + 1 < text.Length && text[at] == '点' && Digit(text[at + 1]) >= 0)
        {
            var power = 1m;
            for (at++; at < text.Length && decimals < 6 && Digit(text[at]) is >= 0 and var place; at++)
            {
                decimals++;
                power *= 10m;
                value += place / power;
            }
        }

        return new PrintedNumber(start, at, value, decimals, 3);
    }

    private static int Digit(char sign) => sign switch { '两' => 2, '〇' => 0, _ => Digits.IndexOf(sign, StringComparison.Ordinal) };
}
