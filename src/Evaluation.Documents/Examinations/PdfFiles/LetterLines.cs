using System.Text;

namespace Evaluation.Documents.Examinations.PdfFiles;

/// <summary>Puts the letters of a page into lines, top to bottom and left to right.</summary>
internal static class LetterLines
{
    /// <summary>Letters of one line differ by less than this in height, in sizes.</summary>
    private const double SameLine = 0.35;

    /// <summary>A gap of this many sizes parts columns.</summary>
    private const double ColumnGap = 1.8;

    /// <summary>A gap of this many sizes between Latin letters is a space.</summary>
    private const double WordGap = 0.2;

    public static IReadOnlyList<PdfLine> Read(IReadOnlyList<PdfLetter> letters)
    {
        var lines = new List<List<PdfLetter>>();
        foreach (var letter in letters.OrderByDescending(letter => letter.Baseline).ThenBy(letter => letter.Left))
        {
            if (lines.Count > 0 && lines[^1][0] is var first && first.Baseline - letter.Baseline < SameLine * Math.Max(first.Size, letter.Size))
            {
                lines[^1].Add(letter);
            }
            else
            {
                lines.Add([letter]);
            }
        }

        return [.. lines.Select(Line).OfType<PdfLine>()];
    }

    private static PdfLine? Line(List<PdfLetter> letters)
    {
        var ordered = letters.OrderBy(letter => letter.Left).ToList();
        var (text, isRow) = (new StringBuilder(), false);
        PdfLetter? before = null;
        var space = false;
        foreach (var letter in ordered)
        {
            if (letter.IsBlank)
            {
                space = before is not null;
                continue;
            }

            if (before is not null)
            {
                if (letter.Text == before.Text && letter.Left - before.Left < 0.2 * letter.Size)
                {
                    // Printed twice to look bold.
                    continue;
                }

                var gap = (letter.Left - before.Right) / Math.Max(letter.Size, before.Size);
                isRow |= gap > ColumnGap;
                text.Append(gap > ColumnGap ? "\t" : (space || gap > WordGap) && IsLatin(before.Text[^1]) && IsLatin(letter.Text[0]) ? " " : string.Empty);
            }

            text.Append(letter.Text);
            (before, space) = (letter, false);
        }

        if (before is null)
        {
            return null;
        }

        var printed = ordered.Where(letter => !letter.IsBlank).ToList();
        return new PdfLine(
            text.ToString(),
            printed[0].Left,
            printed.Max(letter => letter.Right),
            printed[0].Baseline,
            printed.GroupBy(letter => Math.Floor((letter.Size * 2) + 0.5)).MaxBy(same => same.Count())!.Key / 2,
            isRow);
    }

    private static bool IsLatin(char c) => c is > ' ' and < '\u2000';
}
