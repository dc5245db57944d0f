using System.Text;
using System.Text.RegularExpressions;

namespace Evaluation.Documents.Word.Returns;

/// <summary>Lines that the system writes, known again whatever their numbers were, and with their gaps (〔未填：…〕) filled in.</summary>
internal sealed partial class SystemLines
{
    /// <summary>A line with fewer letters beside its numbers could be the unit's own, unless it is the same to the digit.</summary>
    private const int FewestWords = 6;

    private const char Number = '#';

    private readonly HashSet<string> same = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> alike = new(StringComparer.Ordinal);
    private readonly List<string[]> withGaps = [];

    private readonly string[] pictured;

    /// <param name="lines">Lines as they print.</param>
    /// <param name="pictured">Words inside charts, of which a line of a PDF file may hold several, with figures between them.</param>
    public SystemLines(IEnumerable<string> lines, IEnumerable<string>? pictured = null)
    {
        this.pictured = [.. (pictured ?? []).Select(Plain).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length)];
        foreach (var line in lines.Distinct(StringComparer.Ordinal))
        {
            same.Add(Plain(line));
            if (IsLong(Masked(line)))
            {
                alike.TryAdd(Masked(line), line);
            }

            var parts = Gap().Split(line).Select(Masked).ToList();
            if (parts.Count > 1 && IsLong(string.Concat(parts)))
            {
                withGaps.Add([.. parts]);
            }
        }
    }

    public bool Hold(string line)
    {
        var words = Masked(line);
        return same.Contains(Plain(line)) || alike.ContainsKey(words) || withGaps.Exists(parts => Follow(words, parts)) || IsPictured(line);
    }

    /// <summary>The line of the system that has the same words and other numbers; null when there is none, or when it is the same to the digit.</summary>
    public string? WithOtherNumbers(string line) => same.Contains(Plain(line)) ? null : alike.GetValueOrDefault(Masked(line));

    /// <summary>Nothing but words of charts and figures.</summary>
    private bool IsPictured(string line) =>
        pictured.Length > 0 && pictured.Aggregate(Plain(line), (rest, word) => rest.Replace(word, string.Empty, StringComparison.Ordinal)).All(char.IsAsciiDigit);

    /// <summary>Whether the parts stand in the words one after the other, from the beginning to the end, with something in each gap between them.</summary>
    private static bool Follow(string words, string[] parts)
    {
        if (!words.StartsWith(parts[0], StringComparison.Ordinal) || !words.EndsWith(parts[^1], StringComparison.Ordinal))
        {
            return false;
        }

        var end = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            if (end >= words.Length || words.IndexOf(part, end + 1, StringComparison.Ordinal) is not (>= 0 and var found))
            {
                return false;
            }

            end = found + part.Length;
        }

        return words.Length - parts[^1].Length > end;
    }

    private static bool IsLong(string words) => words.Length - words.Count(letter => letter == Number) >= FewestWords;

    /// <summary>Letters and digits only: signs of division and brackets of a formula are written in more than one way.</summary>
    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    /// <summary>The same with every number as one sign.</summary>
    public static string Masked(string text)
    {
        var masked = new StringBuilder(text.Length);
        foreach (var letter in text.Where(char.IsLetterOrDigit))
        {
            if (!char.IsAsciiDigit(letter))
            {
                masked.Append(letter);
            }
            else if (masked.Length == 0 || masked[^1] != Number)
            {
                masked.Append(Number);
            }
        }

        return masked.ToString();
    }

    [GeneratedRegex("〔未填：[^〕]*〕", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Gap();
}
