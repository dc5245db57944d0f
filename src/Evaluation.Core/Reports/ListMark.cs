using System.Globalization;
using System.Runtime.InteropServices;

namespace Evaluation.Core.Reports;

/// <summary>How an item of a list is marked at the start of its line.</summary>
internal enum ListStyle
{
    /// <summary>一、</summary>
    Chinese,

    /// <summary>（一）</summary>
    ChineseInBrackets,

    /// <summary>1.</summary>
    Arabic,

    /// <summary>（1）</summary>
    ArabicInBrackets,

    /// <summary>①</summary>
    Circled,

    /// <summary>A dash or a dot instead of a number.</summary>
    Bullet,
}

/// <summary>The number or dash a line starts with.</summary>
/// <param name="Number">As typed; 0 for a dash.</param>
/// <param name="Length">Characters it takes, spaces behind it included.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ListMark(ListStyle Style, int Number, int Length)
{
    private const string Circles = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
    private const string ChineseDigits = "一二三四五六七八九十";
    private const int LongestNumber = 3;

    /// <summary>The mark of a line; null when it starts with none. “1.5万元” and “2021年” are none.</summary>
    public static ListMark? Of(string line)
    {
        if (line.Length < 2)
        {
            return null;
        }

        if (line[0] is '-' or '–' or '•' or '·' or '－' && char.IsWhiteSpace(line[1]))
        {
            return With(line, ListStyle.Bullet, 0, 1);
        }

        if (Circles.IndexOf(line[0], StringComparison.Ordinal) is var circle and >= 0)
        {
            return With(line, ListStyle.Circled, circle + 1, 1);
        }

        var isOpen = line[0] is '（' or '(';
        var start = isOpen ? 1 : 0;
        var (number, end, isChinese) = Digits(line, start);
        if (number is < 1 or > 99 || end >= line.Length)
        {
            return null;
        }

        var close = line[end];
        if (close is '）' or ')' && (isOpen || !isChinese))
        {
            return With(line, isChinese ? ListStyle.ChineseInBrackets : ListStyle.ArabicInBrackets, number, end + 1);
        }

        return isOpen ? null
            : isChinese ? close == '、' ? With(line, ListStyle.Chinese, number, end + 1) : null
            : close is '.' or '．' or '、' && !(end + 1 < line.Length && char.IsAsciiDigit(line[end + 1])) ? With(line, ListStyle.Arabic, number, end + 1)
            : null;
    }

    /// <summary>The mark with another number, as official documents print it.</summary>
    public static string Print(ListStyle style, int number) => style switch
    {
        ListStyle.Chinese => Numbering.Of(1, number),
        ListStyle.ChineseInBrackets => Numbering.Of(2, number),
        ListStyle.Arabic => Numbering.Of(3, number),
        ListStyle.Circled when number <= Circles.Length => Circles[number - 1].ToString(),
        _ => Numbering.Of(4, number),
    };

    /// <summary>1 to 99 in Chinese numerals at the start of a text; 0 when there is none.</summary>
    public static (int Number, int End) Chinese(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < LongestNumber && ChineseDigits.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        for (var number = 1; number <= 99; number++)
        {
            if (Numbering.Chinese(number).AsSpan().SequenceEqual(text.AsSpan(start, end - start)))
            {
                return (number, end);
            }
        }

        return (0, start);
    }

    private static (int Number, int End, bool IsChinese) Digits(string line, int start)
    {
        var end = start;
        while (end < line.Length && end - start < LongestNumber && char.IsAsciiDigit(line[end]))
        {
            end++;
        }

        if (end > start)
        {
            return (int.Parse(line.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture), end, false);
        }

        var (number, after) = Chinese(line, start);
        return (number, after, true);
    }

    private static ListMark With(string line, ListStyle style, int number, int end)
    {
        while (end < line.Length && char.IsWhiteSpace(line[end]))
        {
            end++;
        }

        return new ListMark(style, number, end);
    }
}
