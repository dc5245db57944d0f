using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;
using Evaluation.Documents.Word.Returns;
using Lock = DocumentFormat.OpenXml.Wordprocessing.Lock;

namespace Evaluation.Documents.Word;

/// <summary>
/// In a file that comes back: each text of the unit is a block with its section's name, everything else is locked, and figures are bound
/// to the list of figures beside the text. In a file that does not come back nothing is bound.
/// </summary>
/// <param name="report">The report the file belongs to; its title and its tables are found again when the file comes back.</param>
internal sealed class FigureBindings(bool isBound, Report? report = null)
{
    public const string SectionTag = "section/";
    public static readonly XNamespace Namespace = "urn:evaluation:figures";

    /// <summary>Longest tag Word takes.</summary>
    private const int LongestTag = 64;
    private const string Store = "{5E1FE7A0-0B5C-4C6B-9E57-6D0F3A1B2C01}";

    private readonly List<(string Key, string Text)> figures = [];
    private readonly Dictionary<(string Key, string Text), int> numbers = [];
    private int controls;

    /// <summary>A locked control for a figure; null for words, and where nothing is bound.</summary>
    public OpenXmlElement? Of(Inline inline)
    {
        var key = inline is Inline.Figure figure ? figure.Fact : inline.Chip;
        if (!isBound || key is null || key.Length > LongestTag || inline.Text.Contains('\n', StringComparison.Ordinal))
        {
            return null;
        }

        var one = (key, PressText.Clean(inline.Text));
        if (!numbers.TryGetValue(one, out var number))
        {
            figures.Add(one);
            numbers[one] = number = figures.Count;
        }

        return new SdtRun(
            new SdtProperties(
                new SdtAlias { Val = "系统数字，不能修改" },
                new Lock { Val = LockingValues.SdtContentLocked },
                new DataBinding
                {
                    PrefixMappings = $"xmlns:f='{Namespace}'",
                    XPath = FormattableString.Invariant($"/f:figures[1]/f:figure[{number}]"),
                    StoreItemId = Store,
                },
                Id(),
                new Tag { Val = key },
                new SdtContentText()),
            new SdtContentRun(WordText.Run(inline.Text, "Figure")));
    }

    /// <summary>Elements of one section in one block; what lies between in locked blocks.</summary>
    public IEnumerable<OpenXmlElement> Sectioned(IEnumerable<(OwnWords? Own, OpenXmlElement Element)> written)
    {
        if (!isBound)
        {
            foreach (var (_, element) in written)
            {
                yield return element;
            }

            yield break;
        }

        List<OpenXmlElement> group = [];
        OwnWords? open = null;
        foreach (var (own, element) in written)
        {
            if (own != open && group.Count > 0)
            {
                yield return Block(open, group);
                group.Clear();
            }

            open = own;
            group.Add(element);
        }

        if (group.Count > 0)
        {
            yield return Block(open, group);
        }
    }

    /// <summary>Writes the list of figures the controls are bound to.</summary>
    public void Keep(MainDocumentPart main)
    {
        if (!isBound)
        {
            return;
        }

        var part = main.AddCustomXmlPart(CustomXmlPartType.CustomXml, "figures");
        Save(part, new XElement(
            Namespace + "figures",
            report is null ? null : new XAttribute("report", PressText.Clean(report.Properties.Title)),
            figures.Select(figure => new XElement(Namespace + "figure", new XAttribute("key", figure.Key), figure.Text)),
            report is null ? null : TableText.Of(report).Select(Table)));
        XNamespace store = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
        Save(part.AddNewPart<CustomXmlPropertiesPart>("figures-id"), new XElement(
            store + "datastoreItem",
            new XAttribute(XNamespace.Xmlns + "ds", store),
            new XAttribute(store + "itemID", Store),
            new XElement(store + "schemaRefs", new XElement(store + "schemaRef", new XAttribute(store + "uri", Namespace.NamespaceName)))));
    }

    /// <summary>A table beside the text, as it was handed out; null when it has no rows or places that are none.</summary>
    public static TableText? Table(XElement table)
    {
        var rows = table.Elements(Namespace + "row").Select(row => (IReadOnlyDictionary<int, string>)row.Elements(Namespace + "cell")
            .Select(cell => (Column: int.TryParse((string?)cell.Attribute("column"), NumberStyles.None, CultureInfo.InvariantCulture, out var column) ? column : 0, Text: cell.Value))
            .DistinctBy(cell => cell.Column).ToDictionary(cell => cell.Column, cell => cell.Text)).ToList();
        return rows.Count == 0 ? null : new TableText(rows);
    }

    private static XElement Table(TableText table) => new(
        Namespace + "table",
        table.Rows.Select(row => new XElement(
            Namespace + "row", row.Select(cell => new XElement(Namespace + "cell", new XAttribute("column", cell.Key), cell.Value)))));

    private SdtBlock Block(OwnWords? own, List<OpenXmlElement> elements)
    {
        var content = new SdtContentBlock();
        for (var index = 0; index < elements.Count; index++)
        {
            if (index > 0 && elements[index] is Table && elements[index - 1] is Table)
            {
                content.Append(WordPage.Boundary());
            }

            content.Append(elements[index]);
        }

        return own is null
            ? new SdtBlock(new SdtProperties(new SdtAlias { Val = "系统生成，不能修改" }, new Lock { Val = LockingValues.SdtContentLocked }, Id()), content)
            : new SdtBlock(
                new SdtProperties(
                    new SdtAlias { Val = "可修改：" + own.Label },
                    new Lock { Val = LockingValues.SdtLocked },
                    Id(),
                    new Tag { Val = SectionTag + own.Section }),
                content);
    }

    private SdtId Id() => new() { Val = ++controls };

    private static void Save(OpenXmlPart part, XElement root)
    {
        using var target = part.GetStream(FileMode.Create);
        using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        root.Save(writer, SaveOptions.DisableFormatting);
    }
}
