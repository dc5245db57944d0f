using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>Comments on cells: their text in one part, the boxes they stand in as drawings in another, as spreadsheets want both.</summary>
internal static class CellComments
{
    private const string Author = "部门整体支出绩效自评";
    private const int FirstShape = 1025;
    private const int WordsPerLine = 22;
    private static readonly XNamespace V = "urn:schemas-microsoft-com:vml";
    private static readonly XNamespace O = "urn:schemas-microsoft-com:office:office";
    private static readonly XNamespace X = "urn:schemas-microsoft-com:office:excel";

    /// <summary>Writes the comments of a new sheet; the id of their drawing part.</summary>
    public static string Write(WorksheetPart sheet, IReadOnlyList<(int Row, int Column, string Text)> notes)
    {
        var part = sheet.AddNewPart<WorksheetCommentsPart>("comments");
        part.Comments = new Comments(new Authors(new Author(Author)), new CommentList(notes.Select(note => Of(BookSheet.At(note.Row, note.Column), note.Text, author: 0))));
        var drawing = sheet.AddNewPart<VmlDrawingPart>("drawing");
        var root = Root();
        root.Add(notes.Select((note, index) => Box(note.Row, note.Column, note.Text, FirstShape + index)));
        Save(drawing, root);
        return sheet.GetIdOfPart(drawing);
    }

    /// <summary>Adds comments to a sheet that may have some; a cell's own comment stays below the new words.</summary>
    public static void Add(WorksheetPart sheet, IReadOnlyList<(int Row, int Column, string Text)> notes)
    {
        var part = sheet.WorksheetCommentsPart ?? sheet.AddNewPart<WorksheetCommentsPart>();
        part.Comments ??= new Comments();
        var authors = part.Comments.Authors ??= new Authors();
        authors.Append(new Author(Author));
        var author = (uint)authors.Elements<Author>().Count() - 1;
        var list = part.Comments.CommentList ??= new CommentList();
        var known = list.Elements<Comment>().ToDictionary(comment => comment.Reference?.Value ?? string.Empty, StringComparer.OrdinalIgnoreCase);
        var drawing = Drawing(sheet);
        var root = Read(drawing);
        var shape = FirstShape + root.Descendants(V + "shape").Count() + 5_000;
        foreach (var (row, column, text) in notes)
        {
            var reference = BookSheet.At(row, column);
            var before = known.TryGetValue(reference, out var old) ? old.CommentText?.InnerText : null;
            old?.Remove();
            list.Append(Of(reference, before is { Length: > 0 } ? $"{text}\n————\n{before}" : text, author));
            if (old is null)
            {
                root.Add(Box(row, column, text, shape++));
            }
        }

        Save(drawing, root);
        part.Comments.Save();
    }

    private static Comment Of(string reference, string text, uint author) => new(
        new CommentText(new Run(new RunProperties(new FontSize { Val = 9 }, new RunFont { Val = "宋体" }), new Text(text) { Space = SpaceProcessingModeValues.Preserve })))
    {
        Reference = reference, AuthorId = author,
    };

    private static VmlDrawingPart Drawing(WorksheetPart sheet)
    {
        var worksheet = sheet.Worksheet ?? throw new InvalidDataException("The sheet has no content.");
        if (worksheet.GetFirstChild<LegacyDrawing>()?.Id?.Value is { } id && sheet.TryGetPartById(id, out var found) && found is VmlDrawingPart known)
        {
            return known;
        }

        worksheet.RemoveAllChildren<LegacyDrawing>();
        var drawing = sheet.AddNewPart<VmlDrawingPart>();
        worksheet.AddChild(new LegacyDrawing { Id = sheet.GetIdOfPart(drawing) }, throwOnError: false);
        return drawing;
    }

    private static XElement Read(VmlDrawingPart drawing)
    {
        using var content = drawing.GetStream(FileMode.OpenOrCreate, FileAccess.Read);
        if (content.Length == 0)
        {
            return Root();
        }

        using var reader = System.Xml.XmlReader.Create(content, new System.Xml.XmlReaderSettings { DtdProcessing = System.Xml.DtdProcessing.Prohibit, XmlResolver = null });
        return XElement.Load(reader);
    }

    private static void Save(VmlDrawingPart drawing, XElement root)
    {
        using var content = new MemoryStream();
        root.Save(content, SaveOptions.DisableFormatting);
        content.Position = 0;
        drawing.FeedData(content);
    }

    private static XElement Root() => new(
        "xml",
        new XAttribute(XNamespace.Xmlns + "v", V.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "o", O.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "x", X.NamespaceName),
        new XElement(O + "shapelayout", new XAttribute(V + "ext", "edit"), new XElement(O + "idmap", new XAttribute(V + "ext", "edit"), new XAttribute("data", "1"))),
        new XElement(
            V + "shapetype",
            new XAttribute("id", "_x0000_t202"), new XAttribute("coordsize", "21600,21600"), new XAttribute(O + "spt", "202"), new XAttribute("path", "m,l,21600r21600,l21600,xe"),
            new XElement(V + "stroke", new XAttribute("joinstyle", "miter")),
            new XElement(V + "path", new XAttribute("gradientshapeok", "t"), new XAttribute(O + "connecttype", "rect"))));

    private static XElement Box(int row, int column, string text, int id)
    {
        var lines = text.Split('\n').Sum(line => 1 + (line.Length / WordsPerLine)) + 1;
        return new XElement(
            V + "shape",
            new XAttribute("id", "_x0000_s" + id.ToString(CultureInfo.InvariantCulture)), new XAttribute("type", "#_x0000_t202"),
            new XAttribute("style", "position:absolute;visibility:hidden"), new XAttribute("fillcolor", "#ffffe1"), new XAttribute(O + "insetmode", "auto"),
            new XElement(V + "fill", new XAttribute("color2", "#ffffe1")),
            new XElement(V + "textbox"),
            new XElement(
                X + "ClientData",
                new XAttribute("ObjectType", "Note"),
                new XElement(X + "MoveWithCells"),
                new XElement(X + "SizeWithCells"),
                new XElement(X + "Anchor", string.Create(CultureInfo.InvariantCulture, $"{column}, 12, {row - 1}, 4, {column + 3}, 12, {row - 1 + lines}, 4")),
                new XElement(X + "AutoFill", "False"),
                new XElement(X + "Row", (row - 1).ToString(CultureInfo.InvariantCulture)),
                new XElement(X + "Column", (column - 1).ToString(CultureInfo.InvariantCulture))));
    }
}
