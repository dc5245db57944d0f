using System.Globalization;
using System.Text;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Filings;

/// <summary>
/// The indicators that the name of a file says at its front, joined by +, 、 or a comma: by their codes
/// (<c>ZJ21-2201+ZJ21-2202_支出明细.pdf</c>), or in short.
/// </summary>
/// <param name="Codes">Codes of the framework, each once, in the order of the name.</param>
/// <param name="Unknown">What stands where a code should and is none of the framework's.</param>
/// <param name="Short">What is less than a code and may mean one: to be seen by a person before it counts.</param>
public sealed record EvidenceName(IReadOnlyList<string> Codes, IReadOnlyList<string> Unknown, IReadOnlyList<ShortCode> Short)
{
    private const string Joining = "+、,;&";

    private static EvidenceName None { get; } = new([], [], []);

    /// <summary>
    /// Reads the file's own name, then the folders it lies in, the nearest first: the first that carries codes counts, and where none does the
    /// first that says an indicator in short.
    /// </summary>
    /// <param name="path">As the archive has it, with folders.</param>
    public static EvidenceName Read(Framework framework, string path)
    {
        var parts = path.Split('/', '\\');
        parts[^1] = parts[^1].LastIndexOf('.') is var dot and > 0 ? parts[^1][..dot] : parts[^1];
        var reading = new Reading([.. framework.Indicators]);
        var names = parts.Reverse().Select(part => reading.Part(part.Normalize(NormalizationForm.FormKC).Trim())).ToList();
        return names.Find(name => name.Codes.Count + name.Unknown.Count > 0) ?? names.Find(name => name.Short.Count > 0) ?? None;
    }

    private sealed class Reading(IReadOnlyList<Indicator> indicators)
    {
        /// <summary>The longest first, so that one that begins another is not taken for it.</summary>
        private readonly List<string> codes = [.. indicators.Select(indicator => indicator.Code).OrderByDescending(code => code.Length)];
        private readonly List<ShortCode> names =
        [
            .. indicators.GroupBy(indicator => indicator.Name.Normalize(NormalizationForm.FormKC), indicator => indicator.Code, StringComparer.Ordinal)
                .Where(named => named.Key.Length > 0).OrderByDescending(named => named.Key.Length).Select(named => new ShortCode(named.Key, [.. named])),
        ];

        public EvidenceName Part(string text)
        {
            var (found, unknown, guessed) = (new List<string>(), new List<string>(), new List<ShortCode>());
            for (var at = 0; at < text.Length; at++)
            {
                at += text[at..].TakeWhile(char.IsWhiteSpace).Count();
                if (codes.Find(code => StartsWith(text, at, code)) is { } code)
                {
                    found.Add(code);
                    at += code.Length;
                }
                else if (Short(text, at) is { } guess)
                {
                    guessed.Add(guess);
                    at += guess.Said.Length;
                }
                else if (Word(text, at) is { Length: > 0 } word && (found.Count + unknown.Count > 0 || LooksLikeCode(word)))
                {
                    unknown.Add(word);
                    at += word.Length;
                }
                else
                {
                    break;
                }

                at += text[at..].TakeWhile(char.IsWhiteSpace).Count();
                if (at >= text.Length || !Joining.Contains(text[at], StringComparison.Ordinal))
                {
                    break;
                }
            }

            return new EvidenceName([.. found.Distinct(StringComparer.Ordinal)], [.. unknown.Distinct(StringComparer.Ordinal)], [.. guessed.DistinctBy(guess => guess.Said, StringComparer.Ordinal)]);
        }

        /// <summary>The end of a code (2201) or a place in the score table (3), standing alone; or the name of an indicator.</summary>
        private ShortCode? Short(string text, int at)
        {
            var word = Word(text, at).TrimEnd('-');
            var meant = word.Length > 0 && !char.IsLetter(text.ElementAtOrDefault(at + word.Length)) ? Meant(word) : [];
            return meant.Count > 0 ? new ShortCode(word, meant) : names.Find(name => string.CompareOrdinal(text, at, name.Said, 0, name.Said.Length) == 0);
        }

        private IReadOnlyList<string> Meant(string word)
        {
            var place = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            return [.. indicators.Where((indicator, index) => index + 1 == place || indicator.Code.EndsWith("-" + word, StringComparison.OrdinalIgnoreCase)).Select(indicator => indicator.Code)];
        }

        private static bool StartsWith(string text, int at, string code) =>
            string.Compare(text, at, code, 0, code.Length, StringComparison.OrdinalIgnoreCase) == 0 && !IsOfWord(text.ElementAtOrDefault(at + code.Length));

        private static string Word(string text, int at) => string.Concat(text.Skip(at).TakeWhile(IsOfWord));

        /// <summary>Letters, perhaps digits, a hyphen and digits: the code of another framework, or a slip.</summary>
        private static bool LooksLikeCode(string word) =>
            word.LastIndexOf('-') is var hyphen and > 0 && char.IsAsciiLetter(word[0]) && word.Length - hyphen > 2 && word.AsSpan(hyphen + 1).IndexOfAnyExceptInRange('0', '9') < 0;

        private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';
    }
}
