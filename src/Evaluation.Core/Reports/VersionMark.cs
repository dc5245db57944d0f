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
}
