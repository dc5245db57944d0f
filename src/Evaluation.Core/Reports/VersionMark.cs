namespace Evaluation.Core.Reports;

/// <summary>The mark of a 用印版: its number and a short code of its hash (校验码) that people can compare by eye.</summary>
public static class VersionMark
{
    // No I, L, O, U: they are mistaken for other characters on paper.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Characters = 8;

    /// <summary>版本 3 · 校验码 7F3K-92QD.</summary>
    public static string Of(int number, string hash) => FormattableString.Invariant($"版本 {number} · 校验码 {Code(hash)}");

    /// <summary>The first 40 bits of the hash, five to a character.</summary>
    /// <param name="hash">SHA-256 in hexadecimal digits.</param>
    public static string Code(string hash)
    {
        var bits = Convert.ToUInt64(hash[..(Characters * 5 / 4)], 16);
        var code = string.Concat(Enumerable.Range(1, Characters).Select(place => Alphabet[(int)((bits >> ((Characters - place) * 5)) & 31)]));
        return $"{code[..4]}-{code[4..]}";
    }

    /// <summary>The code as people type it, in any case, with or without its dash, O for 0 and I or L for 1; null when it is none.</summary>
    public static string? ReadCode(string? typed)
    {
        var said = string.Concat((typed ?? string.Empty).Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant()
            .Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '—' or '–' or '−')).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }));
        return said.Length == Characters && said.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? $"{said[..4]}-{said[4..]}" : null;
    }

    /// <summary>The hexadecimal digits with which every hash of this code begins; the inverse of <see cref="Code"/>.</summary>
    /// <param name="code">As <see cref="Code"/> writes it.</param>
    public static string HashStart(string code) =>
        code.Where(c => c != '-').Aggregate(0UL, (bits, c) => (bits << 5) | (uint)Alphabet.IndexOf(c, StringComparison.Ordinal))
            .ToString("x10", System.Globalization.CultureInfo.InvariantCulture);
}
