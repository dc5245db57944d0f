using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Evaluation.Documents.Tests.Verification;

/// <summary>Edits PDF files as somebody would who changes a figure: an object is written again at the end of the file with its stream changed.</summary>
internal static partial class PaperEditing
{
    /// <summary>The file once more for every change that the function proposes for a stream.</summary>
    /// <param name="pdf">A file of the press.</param>
    /// <param name="changes">From a stream, inflated, to what might stand there instead.</param>
    public static IEnumerable<byte[]> Edits(byte[] pdf, Func<string, IEnumerable<string>> changes)
    {
        var source = Encoding.Latin1.GetString(pdf);
        foreach (Match match in StreamForm().Matches(source))
        {
            var (start, length) = (match.Index + match.Length, int.Parse(match.Groups["length"].ValueSpan, CultureInfo.InvariantCulture));
            if (Inflated(source.Substring(start, length)) is not { } text)
            {
                continue;
            }

            foreach (var edited in changes(text))
            {
                yield return WithObject(source, match.Groups["number"].Value, match.Groups["head"].Value, Deflated(edited));
            }
        }
    }

    /// <summary>The attachment with this text in it, changed.</summary>
    public static byte[] EditAttachment(byte[] pdf, string from, string to)
    {
        string Latin(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        return Edits(pdf, stream => stream.Contains(Latin(from), StringComparison.Ordinal) ? [stream.Replace(Latin(from), Latin(to), StringComparison.Ordinal)] : []).First();
    }

    /// <summary>Characters of the fonts by code: from the maps for extracting text.</summary>
    public static IEnumerable<Dictionary<char, string>> Fonts(byte[] pdf) =>
        MapForm().Matches(Encoding.Latin1.GetString(pdf)).Select(map => EntryForm().Matches(map.Value)
            .ToDictionary(entry => (char)Convert.ToInt32(entry.Groups["character"].Value, 16), entry => entry.Groups["code"].Value));

    private static byte[] WithObject(string source, string number, string head, string stream)
    {
        var previous = StartForm().Match(source, source.Length - 60);
        var trailer = source[source.LastIndexOf("trailer", StringComparison.Ordinal)..source.LastIndexOf("startxref", StringComparison.Ordinal)];
        var result = new StringBuilder(source).Append('\n');
        var at = result.Length;
        result.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{LengthForm().Replace(head, FormattableString.Invariant($"/Length {stream.Length}"), 1)}stream\n{stream}\nendstream\nendobj\n");
        var table = result.Length;
        result.Append(CultureInfo.InvariantCulture, $"xref\n{number} 1\n{at:0000000000} 00000 n\r\n");
        result.Append(trailer.Replace("<<", $"<<\n  /Prev {previous.Groups["place"].Value}", StringComparison.Ordinal));
        result.Append(CultureInfo.InvariantCulture, $"startxref\n{table}\n%%EOF");
        return Encoding.Latin1.GetBytes(result.ToString());
    }

    private static string? Inflated(string raw)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(raw)), CompressionMode.Decompress);
            using var result = new MemoryStream();
            stream.CopyTo(result);
            return Encoding.Latin1.GetString(result.ToArray());
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string Deflated(string text)
    {
        using var result = new MemoryStream();
        using (var stream = new ZLibStream(result, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(Encoding.Latin1.GetBytes(text));
        }

        return Encoding.Latin1.GetString(result.ToArray());
    }

    [GeneratedRegex(@"(?<=\n)(?<number>\d+) 0 obj\n(?<head><<\n(  [^\n]*\n)*?  /Length (?<length>\d+)\n(  [^\n]*\n)*?>>\n)stream\n", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex StreamForm();

    [GeneratedRegex(@"/Length \d+", RegexOptions.CultureInvariant)]
    private static partial Regex LengthForm();

    [GeneratedRegex(@"startxref\s+(?<place>\d+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex StartForm();

    [GeneratedRegex(@"begincmap.*?endcmap", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex MapForm();

    [GeneratedRegex(@"<(?<code>[0-9A-F]{4})> <(?<character>[0-9A-F]{4})>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex EntryForm();
}
