using System.Globalization;
using System.Text;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Filings;

/// <summary>Reads a figure as people type or paste it: thousands separators, full-width digits, a trailing unit, 元 or 万元.</summary>
public static class TypedFigure
{
    private const decimal YuanPerWan = 10_000m;

    /// <summary>No figure of a budget unit comes near; sums of such figures still fit.</summary>
    private const decimal Largest = 100_000_000_000_000_000m;

    /// <summary>More digits would be rounded without a word.</summary>
    private const int MostDigits = 28;

    /// <summary>The figure (money in 元), or why it cannot be taken, with how to mend it.</summary>
    /// <param name="typed">As typed; not empty.</param>
    /// <param name="kind">What the field takes.</param>
    /// <param name="inWan">Money is meant in 万元 unless the text names a unit itself.</param>
    public static (decimal? Value, string? Problem) Read(string typed, FigureKind kind, bool inWan)
    {
        var text = Plain(typed);
        if (kind == FigureKind.YesNo)
        {
            return text switch
            {
                "是" or "1" or "有" => (1m, null),
                "否" or "0" or "无" => (0m, null),
                _ => (null, $"“{typed}”应为“是”或“否”。"),
            };
        }

        var factor = 1m;
        if (kind == FigureKind.Money)
        {
            (text, factor) = text switch
            {
                _ when text.EndsWith("亿元", StringComparison.Ordinal) => (text[..^2], YuanPerWan * YuanPerWan),
                _ when text.EndsWith("万元", StringComparison.Ordinal) => (text[..^2], YuanPerWan),
                _ when text.EndsWith('元') => (text[..^1], 1m),
                _ => (text, inWan ? YuanPerWan : 1m),
            };
        }
        else if (kind == FigureKind.Percent && text.EndsWith('%'))
        {
            text = text[..^1];
        }

        if (text.Count(char.IsAsciiDigit) > MostDigits)
        {
            return (null, $"“{typed}”的数字太长，请核对后重新填写。");
        }

        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number is > 1_000_000_000_000_000m or < -1_000_000_000_000_000m)
        {
            return (null, $"“{typed}”不是数字，请只填数字，如 4423.60。");
        }

        return Fits(typed, number * factor, kind);
    }

    /// <summary>The stored form: invariant digits, money in 元.</summary>
    public static string Stored(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>The number of a stored form; null if it is none (a draft may hold what could not be read).</summary>
    public static decimal? FromStored(string? stored) => stored is null ? null
        : Plainest(stored, out var plain) ? plain
        : decimal.TryParse(stored, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && IsInRange(value) ? value : null;

    /// <summary>Digits with at most one point among them, as nearly everything stored is; what is longer, signed or odd goes the long way.</summary>
    private static bool Plainest(string stored, out decimal value)
    {
        var (digits, places, length) = (0L, -1, stored.Length);
        value = 0m;
        if (length is 0 or > 17 || !char.IsAsciiDigit(stored[0]) || !char.IsAsciiDigit(stored[length - 1]))
        {
            return false;
        }

        for (var at = 0; at < length; at++)
        {
            if (stored[at] == '.' && places < 0)
            {
                places = length - at - 1;
            }
            else if (char.IsAsciiDigit(stored[at]))
            {
                digits = (digits * 10) + (stored[at] - '0');
            }
            else
            {
                return false;
            }
        }

        value = new decimal((int)(uint)digits, (int)(digits >> 32), 0, isNegative: false, (byte)Math.Max(places, 0));
        return true;
    }

    /// <summary>Whether the figure is of a size a budget unit can have (± 10¹⁷).</summary>
    public static bool IsInRange(decimal value) => value is >= -Largest and <= Largest;

    private static (decimal? Value, string? Problem) Fits(string typed, decimal value, FigureKind kind) => kind switch
    {
        FigureKind.Money when value is < -Largest or > Largest || (decimal.Truncate(value * 100m) == value * 100m && !Money.IsExact(value)) => (null, $"“{typed}”超出可填范围，请核对金额单位。"),
        FigureKind.Money when !Money.IsExact(value) => (null, $"“{typed}”小数位太多，金额最多到分：按万元填最多六位小数，按元填最多两位小数。"),
        FigureKind.Count when decimal.Truncate(value) != value => (null, $"“{typed}”应为整数。"),
        FigureKind.Number or FigureKind.Percent when decimal.Truncate(value * 1_000_000m) != value * 1_000_000m => (null, $"“{typed}”小数最多六位。"),
        _ => (value, null),
    };

    private static string Plain(string typed)
    {
        var text = new StringBuilder(typed.Length);
        // Half a character (a broken paste) cannot be normalised, and is no digit either.
        foreach (var c in ReadableText.Clean(typed).Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(c) || c is ',' or '，' or '\'')
            {
                continue;
            }

            text.Append(c is '−' or '–' or '—' ? '-' : c);
        }

        return text.ToString();
    }
}
