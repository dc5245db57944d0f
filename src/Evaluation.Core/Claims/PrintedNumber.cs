using System.Runtime.InteropServices;

namespace Evaluation.Core.Claims;

/// <summary>Digits with thousands separators and a decimal point, as they stand in normal text.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PrintedNumber(int Start, int End, decimal Value, int Decimals, int Digits)
{
    private const int MostDecimals = 8;

    /// <summary>Reads on from a digit: 1234.56, 1,234.56, 1 234.56.</summary>
    public static PrintedNumber Read(string text, int start)
    {
        var at = start;
        var value = 0m;
        var digits = 0;
        while (at < text.Length)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits++;
                value = digits <= 20 ? (value * 10m) + (text[at] - '0') : value;
                at++;
            }
            else if (IsSeparator(text, start, at))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        var decimals = 0;
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            var power = 1m;
            at++;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                if (decimals < MostDecimals)
                {
                    decimals++;
                    power *= 10m;
                    value += (text[at] - '0') / power;
                }

                at++;
            }
        }

        return new PrintedNumber(start, at, value, decimals, digits);
    }

    /// <summary>Groups of three behind one to three digits; a comma of text is followed by something else.</summary>
    private static bool IsSeparator(string text, int start, int at)
    {
        if (text[at] is not (',' or ' ') || at + 3 >= text.Length)
        {
            return false;
        }

        var head = 0;
        for (var back = at - 1; back >= start && char.IsAsciiDigit(text[back]); back--)
        {
            head++;
        }

        var grouped = at - head > start;
        return (grouped ? head == 3 : head is >= 1 and <= 3 && text[start] != '0')
            && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
            && !(at + 4 < text.Length && char.IsAsciiDigit(text[at + 4]))
            && !(at + 4 < text.Length && text[at + 4] == '年');
    }
}
