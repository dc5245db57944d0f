namespace Evaluation.Core.Claims;

/// <summary>Digits that are no amount: dates and years, document, article, heading and telephone numbers, clock times, parts of words.</summary>
internal static class NotAFigure
{
    public static bool Is(string text, PrintedNumber number)
    {
        var before = number.Start > 0 ? text[number.Start - 1] : '\0';
        var after = number.End < text.Length ? text[number.End] : '\0';
        if (char.IsAsciiLetter(before) || before is '第' or '〔' or '〕' or '_' or '@' or '№' || after is '〕' or '@' or '_')
        {
            return true;
        }

        if (number.Decimals == 0 && after is '年' or '月' or '日' or '号' or '时' or '点' && !IsSpell(text, number.End))
        {
            return true;
        }

        return number.Decimals == 0
            ? IsYear(text, number, before, after) || IsHeading(text, number, before, after) || IsClock(text, number, before, after) || IsTelephone(text, number, before, after)
            : IsHeadingPath(text, number, before, after);
    }

    private static bool IsSpell(string text, int at) => text.AsSpan(at).StartsWith("点", StringComparison.Ordinal);

    private static bool IsYear(string text, PrintedNumber number, char before, char after)
    {
        if (number.Digits != 4 || number.Value is < 1949m or > 2099m || number.End - number.Start != 4)
        {
            return false;
        }

        var ranged = after is '-' or '~' or '至' or '/' or '.' && number.End + 1 < text.Length && (char.IsAsciiDigit(text[number.End + 1]) || text[number.End + 1] == '-');
        var until = before is '-' or '~' or '至' && number.Start > 1 && (char.IsAsciiDigit(text[number.Start - 2]) || text[number.Start - 2] is '年' or '-');
        return ((ranged || until) && FigureUnit.Read(text, number.End).Length == 0 && !IsEquation(text, number))
            || (number.Start == 0 && (after is '\0' || char.IsLetter(after)) && FigureUnit.Read(text, number.End).Length == 0);
    }

    private static bool IsEquation(string text, PrintedNumber number) =>
        text.AsSpan(number.End, Math.Min(12, text.Length - number.End)).IndexOfAny("=*") >= 0;

    /// <summary>“1.”, “2、”, “(3)” before the words they number.</summary>
    private static bool IsHeading(string text, PrintedNumber number, char before, char after)
    {
        if (number.Digits > 2)
        {
            return false;
        }

        var next = number.End + 1 < text.Length ? text[number.End + 1] : '\0';
        if (after == '.')
        {
            return true;
        }

        if (before == '(' && after == ')' && !(number.Start > 1 && text[number.Start - 2] is '-' or '*' or '/' or '+' or '='))
        {
            return !(next is '*' or '/' or '+' or '-' or '=');
        }

        var opens = before is '\0' or ',' or ';' or ':' or '。' or '、';
        return opens && ((after == '、' && before is not '、' && !char.IsAsciiDigit(next)) || (after == ')' && before != '、'));
    }

    /// <summary>“3.1 收入情况”, “1.2.3”: a path of small numbers at the start of a paragraph.</summary>
    private static bool IsHeadingPath(string text, PrintedNumber number, char before, char after) =>
        (after == '.' && number.End + 1 < text.Length && char.IsAsciiDigit(text[number.End + 1]))
        || (before == '.' && number.Start > 1 && char.IsAsciiDigit(text[number.Start - 2]))
        || (number.Start == 0 && number.Value < 20m && number.Decimals == 1 && char.IsLetter(after) && FigureUnit.Read(text, number.End).Length == 0);

    private static bool IsClock(string text, PrintedNumber number, char before, char after) =>
        (after == ':' && number.End + 1 < text.Length && char.IsAsciiDigit(text[number.End + 1]) && number.Digits <= 2)
        || (before == ':' && number.Start > 1 && char.IsAsciiDigit(text[number.Start - 2]) && number.Digits <= 2);

    private static bool IsTelephone(string text, PrintedNumber number, char before, char after)
    {
        var bare = number.End - number.Start == number.Digits && FigureUnit.Read(text, number.End).Length == 0;
        var long11 = bare && number.Digits >= 11;
        var area = after == '-' && number.Digits is 3 or 4 && text[number.Start] == '0';
        var local = before == '-' && bare && number.Digits is 7 or 8 && number.Start > 3 && char.IsAsciiDigit(text[number.Start - 2]);
        return long11 || area || local || (bare && number.Digits >= 5 && text[number.Start] == '0');
    }
}
