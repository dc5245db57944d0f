using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Content;

namespace Evaluation.Documents.Examinations.PdfFiles;

/// <summary>Reads a printed paper for comparison: attachments, then each page's characters as they were written. Runs in the reading process.</summary>
internal static class PdfLeaves
{
    private const int MostAttachments = 8;
    private const int LargestAttachment = 4_000_000;

    public static IEnumerable<PdfAnswer> Read(string path)
    {
        var (document, problem) = PdfPages.Open(path);
        using (document)
        {
            if (document is null || document.NumberOfPages > PdfPages.MostPages)
            {
                yield return new PdfAnswer(null, null, problem ?? "pages", IsLast: true);
                yield break;
            }

            if (Attachments(document) is not { } attachments)
            {
                yield return new PdfAnswer(null, null, "attachments", IsLast: true);
                yield break;
            }

            yield return new PdfAnswer(document.NumberOfPages, null, null, IsLast: document.NumberOfPages == 0) { Attachments = attachments };
            for (var number = 1; number <= document.NumberOfPages; number++)
            {
                yield return new PdfAnswer(null, null, null, number == document.NumberOfPages) { Leaf = Leaf(document, number) };
            }
        }
    }

    /// <summary>Null when there are more, or larger ones, than a paper has.</summary>
    private static List<PdfAttachment>? Attachments(PdfDocument document)
    {
        try
        {
            if (!document.Advanced.TryGetEmbeddedFiles(out var files))
            {
                return [];
            }

            return files.Count > MostAttachments || files.Any(file => file.Bytes.Length > LargestAttachment)
                ? null
                : [.. files.Select(file => new PdfAttachment(NameOf(file.Name), file.Bytes.ToArray()))];
        }
#pragma warning disable CA1031 // The parser throws whatever a broken file makes it throw.
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return null;
        }
#pragma warning restore CA1031
    }

    /// <summary>PDF 2.0 writes names in UTF-8; the parser takes each byte for a character.</summary>
    private static string NameOf(string name)
    {
        if (name.Any(c => c > 'ÿ'))
        {
            return name;
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(Encoding.Latin1.GetBytes(name));
        }
        catch (DecoderFallbackException)
        {
            return name;
        }
    }

    private static PdfLeaf Leaf(PdfDocument document, int number)
    {
        try
        {
            var page = document.GetPage(number);
            return page.Letters.Count > PdfPages.MostLetters
                ? new PdfLeaf(number, string.Empty, string.Empty, HasAddition: false, IsBroken: true)
                : new PdfLeaf(number, Text(page), Layout(page), page.NumberOfImages > 0 || page.GetAnnotations().Any(note => note.Type != AnnotationType.Link), IsBroken: false);
        }
#pragma warning disable CA1031 // As above; the other pages may be sound.
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return new PdfLeaf(number, string.Empty, string.Empty, HasAddition: false, IsBroken: true);
        }
#pragma warning restore CA1031
    }

    private static string Text(Page page)
    {
        var text = new StringBuilder(page.Letters.Count);
        foreach (var c in page.Letters.SelectMany(letter => letter.Value).Where(c => !char.IsWhiteSpace(c)))
        {
            text.Append(c);
        }

        return text.ToString();
    }

    private static string Layout(Page page)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> place = stackalloc byte[2 * sizeof(int)];
        foreach (var letter in page.Letters)
        {
            BinaryPrimitives.WriteInt32LittleEndian(place, HalfPoints(letter.StartBaseLine.X));
            BinaryPrimitives.WriteInt32LittleEndian(place[sizeof(int)..], HalfPoints(letter.StartBaseLine.Y));
            digest.AppendData(place);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private static int HalfPoints(double points) => (int)Math.Clamp(Math.Floor((points * 2) + 0.5), int.MinValue, int.MaxValue);
}
