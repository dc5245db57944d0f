using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>A band in words, and whether the words an author gave it say what its ends say.</summary>
internal static partial class BandWords
{
    private static readonly string[] AtLeast = ["不低于", "不少于", "不小于", "大于等于", "大于或等于", "≥", ">=", "达到"];
    private static readonly string[] Above = ["高于", "超过", "超出", "大于", "多于", ">"];
    private static readonly string[] AtMost = ["不超过", "未超过", "没有超过", "不高于", "不大于", "不多于", "小于等于", "小于或等于", "≤", "<="];
    private static readonly string[] Below = ["低于", "不足", "不到", "不满", "少于", "小于", "未达到", "没有达到", "未达", "<"];

    /// <summary>Words that turn a number round or measure it from elsewhere: 下降10%以上 is −10% and less.</summary>
    private static readonly string[] Turning = ["下降", "调减", "减少", "降低", "压减", "节约", "结余", "节余", "提前", "正负", "绝对值", "±", "负", "亏", "部分", "每"];

    /// <summary>The author's words, or those of the ends where there are none: 超过8%、不超过15%.</summary>
    public static string Of(Band band, FigureKind kind, string? measure) => IsSaid(band.Text) ? band.Text : Ends(band, figure => FigureText.InRule(kind, measure, figure));

    /// <summary>With the particle that makes a case of it: 不超过8%的.</summary>
    public static string Case(Band band, FigureKind kind, string? measure) => IsSaid(band.Text) ? band.Text : Of(band, kind, measure) + "的";

    /// <summary>大于10%、不超过20%: the ends of a band in words.</summary>
    public static string Ends(Band band, Func<Ratio, string> said) => (band.From, band.To) switch
    {
        ({ } low, { } high) when low == high => "等于" + said(low),
        ({ } low, { } high) => $"{(band.FromClosed ? "不低于" : "超过")}{said(low)}、{(band.ToClosed ? "不超过" : "低于")}{said(high)}",
        ({ } low, null) => (band.FromClosed ? "不低于" : "超过") + said(low),
        (null, { } high) => (band.ToClosed ? "不超过" : "低于") + said(high),
        _ => "任何数",
    };

    /// <summary>Whether the words are the author's, not the range itself.</summary>
    public static bool IsSaid(string text) => text.Any(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c) && c is not ('(' or ')' or '[' or ']' or '（' or '）' or ',' or '，' or '-' or '−' or '+' or '∞' or '.' or '%' or '％' or '/' or '≤' or '≥' or '<' or '>' or '＜' or '＞' or '=' or '＝' or 'o'));

    /// <summary>Whether the words contradict the ends: another limit, or 含 where the end is open.</summary>
    public static bool Contradict(Band band, FigureKind kind, string? measure)
    {
        var text = Narrow(band.Text);
        // A band below 0 is told by how far things fell; what is said of it is not compared.
        return !(band.From is { Sign: < 0 } || band.To is { Sign: < 0 }) && !Array.Exists(Turning, word => text.Contains(word, StringComparison.Ordinal))
            && Claim().Matches(text).Any(claim => Number(claim, kind, measure) is { } number && IsAgainst(claim, number, band, kind));
    }

    private static string Narrow(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half a character cannot be normalised and is no number either.
            return string.Empty;
        }
    }

    /// <summary>The number of a claim as the value counts it; null when it is of another unit.</summary>
    private static Written? Number(Match claim, FigureKind kind, string? measure)
    {
        var digits = claim.Groups["number"].Value;
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var (unit, places) = (claim.Groups["unit"].Value, digits.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? digits.Length - dot - 1 : 0);
        number = claim.Groups["minus"].Success ? -number : number;
        return (kind, unit) switch
        {
            (FigureKind.Percent, "%") => new Written(number, places, Ratio.Of(1, 100)),
            (FigureKind.Money, "元") => new Written(number, places, Ratio.One),
            (FigureKind.Money, "万元") => new Written(number, places, 10_000),
            (FigureKind.Money, "亿元") => new Written(number, places, 100_000_000),
            (FigureKind.Count or FigureKind.Number, _) when unit.Length == 0 || unit == measure => new Written(number, places, Ratio.One),
            _ => null,
        };
    }

    private static bool IsAgainst(Match claim, Written number, Band band, FigureKind kind)
    {
        var (before, after) = (claim.Groups["before"].Value, claim.Groups["after"].Value);
        var including = claim.Groups["marked"].Captures.Select(mark => mark.Value is "(含)").ToList();
        bool? marked = including.Count > 0 ? including[^1] : null;
        if (kind is FigureKind.Count or FigureKind.Number && claim.Groups["unit"].Length == 0 && after.Length == 0 && before.Length == 0)
        {
            return false;
        }

        var lower = AtLeast.Contains(before, StringComparer.Ordinal) || Above.Contains(before, StringComparer.Ordinal) || after is "以上" or "及以上";
        var upper = AtMost.Contains(before, StringComparer.Ordinal) || Below.Contains(before, StringComparer.Ordinal) || after is "以下" or "及以下" or "以内" or "之内";
        if (lower == upper)
        {
            return !lower && marked is { } said
                && ((number.Is(band.From) && band.FromClosed != said && !number.Is(band.To)) || (number.Is(band.To) && band.ToClosed != said && !number.Is(band.From)));
        }

        var closed = marked ?? (after is "及以上" or "及以下" || AtLeast.Contains(before, StringComparer.Ordinal) || AtMost.Contains(before, StringComparer.Ordinal) ? true
            : Above.Contains(before, StringComparer.Ordinal) || Below.Contains(before, StringComparer.Ordinal) ? false : (bool?)null);
        var (end, isClosed) = lower ? (band.From, band.FromClosed) : (band.To, band.ToClosed);
        return !number.Is(end) || (closed is { } must && must != isClosed);
    }

    [GeneratedRegex(
        @"(?<before>不低于|不少于|不小于|大于等于|大于或等于|没有达到|未达到|未达|达到|没有超过|未超过|不超过|不高于|不大于|不多于|小于等于|小于或等于|低于|不足|不到|不满|少于|小于|高于|超过|超出|大于|多于|(?<=^|[、，,;；且])(≥|>=|≤|<=|<|>))?\s*(?<minus>[-−])?(?<number>[0-9]{1,12}(?:\.[0-9]{1,6})?)\s*(?<unit>%|亿元|万元|元|个百分点|[\u4e00-\u9fff-[及以含不之]]{1,2}?(?=\(|及?以[上下内]|之内|$|[、，,;；]))?\s*(?<marked>\(含\)|\(不含\))?\s*(?<after>及以上|及以下|以上|以下|以内|之内)?(?:\s*(?<marked>\(含\)|\(不含\)))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Claim();

    /// <summary>A number as it is written, and what one of it is worth.</summary>
    private readonly record struct Written(decimal Value, int Places, Ratio Each)
    {
        /// <summary>Whether the limit is this number, to the decimals written.</summary>
        public bool Is(Ratio? limit) => limit is { } end && Rounding.HalfUp(end / Each, Places) == Value;
    }
}
