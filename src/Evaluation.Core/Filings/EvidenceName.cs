using System.Text;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Filings;

/// <summary>The indicator codes that the name of a file carries at its front, joined by +, 、 or a comma: <c>ZJ21-2201+ZJ21-2202_支出明细.pdf</c>.</summary>
/// <param name="Codes">Codes of the framework, each once, in the order of the name.</param>
/// <param name="Unknown">What stands where a code should and is none of the framework's.</param>
public sealed record EvidenceName(IReadOnlyList<string> Codes, IReadOnlyList<string> Unknown)
{
    private static EvidenceName None { get; } = new([], []);

    /// <summary>Reads the file's own name, then the folders it lies in, the nearest first: the first that carries codes counts.</summary>
    /// <param name="path">As the archive has it, with folders.</param>
    public static EvidenceName Read(Framework framework, string path)
    {
        // The longest first, so that one code that begins another is not taken for it.
        var codes = framework.Indicators.Select(indicator => indicator.Code).OrderByDescending(code => code.Length).ToList();
        var parts = path.Split('/', '\\');
        parts[^1] = parts[^1].LastIndexOf('.') is var dot and > 0 ? parts[^1][..dot] : parts[^1];
        return parts.Reverse().Select(part => ReadPart(codes, part.Normalize(NormalizationForm.FormKC).Trim()))
            .FirstOrDefault(name => name.Codes.Count + name.Unknown.Count > 0) ?? None;
    }

    private static EvidenceName ReadPart(List<string> codes, string text)
    {
        var (found, unknown) = (new List<string>(), new List<string>());
        for (var at = 0; at < text.Length; at++)
        {
            at += text[at..].TakeWhile(char.IsWhiteSpace).Count();
            if (codes.Find(code => StartsWith(text, at, code)) is { } code)
            {
                found.Add(code);
                at += code.Length;
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
            if (at >= text.Length || !"+、,;&".Contains(text[at], StringComparison.Ordinal))
            {
                break;
            }
        }

        return new EvidenceName([.. found.Distinct(StringComparer.Ordinal)], [.. unknown.Distinct(StringComparer.Ordinal)]);
    }

    private static bool StartsWith(string text, int at, string code) =>
        string.Compare(text, at, code, 0, code.Length, StringComparison.OrdinalIgnoreCase) == 0 && !IsOfWord(text.ElementAtOrDefault(at + code.Length));

    private static string Word(string text, int at) => string.Concat(text.Skip(at).TakeWhile(IsOfWord));

    /// <summary>Letters, perhaps digits, a hyphen and digits: the code of another framework, or a slip.</summary>
    private static bool LooksLikeCode(string word) =>
        word.LastIndexOf('-') is var hyphen and > 0 && char.IsAsciiLetter(word[0]) && word.Length - hyphen > 2 && word.AsSpan(hyphen + 1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';
}
