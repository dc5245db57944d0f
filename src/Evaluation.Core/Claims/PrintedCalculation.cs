using Evaluation.Core.Examinations;

namespace Evaluation.Core.Claims;

/// <summary>An expression with its printed result, or a chain of them: A=B=C.</summary>
/// <param name="Sides">The expressions in order.</param>
/// <param name="Stated">The result.</param>
/// <param name="Start">Where it begins in the normal text.</param>
/// <param name="End">Where it ends.</param>
internal sealed record PrintedCalculation(IReadOnlyList<Expression> Sides, Figure Stated, int Start, int End)
{
    private static readonly string[] ResultWords = ["计算结果为", "计算为", "结果为", "结果是", "约等于", "等于", "约为", "得出", "约", "即为", "即", "得", "为", "是", ":"];

    /// <summary>All of a paragraph, in one pass.</summary>
    public static IReadOnlyList<PrintedCalculation> Find(ReportParagraph paragraph, NormalText normal)
    {
        var text = normal.Text;
        if (text.AsSpan().IndexOfAny("+-*/") < 0)
        {
            return [];
        }

        var found = new List<PrintedCalculation>();
        var parser = new ExpressionParser(paragraph, normal);
        var at = 0;
        while (at < text.Length)
        {
            var sign = text[at];
            if (!(char.IsAsciiDigit(sign) || sign is '(' or '|' || (sign == '-' && at > 0 && text[at - 1] == '=')) || parser.Read(at) is not { } first)
            {
                at++;
                continue;
            }

            if (!first.IsNumber && Completed(paragraph, normal, parser, first) is { } calculation)
            {
                found.Add(calculation);
                at = Math.Max(calculation.End, first.End);
            }
            else
            {
                at = Math.Max(at + 1, sign == '(' && first.IsNumber ? at + 1 : first.End);
            }
        }

        return found;
    }

    private static PrintedCalculation? Completed(ReportParagraph paragraph, NormalText normal, ExpressionParser parser, Expression first)
    {
        var text = normal.Text;
        var sides = new List<Expression> { first };
        Figure? stated = null;
        var end = first.End;
        while (Result(text, end, first: sides.Count == 1 && stated is null && !IsRange(first)) is { } next && parser.Read(next) is { } side)
        {
            end = side.End;
            if (side.IsNumber || (side.Operation == '~' && side.Left!.IsNumber))
            {
                stated = FigureScanner.At(paragraph, normal, side.IsNumber ? side.Figure!.Start : side.Left!.Figure!.Start);
                stated = stated is not null && side.Operation == '~' && stated.Number > 0m ? stated with { Number = -stated.Number, Start = side.Start } : stated;
            }
            else
            {
                sides.Add(side);
            }
        }

        if (stated is not null)
        {
            return new(sides, stated, first.Start, Math.Max(end, stated.End));
        }

        return Before(paragraph, normal, first) is { } ahead ? new(sides, ahead.Figure, ahead.Figure.Start, ahead.End) : null;
    }

    /// <summary>80%-90%得4分: a range, unless = follows.</summary>
    private static bool IsRange(Expression node) => node is { Operation: '-', Left.IsNumber: true, Right.IsNumber: true };

    /// <summary>Where the result begins behind an expression; null where none is announced.</summary>
    private static int? Result(string text, int end, bool first)
    {
        var at = end;
        if (at < text.Length && text[at] == '(' && text.AsSpan(at, Math.Min(5, text.Length - at)).IndexOf(')') is > 0 and var close && FigureUnit.Read(text, at + 1).Length == close - 1)
        {
            at += close + 1;
        }

        if (at < text.Length && text[at] is '=' or '≈' or '≌')
        {
            return Skip(text, at + 1);
        }

        if (!first)
        {
            return null;
        }

        at = at < text.Length && text[at] == ',' ? at + 1 : at;
        foreach (var word in ResultWords)
        {
            if (text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
            {
                return Skip(text, at + word.Length);
            }
        }

        return null;
    }

    private static int? Skip(string text, int at)
    {
        at = at < text.Length && text[at] is '约' or '≈' ? at + 1 : at;
        return at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '-' or '(' or '|') ? at : null;
    }

    /// <summary>A result printed before its expression: 4.56分=5×91.25%, 91.25%（4423.6÷4848.01）.</summary>
    private static (Figure Figure, int End)? Before(ReportParagraph paragraph, NormalText normal, Expression first)
    {
        var text = normal.Text;
        var equals = first.Start > 0 && text[first.Start - 1] == '=';
        var bracketed = text[first.Start] == '(' && (first.End >= text.Length || text[first.End] is not ('*' or '/' or '+' or '-' or '='));
        if (!equals && !bracketed)
        {
            return null;
        }

        var end = equals ? first.Start - 1 : first.Start;
        var at = end;
        while (at > 0 && end - at < 24 && !char.IsAsciiDigit(text[at - 1]) && text[at - 1] is not (',' or '。' or ';' or ':' or ')' or '='))
        {
            at--;
        }

        while (at > 0 && end - at < 40 && (char.IsAsciiDigit(text[at - 1]) || (text[at - 1] is '.' or ',' && at > 1 && char.IsAsciiDigit(text[at - 2]))))
        {
            at--;
        }

        if (at >= text.Length || !char.IsAsciiDigit(text[at]) || FigureScanner.At(paragraph, normal, at) is not { } figure || figure.End != end || NotAFigure.Is(text, PrintedNumber.Read(text, at)))
        {
            return null;
        }

        return bracketed && !equals && first.Figures.All(operand => operand.Decimals == 0 && operand.Number < 32m) && first.Operation == '-' ? null : (figure, first.End);
    }
}
