using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace Evaluation.Documents.Examinations.PdfFiles;

/// <summary>Reads a PDF page by page; runs in the reading process.</summary>
internal static class PdfPages
{
    public const int MostPages = 500;
    internal const int MostLetters = 50_000;

    public static IEnumerable<PdfAnswer> Read(string path)
    {
        var (document, problem) = Open(path);
        using (document)
        {
            if (document is null || document.NumberOfPages > MostPages)
            {
                yield return new PdfAnswer(null, null, problem ?? "pages", IsLast: true);
                yield break;
            }

            yield return new PdfAnswer(document.NumberOfPages, null, null, IsLast: document.NumberOfPages == 0);
            for (var number = 1; number <= document.NumberOfPages; number++)
            {
                yield return new PdfAnswer(null, Page(document, number), null, number == document.NumberOfPages);
            }
        }
    }

    public static PdfAnswer Count(string path)
    {
        var (document, problem) = Open(path);
        using (document)
        {
            return new PdfAnswer(document?.NumberOfPages, null, problem, IsLast: true);
        }
    }

    internal static (PdfDocument? Document, string? Problem) Open(string path)
    {
        try
        {
            return (PdfDocument.Open(path, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, ClipPaths = false }), null);
        }
        catch (PdfDocumentEncryptedException)
        {
            return (null, "encrypted");
        }
#pragma warning disable CA1031 // The parser throws whatever a broken file makes it throw.
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return (null, "broken");
        }
#pragma warning restore CA1031
    }

    private static PdfPageText Page(PdfDocument document, int number)
    {
        try
        {
            var page = document.GetPage(number);
            return new PdfPageText(number, page.Width, page.Height, page.NumberOfImages > 0, IsBroken: page.Letters.Count > MostLetters, Lines(page));
        }
#pragma warning disable CA1031 // As above; the other pages may be sound.
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return new PdfPageText(number, 0, 0, HasImage: false, IsBroken: true, []);
        }
#pragma warning restore CA1031
    }

    private static IReadOnlyList<PdfLine> Lines(Page page)
    {
        if (page.Letters.Count > MostLetters)
        {
            return [];
        }

        // Turned text is a watermark or a stamp.
        var letters = page.Letters.Where(letter => letter.TextOrientation == TextOrientation.Horizontal && letter.Value.Length > 0)
            .Select(PdfLetter.Of).ToList();
        var (cells, rest) = RuledTables.Read(page, letters);
        return [.. cells.Concat(LetterLines.Read(rest)).OrderByDescending(line => line.Baseline).ThenBy(line => line.Left)];
    }
}
