using System.Globalization;
using System.Numerics;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Frameworks;

/// <summary>Numbers and ranges as they stand in a framework file: 90%, 0.5, 1/3, [75%, 90%), (-∞, 10%].</summary>
internal static class RatioText
{
    private const int LongestNumber = 30;
    private const int LongestPart = 40;
    /// <summary>Digits of a number before and after the point; more would be rounded without a word.</summary>
    public const int MostDigits = 28;

    /// <summary>Whether a number is written with more digits than are kept.</summary>
    public static bool IsTooLong(string text) =>
        text.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+' or '%') && text.Count(char.IsAsciiDigit) > MostDigits;

    /// <summary>Half-width digits and signs.</summary>
    public static string Narrow(string text)
    {
        text = text.Trim();
        return text.AsSpan().ContainsAnyExceptInRange('\0', '\u007f') && text.Length <= LongestPart ? text.Normalize(System.Text.NormalizationForm.FormKC).Replace('−', '-').Replace('–', '-').Replace('—', '-') : text;
    }

    public static Ratio? Read(string text)
    {
        text = Narrow(text);
        if (text.IndexOf('/', StringComparison.Ordinal) is var slash and > 0)
        {
            return Fraction(text[..slash].Trim(), text[(slash + 1)..].Trim());
        }

        var percent = text.EndsWith('%');
        var digits = percent ? text[..^1] : text;
        if (digits.Length > LongestNumber
            || digits.Count(char.IsAsciiDigit) > MostDigits
            || !decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return percent ? Ratio.From(number) / Ratio.Hundred : Ratio.From(number);
    }

    /// <summary>The number so that it reads back exactly: as a percentage or a decimal where it has an end, otherwise as a fraction.</summary>
    public static string Write(Ratio value, bool percent)
    {
        foreach (var text in new[] { percent ? Decimal(value * Ratio.Hundred) + "%" : Decimal(value), percent ? Decimal(value) : Decimal(value * Ratio.Hundred) + "%" })
        {
            if (text is { Length: > 1 } or [not '%'] && Read(text) == value)
            {
                return text;
            }
        }

        var fraction = string.Create(CultureInfo.InvariantCulture, $"{value.Numerator}/{value.Denominator}");
        return Read(fraction) == value ? fraction : throw new NotSupportedException($"{fraction}的位数太多，不能写进文件。");
    }

    /// <summary>The ends of a range; null if it is not written as one.</summary>
    public static (Ratio? From, bool FromClosed, Ratio? To, bool ToClosed)? ReadRange(string text)
    {
        var plain = text.Trim().Replace('（', '(').Replace('）', ')').Replace('，', ',').Replace("∞", "oo", StringComparison.Ordinal);
        plain = plain switch
        {
            ['≤', .. var most] => $"(-oo,{most}]",
            ['≥', .. var least] => $"[{least},+oo)",
            ['<' or '＜', '=' or '＝', .. var most] => $"(-oo,{most}]",
            ['>' or '＞', '=' or '＝', .. var least] => $"[{least},+oo)",
            ['<' or '＜', .. var below] => $"(-oo,{below})",
            ['>' or '＞', .. var above] => $"({above},+oo)",
            _ => plain,
        };
        if (plain.Length < 3 || plain[0] is not ('(' or '[') || plain[^1] is not (')' or ']'))
        {
            return null;
        }

        var ends = plain[1..^1].Split(',');
        if (ends.Length != 2)
        {
            return null;
        }

        var (low, high) = (ends[0].Trim(), ends[1].Trim());
        var from = low == "-oo" ? null : Read(low);
        var to = high is "+oo" or "oo" ? null : Read(high);
        return (from is null && low != "-oo") || (to is null && high is not ("+oo" or "oo"))
            ? null
            : (from, from is not null && plain[0] == '[', to, to is not null && plain[^1] == ']');
    }

    public static string WriteRange(Ratio? from, bool fromClosed, Ratio? to, bool toClosed, bool percent) =>
        $"{(fromClosed ? '[' : '(')}{(from is { } low ? Write(low, percent) : "-∞")}, {(to is { } high ? Write(high, percent) : "+∞")}{(toClosed ? ']' : ')')}";

    private static Ratio? Fraction(string above, string below) =>
        above.Length <= LongestPart && below.Length <= LongestPart
        && BigInteger.TryParse(above, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numerator)
        && BigInteger.TryParse(below, NumberStyles.None, CultureInfo.InvariantCulture, out var denominator) && !denominator.IsZero
            ? Ratio.Of(numerator, denominator)
            : null;

    /// <summary>The finite decimal; null if it has none of at most 28 digits.</summary>
    private static string? Decimal(Ratio value)
    {
        for (var places = 0; places <= MostDigits; places++)
        {
            var scaled = value * Ratio.Of(BigInteger.Pow(10, places), 1);
            if (scaled.IsWhole)
            {
                var digits = BigInteger.Abs(scaled.Numerator).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
                return (value.Sign < 0 ? "-" : string.Empty) + (places == 0 ? digits : digits[..^places] + "." + digits[^places..]);
            }
        }

        return null;
    }
}
