using Evaluation.Core.Examinations;

namespace Evaluation.Core.Claims;

/// <summary>
/// Finds the figures of a paragraph in one pass: digits in any width with separators, Chinese rates (百分之八点五, 三成, 两倍, 翻一番).
/// Leaves out dates, years, document, heading, article, telephone and clock numbers, and digits that belong to a word (A4).
/// </summary>
public static class FigureScanner
{
    private const int LongestNumber = 15;

    /// <summary>The figures of a paragraph in order of place.</summary>
    public static IReadOnlyList<Figure> Scan(ReportParagraph paragraph) => Scan(paragraph, NormalText.Of(paragraph.Text));

    public static IReadOnlyList<Figure> Scan(ReportParagraph paragraph, NormalText normal)
    {
        var figures = new List<Figure>();
        var text = normal.Text;
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                var number = PrintedNumber.Read(text, at);
                var figure = NotAFigure.Is(text, number) || number.Digits > LongestNumber ? null : Made(paragraph, normal, number);
                if (figure is not null)
                {
                    figures.Add(figure);
                }

                at = figure?.End ?? number.End;
            }
            else if (ChineseRate.Read(text, at) is { } rate)
            {
                figures.Add(Made(paragraph, normal, rate.Number, rate.Unit, rate.Start));
                at = rate.Number.End;
            }
            else
            {
                at++;
            }
        }

        return figures;
    }

    /// <summary>The figure that begins at a digit of the normal text, whatever stands around it; null where its digits are too many.</summary>
    internal static Figure? At(ReportParagraph paragraph, NormalText normal, int at)
    {
        var number = PrintedNumber.Read(normal.Text, at);
        return number.Digits is 0 or > LongestNumber ? null : Made(paragraph, normal, number);
    }

    private static Figure Made(ReportParagraph paragraph, NormalText normal, PrintedNumber number)
    {
        var (unit, length) = FigureUnit.Read(normal.Text, number.End);
        if (length == 0 && number.End < normal.Text.Length && normal.Text[number.End] == '(')
        {
            var (inBrackets, inner) = FigureUnit.Read(normal.Text, number.End + 1);
            if (inBrackets.Dimension == FigureDimension.Money && normal.Text.AsSpan(number.End + 1 + inner).StartsWith(")", StringComparison.Ordinal))
            {
                (unit, length) = (inBrackets, inner + 2);
            }
        }

        return Made(paragraph, normal, number with { End = number.End + length + Remark(normal.Text, number.End + length, unit) }, unit, number.Start);
    }

    private static Figure Made(ReportParagraph paragraph, NormalText normal, PrintedNumber number, FigureUnit unit, int start)
    {
        var signed = number.Value > 0m && HasMinus(normal.Text, start);
        start = signed ? start - 1 : start;
        var offset = normal.Start(start);
        var length = normal.End(number.End) - offset;
        return new Figure(signed ? -number.Value : number.Value, number.Decimals, unit, start, number.End, new TextSpan(paragraph.Number, offset, length), paragraph.Text.Substring(offset, length))
        {
            Firmness = FirmnessWords.Of(normal.Text, start, number.End),
        };
    }

    /// <summary>Length of (套) in 147台(套), of /户 in 1200元/户.</summary>
    private static int Remark(string text, int end, FigureUnit unit)
    {
        if (unit.Dimension is not (FigureDimension.Count or FigureDimension.Money) || end + 1 >= text.Length || text[end] is not ('(' or '/'))
        {
            return 0;
        }

        var (inner, length) = FigureUnit.Read(text, end + 1);
        var counts = inner.Dimension == FigureDimension.Count;
        var after = end + 1 + length < text.Length ? text[end + 1 + length] : '\0';
        return !counts || (text[end] == '/' && (char.IsLetterOrDigit(after) || after == '(')) ? 0 : text[end] == '/' ? length + 1 : end + length + 1 < text.Length && text[end + length + 1] == ')' ? length + 2 : 0;
    }

    /// <summary>A minus is a sign behind a word, a bracket or punctuation; behind an operand it takes away, between dates it means “to”.</summary>
    private static bool HasMinus(string text, int start)
    {
        if (start == 0 || text[start - 1] != '-')
        {
            return false;
        }

        if (start == 1)
        {
            return true;
        }

        var before = text[start - 2];
        return !char.IsAsciiLetterOrDigit(before) && before is not (')' or '%' or '-' or '元' or '年' or '月' or '日' or '人' or '个' or '次');
    }
}
