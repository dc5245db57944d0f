using System.Globalization;

namespace Evaluation.Core.Reports;

/// <summary>Heading numbers by level (一、 （一） 1. （1）) as GB/T 9704 has them; generated, so that none repeats or is skipped.</summary>
public static class Numbering
{
    private const string Digits = "零一二三四五六七八九";

    public static string Of(int level, int number) => level switch
    {
        1 => Chinese(number) + "、",
        2 => $"（{Chinese(number)}）",
        3 => string.Create(CultureInfo.InvariantCulture, $"{number}."),
        _ => string.Create(CultureInfo.InvariantCulture, $"（{number}）"),
    };

    /// <summary>1 to 99 in Chinese numerals: 十, 十一, 二十, 二十一.</summary>
    public static string Chinese(int number) => number switch
    {
        < 1 or > 99 => throw new ArgumentOutOfRangeException(nameof(number), number, "1 to 99."),
        < 10 => Digits[number].ToString(),
        < 20 => "十" + (number % 10 == 0 ? string.Empty : Digits[number % 10]),
        _ => Digits[number / 10] + "十" + (number % 10 == 0 ? string.Empty : Digits[number % 10]),
    };
}
