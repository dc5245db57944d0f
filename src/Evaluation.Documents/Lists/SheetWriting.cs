using System.Globalization;
using System.Xml;

namespace Evaluation.Documents.Lists;

/// <summary>Writes one sheet, cell by cell.</summary>
internal sealed class SheetWriting(StreamWriter part, ListSheet sheet)
{
    private const int HeadHeight = 36;
    private const int RowHeight = 21;

    /// <summary>What a spreadsheet can hold: in points, in letters of a cell, in letters of a head or foot with its codes.</summary>
    private const int HighestRow = 409;
    private const int LongestText = 32_767;
    private const int LongestHead = 255;

    private const string PageNumber = "&R第 &P 页，共 &N 页";

    private readonly string[] letters = [.. sheet.Columns.Select((_, index) => Letters(index))];
    private readonly int[] styles = [.. sheet.Columns.Select(column => column.HasTwoDecimals ? ListStyles.Points : sheet.WrapsText ? ListStyles.Wrapped : ListStyles.Plain)];

    /// <summary>The list with its head, from the first column on.</summary>
    public static string Range(ListSheet sheet, int columns) => FormattableString.Invariant($"$A$1:${Letters(columns - 1)}${sheet.RowCount + 1}");

    public void Write(string title, string foot, CancellationToken cancellationToken)
    {
        Start();
        Head();
        var number = 1;
        foreach (var row in sheet.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Row(++number, row);
        }

        End(title, foot);
    }

    private void Start()
    {
        part.Write($"""<worksheet xmlns="{ListWorkbook.Main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane """);
        part.Write(sheet.FixedColumns > 0
            ? FormattableString.Invariant($"""xSplit="{sheet.FixedColumns}" ySplit="1" topLeftCell="{letters[sheet.FixedColumns]}2" activePane="bottomRight" """)
            : """ySplit="1" topLeftCell="A2" activePane="bottomLeft" """);
        part.Write("""state="frozen"/></sheetView></sheetViews>""");
        part.Write(FormattableString.Invariant($"""<sheetFormatPr defaultRowHeight="{RowHeight}" customHeight="1"/><cols>"""));
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            part.Write(FormattableString.Invariant($"""<col min="{column + 1}" max="{column + 1}" width="{sheet.Columns[column].Width}" customWidth="1"/>"""));
        }

        part.Write("</cols><sheetData>");
    }

    private void Head()
    {
        part.Write(FormattableString.Invariant($"""<row r="1" ht="{HeadHeight}" customHeight="1">"""));
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            Text(column, 1, ListStyles.Head, sheet.Columns[column].Title);
        }

        part.Write("</row>");
    }

    private void Row(int number, object?[] row)
    {
        part.Write("<row r=\"");
        Number(number);
        part.Write(sheet.WrapsText ? FormattableString.Invariant($"\" ht=\"{Math.Min(RowHeight * Lines(row), HighestRow)}\" customHeight=\"1\">") : "\">");
        for (var column = 0; column < row.Length; column++)
        {
            switch (row[column])
            {
                case null:
                    break;
                case string text:
                    Text(column, number, styles[column], text);
                    break;
                case decimal figure:
                    Figure(column, number, figure);
                    break;
                case int figure:
                    Figure(column, number, figure);
                    break;
                case var other:
                    throw new ArgumentException($"A list holds no {other.GetType()}.", nameof(row));
            }
        }

        part.Write("</row>");
    }

    /// <summary>Lines of the longest text: not every program finds the height of a row by itself.</summary>
    private int Lines(object?[] row) => row.Select((cell, column) => cell is string text
        ? (int)Math.Ceiling(text.Sum(letter => char.IsAscii(letter) ? 1 : 2) / sheet.Columns[column].Width) : 1).DefaultIfEmpty(1).Max();

    private void End(string title, string foot)
    {
        part.Write("</sheetData>");
        if (sheet.HasFilter)
        {
            part.Write($"""<autoFilter ref="{Range(sheet, sheet.Columns.Count).Replace("$", string.Empty, StringComparison.Ordinal)}"/>""");
        }

        part.Write("""<printOptions horizontalCentered="1" gridLines="1"/><pageMargins left="0.4" right="0.4" top="0.9" bottom="0.6" header="0.4" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter scaleWithDoc="0"><oddHeader>""");

        // Bold after the size: a title that begins with a year would make the size longer.
        Escaped("&C&16&B" + Literal(title, LongestHead - "&C&16&B".Length));
        part.Write("</oddHeader><oddFooter>");
        Escaped("&L" + Literal(foot, LongestHead - "&L".Length - PageNumber.Length) + PageNumber);
        part.Write("</oddFooter></headerFooter></worksheet>");
    }

    private void Text(int column, int row, int style, string text)
    {
        Place(column, row, style);
        part.Write(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        Escaped(Cut(text, LongestText));
        part.Write("</t></is></c>");
    }

    private void Figure(int column, int row, decimal figure)
    {
        Place(column, row, styles[column]);
        part.Write("><v>");
        Number(figure);
        part.Write("</v></c>");
    }

    private void Place(int column, int row, int style)
    {
        part.Write("<c r=\"");
        part.Write(letters[column]);
        Number(row);
        part.Write("\" s=\"");
        Number(style);
        part.Write('"');
    }

    private void Number<T>(T number)
        where T : ISpanFormattable
    {
        Span<char> digits = stackalloc char[40];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        part.Write(digits[..length]);
    }

    /// <summary>Signs of XML as entities; what XML cannot hold is left out.</summary>
    private void Escaped(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            var entity = text[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => isPair || XmlConvert.IsXmlChar(text[at]) ? null : string.Empty };
            if (entity is not null)
            {
                part.Write(text.AsSpan(start, at - start));
                part.Write(entity);
                start = at + 1;
            }

            at += isPair ? 1 : 0;
        }

        part.Write(text.AsSpan(start));
    }

    /// <summary>In heads and feet of pages a single &amp; begins a code, also one that was cut in two.</summary>
    private static string Literal(string text, int longest)
    {
        var literal = Cut(text.Replace("&", "&&", StringComparison.Ordinal), longest);
        return literal[..^((literal.Length - literal.TrimEnd('&').Length) % 2)];
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
