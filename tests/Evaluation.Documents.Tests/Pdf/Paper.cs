using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Evaluation.Documents.Tests.Pdf;

/// <summary>Reads printed paper back.</summary>
internal static class Paper
{
    public static string Squeezed(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    /// <summary>All characters of a page in the order they were written.</summary>
    public static string Text(Page page) => Squeezed(string.Concat(page.Letters.Select(letter => letter.Value)));

    /// <summary>The text of the pages without what stands at their edges.</summary>
    public static string Running(PdfDocument paper, params string[] furniture)
    {
        var text = new StringBuilder();
        foreach (var page in paper.GetPages())
        {
            var said = Text(page).Replace($"—{page.Number - 2}—", string.Empty, StringComparison.Ordinal);
            text.Append(furniture.Aggregate(said, (rest, mark) => rest.Replace(Squeezed(mark), string.Empty, StringComparison.Ordinal)));
        }

        return text.ToString();
    }

    /// <summary>The alternative texts of all elements of the structure tree that have this role.</summary>
    public static List<string> Alternatives(PdfDocument paper, string role)
    {
        var found = new List<string>();
        Walk(paper, paper.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"], role, found);
        return found;
    }

    private static void Walk(PdfDocument paper, IToken token, string role, List<string> found)
    {
        if (token is IndirectReferenceToken reference)
        {
            token = paper.Structure.GetObject(reference.Data).Data;
        }

        if (token is ArrayToken array)
        {
            foreach (var item in array.Data)
            {
                Walk(paper, item, role, found);
            }
        }

        if (token is not DictionaryToken element)
        {
            return;
        }

        if (element.Data.TryGetValue("S", out var name) && name is NameToken { Data: var said } && said == role && element.Data.TryGetValue("Alt", out var alternative))
        {
            found.Add(alternative switch
            {
                HexToken hex => hex.Data,
                StringToken text => text.Data,
                _ => string.Empty,
            });
        }

        if (element.Data.TryGetValue("K", out var kids))
        {
            Walk(paper, kids, role, found);
        }
    }
}
