using System.Text;

namespace Evaluation.Documents.Verification;

/// <summary>What must come next, over the ends of pieces; finds where a copy that departed from it comes back.</summary>
internal sealed class TextAhead
{
    public const int Window = 600;
    private const int Context = 8;

    private readonly IReadOnlyList<PrintedPiece> _pieces;
    private readonly int _index;
    private readonly int _done;

    public TextAhead(IReadOnlyList<PrintedPiece> pieces, int index, int done)
    {
        (_pieces, _index, _done) = (pieces, index, done);
        var text = new StringBuilder(pieces[index].Text, done, pieces[index].Text.Length - done, Window * 2);
        for (var next = index + 1; next < pieces.Count && text.Length < Window; next++)
        {
            text.Append(pieces[next].Text);
        }

        Text = text.ToString();
    }

    public string Text { get; }

    /// <summary>How many characters are missing and how many stand in their place; null when the copy does not come back.</summary>
    public (int Expected, int Printed)? MeetAgain(ReadOnlySpan<char> written)
    {
        for (var cost = 1; cost <= Math.Min(Text.Length, Window) + written.Length; cost++)
        {
            // The most even exchange first: a digit for a digit.
            for (var step = 0; step <= cost; step++)
            {
                var expected = (cost / 2) + (step % 2 == 0 ? step / 2 : -((step + 1) / 2));
                var printed = cost - expected;
                if (expected >= 0 && printed >= 0 && expected <= Text.Length && printed <= written.Length
                    && Meets(Text.AsSpan(expected), written[printed..], Enough(cost)))
                {
                    return (expected, printed);
                }
            }
        }

        return null;
    }

    /// <summary>The figure of which the difference is a part, or a few words before and after it.</summary>
    public (string Left, string Right) Around(int expected, string printed)
    {
        var left = _pieces[_index].Text[.._done];
        var (end, offset) = After(expected);
        var right = end == _index || offset > 0 ? _pieces[end].Text[offset..] : string.Empty;
        var isFigure = (Text[..expected] + printed).All(IsOfFigure);
        var (before, after) = (
            left.Reverse().TakeWhile(c => isFigure ? IsOfFigure(c) : true).Take(isFigure ? left.Length : Context).Count(),
            right.TakeWhile(c => isFigure ? IsOfFigure(c) : true).Take(isFigure ? right.Length : Context).Count());
        return (left[^before..], right[..after]);
    }

    /// <summary>Piece and offset behind so many characters.</summary>
    public (int Index, int Done) After(int characters)
    {
        var (index, done) = (_index, _done + characters);
        while (index < _pieces.Count && done >= _pieces[index].Text.Length)
        {
            done -= _pieces[index].Text.Length;
            index++;
        }

        return (index, index < _pieces.Count ? done : 0);
    }

    /// <summary>Characters that must agree before the copy counts as come back.</summary>
    private static int Enough(int cost) => cost switch
    {
        <= 2 => 3,
        <= 8 => 4,
        <= 40 => 6,
        _ => 12,
    };

    private static bool Meets(ReadOnlySpan<char> expected, ReadOnlySpan<char> written, int enough)
    {
        var common = expected.CommonPrefixLength(written);
        return common >= enough || (common == expected.Length && common == written.Length);
    }

    private static bool IsOfFigure(char c) => char.IsAsciiDigit(c) || c is '.' or ',' or '%' or '-';
}
