using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

namespace Evaluation.EndToEnd.Tests;

/// <summary>PDF files: one to hand in, and the words of one that came back.</summary>
internal static partial class Paper
{
    /// <summary>A page as a scanner would send it.</summary>
    public static byte[] Scan()
    {
        var paper = new PdfDocumentBuilder();
        paper.AddPage(PageSize.A4);
        return paper.Build();
    }

    /// <summary>All words of a PDF without white space, so that a line break does not cut a figure.</summary>
    public static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return Blanks().Replace(string.Concat(document.GetPages().Select(page => page.Text)), string.Empty);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
