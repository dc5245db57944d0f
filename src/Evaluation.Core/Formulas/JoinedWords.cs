namespace Evaluation.Core.Formulas;

/// <summary>
/// 甲＞1且乙＞2: names and 且, 或, 非 written without blanks between them. A word that is a name stays whole; any other is cut at the
/// connectives so that what is between them are known names or numbers, the longest first.
/// </summary>
public static class JoinedWords
{
    /// <summary>Names are far shorter; a text of thousands of connectives is cut in a moment.</summary>
    private const int LongestName = 100;

    /// <summary>Digits of a number; a longer one is refused as it is outside of words.</summary>
    private const int LongestNumber = 28;

    /// <summary>Whether a word may be several joined by connectives.</summary>
    public static bool MayBe(string word) => word.Length > 1 && word.AsSpan().IndexOfAny('且', '或', '非') >= 0;

    /// <summary>The pieces in their order; null if the word cannot be cut so that every piece is known.</summary>
    /// <param name="word">Letters and digits without blanks.</param>
    /// <param name="afterOperand">Whether a connective has to come first: the word follows a figure or a bracket.</param>
    /// <param name="isKnown">Whether a piece names a figure, or a function (asked only at the end of the word).</param>
    public static IReadOnlyList<(int Start, int Length)>? Divide(string word, bool afterOperand, Func<string, bool> isKnown)
    {
        // From the end backwards: how long the piece is that begins here when an operand, or a connective, is due; 0 where none fits.
        var operands = new int[word.Length + 1];
        var connectives = new int[word.Length + 1];
        operands[word.Length] = connectives[word.Length] = 1;
        for (var at = word.Length - 1; at >= 0; at--)
        {
            connectives[at] = word[at] is '且' or '或' && operands[at + 1] > 0 ? 1 : 0;
            operands[at] = Operand(word, at, connectives, isKnown) is var length and > 0 ? length : word[at] == '非' && operands[at + 1] > 0 ? 1 : 0;
        }

        var pieces = new List<(int, int)>();
        var isConnective = afterOperand;
        for (var at = 0; at < word.Length;)
        {
            var length = (isConnective ? connectives : operands)[at];
            if (length == 0)
            {
                return null;
            }

            isConnective = !isConnective && word.AsSpan(at, length) is not "非";
            pieces.Add((at, length));
            at += length;
        }

        return pieces;
    }

    /// <summary>Length of the longest name or number that begins here, with a connective or the end behind it; 0 if there is none.</summary>
    private static int Operand(string word, int at, int[] connectives, Func<string, bool> isKnown)
    {
        for (var length = Math.Min(word.Length - at, LongestName); length > 0; length--)
        {
            if (Fits(word, at, length, connectives, isKnown))
            {
                return length;
            }
        }

        return 0;
    }

    private static bool Fits(string word, int at, int length, int[] connectives, Func<string, bool> isKnown) =>
        connectives[at + length] > 0 && word.Substring(at, length) is var piece && piece is not ("且" or "或" or "非")
        && ((length <= LongestNumber && piece.All(char.IsAsciiDigit)) || isKnown(piece));
}
