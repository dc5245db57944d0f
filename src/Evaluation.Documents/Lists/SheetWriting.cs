using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Lists;

/// <summary>Writes one sheet: what it says once as elements of the format, its cells one by one, since an element for each would take half as long again.</summary>
internal sealed partial class SheetWriting(XmlWriter writer, ListSheet sheet)
{
    private const int HeadHeight = 36;
    private const int RowHeight = 21;

    /// <summary>What a spreadsheet can hold: in points, in letters of a cell, in letters of a head or foot with its codes.</summary>
    private const int HighestRow = 409;
    private const int LongestText = 32_767;
    private const int LongestHead = 255;

    private const string PageNumber = "&R第 &P 页，共 &N 页";

    private static readonly string Main = new Worksheet().NamespaceUri;

    private readonly string[] letters = [.. sheet.Columns.Select((_, index) => Place.Letters(index + 1))];
    private readonly string[] styles = [.. sheet.Columns.Select(column => Digits(column.HasTwoDecimals ? ListStyles.Points : sheet.WrapsText ? ListStyles.Wrapped : ListStyles.Plain))];

    public void Write(string title, string foot, CancellationToken cancellationToken)
    {
        writer.WriteStartElement("worksheet", Main);
        Start();
        writer.WriteStartElement("sheetData", Main);
        Row(1, HeadHeight, [.. sheet.Columns.Select(column => column.Title)], [.. sheet.Columns.Select(_ => Digits(ListStyles.Head))]);
        foreach (var (index, row) in sheet.Rows.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Row(index + 2, sheet.WrapsText ? Math.Min(RowHeight * Lines(row), HighestRow) : null, row, styles);
        }

        writer.WriteEndElement();
        End(title, foot);
        writer.WriteEndElement();
    }

    private void Start()
    {
        Element(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        Element(new SheetViews(new SheetView(new Pane
        {
            HorizontalSplit = sheet.FixedColumns > 0 ? sheet.FixedColumns : null,
            VerticalSplit = 1,
            TopLeftCell = Place.Letters(sheet.FixedColumns + 1) + "2",
            ActivePane = sheet.FixedColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        }) { WorkbookViewId = 0 }));
        Element(new SheetFormatProperties { DefaultRowHeight = RowHeight, CustomHeight = true });
        Element(new Columns(sheet.Columns.Select((column, index) => new Column
        {
            Min = (uint)(index + 1), Max = (uint)(index + 1), Width = column.Width, CustomWidth = true,
        })));
    }

    private void Row(int number, int? height, object?[] row, string[] looks)
    {
        var digits = Digits(number);
        writer.WriteStartElement("row", Main);
        writer.WriteAttributeString("r", digits);
        if (height is { } points)
        {
            writer.WriteAttributeString("ht", Digits(points));
            writer.WriteAttributeString("customHeight", "1");
        }

        for (var column = 0; column < row.Length; column++)
        {
            if (row[column] is { } content)
            {
                Cell(letters[column] + digits, looks[column], content);
            }
        }

        writer.WriteEndElement();
    }

    private void Cell(string reference, string look, object content)
    {
        writer.WriteStartElement("c", Main);
        writer.WriteAttributeString("r", reference);
        writer.WriteAttributeString("s", look);
        switch (content)
        {
            case string text:
                Text(text);
                break;
            case decimal or int:
                writer.WriteElementString("v", Main, Digits((IFormattable)content));
                break;
            default:
                throw new ArgumentException($"A list holds no {content.GetType()}.", nameof(content));
        }

        writer.WriteEndElement();
    }

    private void Text(string text)
    {
        writer.WriteAttributeString("t", "inlineStr");
        writer.WriteStartElement("is", Main);
        writer.WriteStartElement("t", Main);
        if (text.AsSpan().Trim().Length < text.Length)
        {
            writer.WriteAttributeString("xml", "space", null, "preserve");
        }

        writer.WriteString(Writable(Cut(text, LongestText)));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static string Digits(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Lines of the longest text: not every program finds the height of a row by itself.</summary>
    private int Lines(object?[] row) => row.Select((content, column) => content is string text
        ? (int)Math.Ceiling(TextWidth.Of(text) / sheet.Columns[column].Width) : 1).DefaultIfEmpty(1).Max();

    private void End(string title, string foot)
    {
        if (sheet.HasFilter)
        {
            Element(new AutoFilter { Reference = sheet.Range(sheet.Columns.Count).Replace("$", string.Empty, StringComparison.Ordinal) });
        }

        Element(new PrintOptions { HorizontalCentered = true, GridLines = true });
        Element(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.9, Bottom = 0.6, Header = 0.4, Footer = 0.3 });
        Element(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });

        // Bold after the size: a title that begins with a year would make the size longer.
        var above = "&C&16&B" + Literal(title, LongestHead - "&C&16&B".Length);
        var below = "&L" + Literal(foot, LongestHead - "&L".Length - PageNumber.Length) + PageNumber;
        Element(new HeaderFooter(new OddHeader(above), new OddFooter(below)) { ScaleWithDoc = false });
    }

    private void Element(OpenXmlElement element) => element.WriteTo(writer);

    /// <summary>In heads and feet of pages a single &amp; begins a code, also one that was cut in two.</summary>
    private static string Literal(string text, int longest)
    {
        var literal = Cut(Writable(text).Replace("&", "&&", StringComparison.Ordinal), longest);
        return Writable(literal[..^((literal.Length - literal.TrimEnd('&').Length) % 2)]);
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];

    /// <summary>What XML cannot hold is left out; it lies at either end of the characters, where few texts have any.</summary>
    private static string Writable(string text) => text.AsSpan().ContainsAnyInRange('\0', '\x1F') || text.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF')
        ? Unwritable().Replace(text, string.Empty)
        : text;

    [GeneratedRegex("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unwritable();
}
