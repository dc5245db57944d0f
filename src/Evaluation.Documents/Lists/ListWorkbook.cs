using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Evaluation.Documents.Archives;

namespace Evaluation.Documents.Lists;

/// <summary>
/// Writes lists as .xlsx while their rows are read, so that a long list takes no more memory than a short one. Texts are text cells, never
/// formulas; the same rows give the same bytes.
/// </summary>
/// <param name="title">Printed above every page.</param>
/// <param name="foot">Printed below every page, beside its number.</param>
public sealed class ListWorkbook(string title, string foot, IReadOnlyList<ListSheet> sheets)
{
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/";
    private const string Offices = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>The space of a workbook's parts.</summary>
    internal static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = Offices;

    /// <param name="target">Written from start to end; need not be seekable.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public void Write(Stream target, CancellationToken cancellationToken)
    {
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, "[Content_Types].xml", ContentTypes());
        Add(archive, "_rels/.rels", Related(("workbook", "officeDocument", "xl/workbook.xml")));
        Add(archive, "xl/workbook.xml", Book());
        Add(archive, "xl/_rels/workbook.xml.rels", Related([
            .. sheets.Select((_, index) => ($"sheet{index + 1}", "worksheet", $"worksheets/sheet{index + 1}.xml")), ("styles", "styles", "styles.xml")]));
        Add(archive, "xl/styles.xml", ListStyles.Part());
        for (var index = 0; index < sheets.Count; index++)
        {
            using var part = Open(archive, $"xl/worksheets/sheet{index + 1}.xml");
            new SheetWriting(part, sheets[index]).Write(title, foot, cancellationToken);
        }
    }

    private XElement ContentTypes()
    {
        XNamespace space = Packages + "content-types";
        return new XElement(
            space + "Types",
            new XElement(space + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            new XElement(space + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
            Override("workbook.xml", "sheet.main"),
            Override("styles.xml", "styles"),
            sheets.Select((_, index) => Override($"worksheets/sheet{index + 1}.xml", "worksheet")));

        XElement Override(string part, string type) => new(space + "Override", new XAttribute("PartName", "/xl/" + part), new XAttribute("ContentType", $"{Types}{type}+xml"));
    }

    private static XElement Related(params IEnumerable<(string Id, string Type, string Part)> parts)
    {
        XNamespace space = Packages + "relationships";
        return new XElement(space + "Relationships", parts.Select(part => new XElement(
            space + "Relationship", new XAttribute("Id", part.Id), new XAttribute("Type", $"{Offices}/{part.Type}"), new XAttribute("Target", part.Part))));
    }

    private XElement Book() => new(
        Main + "workbook",
        new XAttribute(XNamespace.Xmlns + "r", Relations),
        new XElement(Main + "sheets", sheets.Select((sheet, index) => new XElement(
            Main + "sheet", new XAttribute("name", sheet.Name), new XAttribute("sheetId", index + 1), new XAttribute(Relations + "id", $"sheet{index + 1}")))),
        new XElement(Main + "definedNames", sheets.SelectMany(Names)));

    private static IEnumerable<XElement> Names(ListSheet sheet, int index)
    {
        if (sheet.HasFilter)
        {
            yield return Name("_FilterDatabase", SheetWriting.Range(sheet, sheet.Columns.Count), new XAttribute("hidden", "1"));
        }

        if (sheet.PrintedColumns is { } printed)
        {
            yield return Name("Print_Area", SheetWriting.Range(sheet, printed));
        }

        yield return Name("Print_Titles", "$1:$1");

        XElement Name(string name, string range, params IReadOnlyList<XAttribute> more) => new(
            Main + "definedName", new XAttribute("name", "_xlnm." + name), new XAttribute("localSheetId", index), more, $"'{sheet.Name}'!{range}");
    }

    private static void Add(ZipArchive archive, string name, XElement root)
    {
        using var part = Open(archive, name);
        root.Save(part, SaveOptions.DisableFormatting);
    }

    private static StreamWriter Open(ZipArchive archive, string name) =>
        new(archive.CreateEntry(name, CompressionLevel.Fastest).At(EntryTime.Earliest).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024);
}
