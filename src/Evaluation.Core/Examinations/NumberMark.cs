using System.Globalization;
using System.Runtime.InteropServices;
using Evaluation.Core.Reports;

namespace Evaluation.Core.Examinations;

/// <summary>The forms of a number before a heading or an item, from the outermost to the innermost (GB/T 9704: 一、（一）1.（1）).</summary>
internal enum MarkKind
{
    /// <summary>第一部分、第一章.</summary>
    Part,

    /// <summary>一、</summary>
    Chinese,

    /// <summary>（一）</summary>
    BracketedChinese,

    /// <summary>1. or 1、</summary>
    Arabic,

    /// <summary>（1）</summary>
    BracketedArabic,

    /// <summary>①</summary>
    Circled,

    /// <summary>1）</summary>
    ClosedArabic,
}

/// <summary>A number before a heading or an item (序号).</summary>
/// <param name="Value">From 1.</param>
/// <param name="Offset">Where it stands in the paragraph; 0 as well for a number set by the word processor.</param>
/// <param name="Length">0 for a number set by the word processor, which is not part of the text.</param>
/// <param name="Text">As printed.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NumberMark(MarkKind Kind, int Value, int Offset, int Length, string Text)
{
    public int End => Offset + Length;

    /// <summary>The mark at an offset of a text; null where none begins there.</summary>
    public static NumberMark? At(ReadOnlySpan<char> text, int offset)
    {
        var rest = text[offset..];
        return rest.IsEmpty ? null : rest[0] switch
        {
            '第' => Part(rest, offset),
            '（' or '(' => Bracketed(rest, offset),
            >= '①' and <= '⑳' => new(MarkKind.Circled, rest[0] - '①' + 1, offset, 1, rest[..1].ToString()),
            _ => Plain(rest, offset),
        };
    }

    /// <summary>The same kind of mark with another number, as it would be printed here.</summary>
    public string With(int value) => Kind switch
    {
        MarkKind.Circled when value is >= 1 and <= 20 => ((char)('①' + value - 1)).ToString(),
        MarkKind.Part or MarkKind.Chinese or MarkKind.BracketedChinese => Text.Replace(Numbering.Chinese(Value), Numbering.Chinese(value), StringComparison.Ordinal),
        _ => Text.Replace(Digits(Value), Digits(value), StringComparison.Ordinal),
    };

    private static string Digits(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static NumberMark? Part(ReadOnlySpan<char> rest, int offset)
    {
        var (value, length) = ChineseNumber.Read(rest[1..]);
        var after = rest[(1 + length)..];
        var word = after.StartsWith("部分", StringComparison.Ordinal) ? 2 : after.StartsWith("章", StringComparison.Ordinal) ? 1 : 0;
        return length == 0 || word == 0 ? null : new(MarkKind.Part, value, offset, 1 + length + word, rest[..(1 + length + word)].ToString());
    }

    private static NumberMark? Bracketed(ReadOnlySpan<char> rest, int offset)
    {
        var (value, length) = ChineseNumber.Read(rest[1..]);
        var kind = MarkKind.BracketedChinese;
        if (length == 0)
        {
            (value, length) = Arabic(rest[1..]);
            kind = MarkKind.BracketedArabic;
        }

        return length > 0 && rest.Length > length + 1 && rest[length + 1] is '）' or ')'
            ? new(kind, value, offset, length + 2, rest[..(length + 2)].ToString())
            : null;
    }

    private static NumberMark? Plain(ReadOnlySpan<char> rest, int offset)
    {
        var (value, length) = ChineseNumber.Read(rest);
        if (length > 0)
        {
            return rest.Length > length && rest[length] is '、' or '．' ? new(MarkKind.Chinese, value, offset, length + 1, rest[..(length + 1)].ToString()) : null;
        }

        (value, length) = Arabic(rest);
        if (length == 0 || rest.Length <= length + 1)
        {
            return null;
        }

        var isDecimal = char.IsDigit(rest[length + 1]);
        return rest[length] switch
        {
            '.' or '．' or '、' when !isDecimal => new(MarkKind.Arabic, value, offset, length + 1, rest[..(length + 1)].ToString()),
            ')' or '）' => new(MarkKind.ClosedArabic, value, offset, length + 1, rest[..(length + 1)].ToString()),
            _ => null,
        };
    }

    /// <summary>One or two digits: no list of a report is longer, and a year is no number of an item.</summary>
    private static (int Value, int Length) Arabic(ReadOnlySpan<char> text)
    {
        var length = 0;
        var value = 0;
        while (length < text.Length && length < 3 && text[length] is >= '0' and <= '9' or >= '０' and <= '９')
        {
            value = (value * 10) + (text[length] & 0xF);
            length++;
        }

        return length is 0 or > 2 || value == 0 ? (0, 0) : (value, length);
    }
}
