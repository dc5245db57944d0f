using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>The numbers typed by hand into a text, each held against the figures of the filing. Chips are no typed numbers.</summary>
/// <remarks>Check F-15: an amount of money, a rate and a number behind a figure's name follow the figures or are answered for.</remarks>
public static class ProseFigures
{
    private const char Stop = '。';

    /// <summary>Approximate numbers (约) may differ by this share of the figure.</summary>
    private static readonly Ratio Near = Ratio.Of(5, 100);

    /// <summary>In order of place; offsets count from the start of <paramref name="words"/>.</summary>
    public static IReadOnlyList<ProseFigure> Of(FactSheet facts, string words)
    {
        var known = ProseFacts.Of(facts);
        var covered = Covered(words);
        var figures = new List<ProseFigure>();
        var start = 0;
        while (start <= covered.Length)
        {
            var end = covered.IndexOf('\n', start);
            end = end < 0 ? covered.Length : end;
            var line = covered[start..end];
            var offset = start;
            figures.AddRange(FigureScanner.Scan(new ReportParagraph(1, line)).Select(figure => Held(known, line, figure, offset)));
            start = end + 1;
        }

        return figures;
    }

    private static ProseFigure Held(ProseFacts known, string line, Figure figure, int offset)
    {
        var dimension = figure.Unit.Dimension;
        var named = known.NamedIn(Clause(line, figure.Place.Offset), dimension);
        var placed = figure with { Place = figure.Place with { Offset = figure.Place.Offset + offset } };
        if (named is { } fact && figure.Firmness != FigureFirmness.Bound)
        {
            var says = ProseFacts.Says(figure, fact.Fact.Value) || (figure.Firmness == FigureFirmness.Approximate && IsNear(figure.Value, fact.Fact.Value));
            if (says || fact.IsDirect)
            {
                return new ProseFigure(placed, says ? ProseFigureState.Matches : ProseFigureState.Contradicts, fact.Fact.Fact) { IsNamedDirectly = fact.IsDirect };
            }
        }

        if (dimension is not (FigureDimension.Money or FigureDimension.Rate))
        {
            return new ProseFigure(placed, known.Saying(figure).Found ? ProseFigureState.Matches : ProseFigureState.Other, Fact: null);
        }

        var (found, same) = known.Saying(figure);
        return found ? new ProseFigure(placed, ProseFigureState.Matches, same)
            : named is { } other && figure.Firmness == FigureFirmness.Exact ? new ProseFigure(placed, ProseFigureState.Contradicts, other.Fact.Fact)
            : new ProseFigure(placed, ProseFigureState.Unknown, known.Probable(figure));
    }

    private static bool IsNear(Ratio said, Ratio value) => Ratio.Abs(said - value) <= Ratio.Abs(value) * Near;

    /// <summary>From the last stop before the number, or the number before it, to the number.</summary>
    private static ReadOnlySpan<char> Clause(string line, int end)
    {
        var start = end;
        while (start > 0 && line[start - 1] is not ('。' or '；' or ';' or '，' or ',' or '！' or '？') && !char.IsAsciiDigit(line[start - 1]))
        {
            start--;
        }

        return line.AsSpan(start, end - start);
    }

    /// <summary>The text with stops in the place of chips and web addresses: what is said of a chip is not said of the number behind it.</summary>
    private static string Covered(string words)
    {
        var covered = words.ToCharArray();
        for (var open = words.IndexOf('{', StringComparison.Ordinal); open >= 0; open = words.IndexOf('{', open + 1))
        {
            var close = words.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            Array.Fill(covered, Stop, open, close - open + 1);
        }

        for (var at = words.IndexOf("http", StringComparison.Ordinal); at >= 0; at = words.IndexOf("http", at + 1, StringComparison.Ordinal))
        {
            var end = at;
            while (end < words.Length && words[end] is > ' ' and <= '~')
            {
                end++;
            }

            Array.Fill(covered, Stop, at, end - at);
        }

        return new string(covered);
    }
}
