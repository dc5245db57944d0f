using System.Text.RegularExpressions;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>A year, date or number in a text that was taken over from last year, where nobody has touched it since.</summary>
/// <param name="Offset">From the start of the text.</param>
public sealed record FormerFigure(int Offset, string Text);

/// <summary>
/// Finds what a text taken over still says of last year: a year, date or number counts as untouched while it stands among the same words as
/// before. Figures in braces follow the filing and are none.
/// </summary>
public static partial class FormerFigures
{
    /// <summary>Letters beside a number that have to be the same, where the line has as many.</summary>
    private const int Context = 4;

    /// <summary>In order of place.</summary>
    public static IReadOnlyList<FormerFigure> Of(string text, string former)
    {
        var before = Lines(former).SelectMany(line => Numbers(line.Text)).ToList();
        return [.. Lines(text).SelectMany(line => Numbers(line.Text)
            .Where(number => before.Exists(other => IsSame(number, other)))
            .Select(number => new FormerFigure(line.Offset + number.At, number.Text)))];
    }

    private static bool IsSame(Standing one, Standing other) =>
        one.Text == other.Text && ((one.Left.Length == Context && one.Left == other.Left) || (one.Right.Length == Context && one.Right == other.Right)
            || (one.Left == other.Left && one.Right == other.Right));

    private static IEnumerable<(int Offset, string Text)> Lines(string text)
    {
        var offset = 0;
        foreach (var line in text.Split('\n'))
        {
            yield return (offset, line);
            offset += line.Length + 1;
        }
    }

    private static IEnumerable<Standing> Numbers(string line)
    {
        var start = line.Length - OwnText.WithoutNumber(line.TrimStart()).Length;
        foreach (var piece in ChipText.Cut(line).Where(piece => !piece.IsChip))
        {
            foreach (Match number in Number().Matches(piece.Text))
            {
                var (at, end) = (piece.At + number.Index, piece.At + number.Index + number.Length);
                if (at >= start)
                {
                    yield return new Standing(line[at..end], at, line[Math.Max(0, at - Context)..at], line[end..Math.Min(line.Length, end + Context)]);
                }
            }
        }
    }

    /// <summary>A number with the words on both sides.</summary>
    private sealed record Standing(string Text, int At, string Left, string Right);

    [GeneratedRegex(@"[0-9]{1,2}月[0-9]{1,2}日|[0-9]+(,[0-9]{3})*(\.[0-9]+)?(年([0-9]{1,2}月([0-9]{1,2}日)?)?|%|亿元|万元|元|个百分点|[人个项次件条份批场家户])?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
