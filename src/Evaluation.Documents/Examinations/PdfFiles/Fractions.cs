using System.Buffers;

namespace Evaluation.Documents.Examinations.PdfFiles;

/// <summary>Writes printed fractions in their line, as they would be typed: (a−b)/c.</summary>
internal static class Fractions
{
    private const int MostFractions = 200;
    private static readonly SearchValues<char> Operators = SearchValues.Create("+-−－＋×÷*/");

    /// <param name="letters">All letters of a page.</param>
    /// <param name="rules">Horizontal rules that belong to no table: height, left end, right end.</param>
    public static IReadOnlyList<PdfLetter> Flatten(IReadOnlyList<PdfLetter> letters, IEnumerable<(double At, double From, double To)> rules)
    {
        var left = letters.ToList();
        foreach (var rule in rules.Take(MostFractions))
        {
            // Beside a fraction, the line's letters stand at the height of its rule; beside an underline they do not.
            var line = left.Find(letter => !letter.IsBlank && Math.Abs(letter.MiddleY - rule.At) < letter.Size * 0.25
                && (Near(rule.From - letter.Right, letter.Size) || Near(letter.Left - rule.To, letter.Size)));
            if (line is null)
            {
                continue;
            }

            var above = Part(left, rule, letter => letter.Baseline - rule.At, line.Size);
            var below = Part(left, rule, letter => rule.At - letter.Baseline - (letter.Size * 0.7), line.Size);
            if (above is null || below is null)
            {
                continue;
            }

            left.RemoveAll(letter => above.Contains(letter) || below.Contains(letter));
            left.Add(new PdfLetter($"{Term(above)}/{Term(below)}", rule.From, rule.To, line.Baseline, line.Size));
        }

        return left;
    }

    /// <summary>The letters just above or below the rule; null where there are none or the text runs on beyond it.</summary>
    private static HashSet<PdfLetter>? Part(List<PdfLetter> letters, (double At, double From, double To) rule, Func<PdfLetter, double> distance, double size)
    {
        var near = letters.Where(letter => !letter.IsBlank && distance(letter) is var far && far > -0.3 * size && far < 0.8 * size
            && letter.MiddleX > rule.From - size && letter.MiddleX < rule.To + size && Math.Abs(letter.MiddleY - rule.At) > 0.3 * size).ToList();
        return near.Count > 0 && near.TrueForAll(letter => letter.MiddleX > rule.From && letter.MiddleX < rule.To) ? [.. near] : null;
    }

    private static string Term(IEnumerable<PdfLetter> letters)
    {
        var text = string.Concat(letters.OrderBy(letter => letter.Left).Select(letter => letter.Text));
        return text.AsSpan().IndexOfAny(Operators) > 0 ? $"({text})" : text;
    }

    private static bool Near(double gap, double size) => gap > -0.3 * size && gap < 1.5 * size;
}
