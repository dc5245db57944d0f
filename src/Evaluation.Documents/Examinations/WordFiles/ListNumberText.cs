using System.Globalization;
using System.Text;

namespace Evaluation.Documents.Examinations.WordFiles;

/// <summary>A counted number in the formats of Word that Chinese reports use.</summary>
internal static class ListNumberText
{
    private const string Plain = "零一二三四五六七八九";
    private const string Legal = "零壹贰叁肆伍陆柒捌玖";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private const string Branches = "子丑寅卯辰巳午未申酉戌亥";

    public static string Of(string format, int number) => format switch
    {
        "none" => string.Empty,
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperLetter" => Letters(number, 'A'),
        "lowerLetter" => Letters(number, 'a'),
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "ideographLegalTraditional" when number is > 0 and < 10_000
            => format == "ideographLegalTraditional" ? Chinese(number, Legal, "拾佰仟", shortTen: false) : Chinese(number, Plain, "十百千", shortTen: true),
        "chineseLegalSimplified" when number is > 0 and < 10_000 => Chinese(number, Legal, "拾佰仟", shortTen: false),
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" => Digits(number),
        "ideographTraditional" when number is > 0 and <= 10 => Stems[number - 1].ToString(),
        "ideographZodiac" when number is > 0 and <= 12 => Branches[number - 1].ToString(),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is > 0 and <= 20 => ((char)('①' + number - 1)).ToString(),
        "decimalEnclosedParen" when number is > 0 and <= 20 => ((char)('⑴' + number - 1)).ToString(),
        "decimalEnclosedFullstop" when number is > 0 and <= 20 => ((char)('⒈' + number - 1)).ToString(),
        "ideographEnclosedCircle" when number is > 0 and <= 10 => ((char)('㊀' + number - 1)).ToString(),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Text(number).Select(digit => digit is >= '0' and <= '9' ? (char)(digit - '0' + '０') : digit)),
        _ => Text(number),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Digits(int number) => string.Concat(Text(number).Select(digit => digit == '0' ? '〇' : digit is >= '1' and <= '9' ? Plain[digit - '0'] : digit));

    private static string Chinese(int number, string digits, string places, bool shortTen)
    {
        var (text, gap) = (new StringBuilder(), false);
        for (var (place, unit) = (3, 1000); place >= 0; place--, unit /= 10)
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            text.Append(gap ? digits[0].ToString() : string.Empty);
            gap = false;
            if (!(shortTen && place == 1 && digit == 1 && text.Length == 0))
            {
                text.Append(digits[digit]);
            }

            text.Append(place > 0 ? places[place - 1].ToString() : string.Empty);
        }

        return text.ToString();
    }

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999)
        {
            return Text(number);
        }

        var text = new StringBuilder();
        foreach (var (value, mark) in new[] { (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
        {
            for (; number >= value; number -= value)
            {
                text.Append(mark);
            }
        }

        return text.ToString();
    }

    /// <summary>a … z, aa … zz, as Word counts on.</summary>
    private static string Letters(int number, char first) =>
        number is < 1 or > 780 ? Text(number) : new string((char)(first + ((number - 1) % 26)), ((number - 1) / 26) + 1);
}
