using System.Globalization;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Frameworks;

/// <summary>Numbers and ranges as they stand in a framework file: 90%, 0.5, [75%, 90%), (-∞, 10%].</summary>
internal static class RatioText
{
    public static Ratio? Read(string text)
    {
        text = text.Trim();
        var percent = text.EndsWith('%');
        var digits = percent ? text[..^1] : text;
        if (digits.Length > 30
            || !decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return percent ? Ratio.From(number) / Ratio.Hundred : Ratio.From(number);
    }

    /// <summary>The ends of a range; null if it is not written as one.</summary>
    public static (Ratio? From, bool FromClosed, Ratio? To, bool ToClosed)? ReadRange(string text)
    {
        var plain = text.Trim().Replace('（', '(').Replace('）', ')').Replace('，', ',').Replace("∞", "oo", StringComparison.Ordinal);
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
}
