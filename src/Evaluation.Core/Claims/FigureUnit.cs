using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>What a printed figure counts.</summary>
public enum FigureDimension
{
    /// <summary>No unit printed.</summary>
    Plain,

    /// <summary>元, 万元, 亿元: value in 元.</summary>
    Money,

    /// <summary>%, ‰, 百分之…, 成: value as a fraction of 1.</summary>
    Rate,

    /// <summary>个百分点: value as a fraction of 1.</summary>
    RatePoints,

    /// <summary>倍.</summary>
    Multiple,

    /// <summary>分 of a score.</summary>
    Score,

    /// <summary>人, 件, 次 and other measure words: exact when whole.</summary>
    Count,
}

/// <summary>The unit printed behind a figure.</summary>
/// <param name="Dimension">What is counted.</param>
/// <param name="Printed">As printed: 万元, %, 人次; empty for none.</param>
/// <param name="Scale">One of it in the base of its dimension: 10 000 for 万元, 1/100 for %.</param>
/// <param name="Measure">The measure word without its multiplier: 人 for 万人; 元 for money; empty for none.</param>
public sealed record FigureUnit(FigureDimension Dimension, string Printed, Ratio Scale, string Measure)
{
    public static FigureUnit None { get; } = new(FigureDimension.Plain, string.Empty, Ratio.One, string.Empty);

    private static readonly (string Text, int Power)[] Multipliers = [("万亿", 12), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4), ("千", 3)];

    private static readonly string[] Measures =
    [
        "平方公里", "平方千米", "平方米", "立方米", "人次", "批次", "人·次", "班次", "例次", "件次", "户次", "台次", "公里", "千米", "公顷", "公斤", "千克", "课时", "学时", "小时", "分钟", "车次", "艘次", "团次",
        "人", "名", "位", "户", "家", "个", "件", "项", "次", "批", "起", "宗", "条", "份", "期", "场", "辆", "台", "套", "部", "篇", "册", "本", "亩", "米", "吨",
        "天", "岁", "类", "处", "所", "座", "间", "栋", "幢", "只", "头", "株", "棵", "幅", "张", "块", "组", "团", "例", "床", "门", "支", "艘", "架", "盏", "桩", "轮", "届", "款", "枚", "箱", "盒", "瓶", "棚", "片", "段", "颗", "度", "字", "封", "班", "对", "宿", "笔",
    ];

    /// <summary>The unit that begins at <paramref name="at"/> of normal text, and its length; <see cref="None"/> when none does.</summary>
    internal static (FigureUnit Unit, int Length) Read(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        if (rest.IsEmpty)
        {
            return (None, 0);
        }

        switch (rest[0])
        {
            case '%':
                return (Percent, 1);
            case '‰':
                return (new(FigureDimension.Rate, "‰", Ratio.Of(1L, 1000L), string.Empty), 1);
            case '倍':
                return (new(FigureDimension.Multiple, "倍", Ratio.One, string.Empty), 1);
            case '成' when !(rest.Length > 1 && "立员为功果本熟长交绩就品效因分人年套"
                .Contains(rest[1], StringComparison.Ordinal)):
                return (new(FigureDimension.Rate, "成", Ratio.Of(1L, 10L), string.Empty), 1);
            case '分' when !(rest.Length > 1 && "之钟别公管类部局支期批步段析配布为散级"
                .Contains(rest[1], StringComparison.Ordinal)):
                return (new(FigureDimension.Score, "分", Ratio.One, "分"), 1);
            default:
                return Points(rest) ?? Counted(rest);
        }
    }

    internal static FigureUnit Percent { get; } = new(FigureDimension.Rate, "%", Ratio.Of(1L, 100L), string.Empty);

    private static (FigureUnit Unit, int Length)? Points(ReadOnlySpan<char> rest)
    {
        var length = rest.StartsWith("个百分点", StringComparison.Ordinal) ? 4 : rest.StartsWith("百分点", StringComparison.Ordinal) ? 3 : 0;
        return length == 0 ? null : (new(FigureDimension.RatePoints, rest[..length].ToString(), Ratio.Of(1L, 100L), string.Empty), length);
    }

    private static (FigureUnit Unit, int Length) Counted(ReadOnlySpan<char> rest)
    {
        var (power, length) = (0, 0);
        foreach (var (text, tens) in Multipliers)
        {
            if (rest.StartsWith(text, StringComparison.Ordinal))
            {
                (power, length) = (tens, text.Length);
                break;
            }
        }

        var scale = Ratio.Of(TenTo(power), 1L);
        var behind = rest[length..];
        if (!behind.IsEmpty && behind[0] == '元' && !behind.StartsWith("元旦", StringComparison.Ordinal))
        {
            var money = behind.StartsWith("元整", StringComparison.Ordinal) ? 2 : 1;
            return (new(FigureDimension.Money, rest[..(length + 1)].ToString(), scale, "元"), length + money);
        }

        if (behind.StartsWith("人民币", StringComparison.Ordinal))
        {
            return (new(FigureDimension.Money, rest[..length].ToString(), scale, "元"), length);
        }

        foreach (var measure in Measures)
        {
            if (behind.StartsWith(measure, StringComparison.Ordinal))
            {
                return (new(FigureDimension.Count, rest[..(length + measure.Length)].ToString(), scale, measure), length + measure.Length);
            }
        }

        return power is 4 or 8 ? (new(FigureDimension.Plain, rest[..length].ToString(), scale, string.Empty), length) : (None, 0);
    }

    private static long TenTo(int power)
    {
        var result = 1L;
        for (var step = 0; step < power; step++)
        {
            result *= 10;
        }

        return result;
    }
}
