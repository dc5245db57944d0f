using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>Reads the sheets of a workbook as texts: 0.9 shown as a percentage is 90%, a date is 2022-03-01, a formula its last result.</summary>
internal sealed partial class GridReading
{
    public const int MostRows = 3_000;
    public const int MostColumns = 100;
    private const int MostCharacters = 2_000_000;

    private readonly List<string> _shared = [];
    private readonly List<string> _formats = [];
    private int _characters;

    private GridReading()
    {
    }

    /// <summary>The sheets in their order.</summary>
    /// <exception cref="InvalidDataException">More than a framework can need; the message is for the person.</exception>
    public static IReadOnlyList<Grid> Read(Stream content)
    {
        using var document = SpreadsheetDocument.Open(content, isEditable: false, new OpenSettings { AutoSave = false });
        var book = document.WorkbookPart ?? throw new InvalidDataException("文件里没有工作表。");
        var reading = new GridReading();
        reading.ReadShared(book.SharedStringTablePart);
        reading.ReadFormats(book.WorkbookStylesPart);
        var sheets = book.Workbook?.Sheets?.Elements<Sheet>().ToList() ?? [];
        return [.. sheets.Select((sheet, index) => book.GetPartById(sheet.Id?.Value ?? string.Empty) is WorksheetPart part
            ? new Grid((sheet.Name?.Value ?? string.Empty).Trim(), index + 1, reading.Rows(part))
            : null).OfType<Grid>()];
    }

    private void ReadShared(SharedStringTablePart? part)
    {
        if (part is null)
        {
            return;
        }

        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
            {
                _shared.Add(Plain((SharedStringItem)reader.LoadCurrentElement()!));
            }
        }
    }

    /// <summary>The number format of every cell style.</summary>
    private void ReadFormats(WorkbookStylesPart? part)
    {
        var sheet = part?.Stylesheet;
        var own = sheet?.NumberingFormats?.Elements<NumberingFormat>()
            .GroupBy(format => format.NumberFormatId?.Value ?? 0).ToDictionary(format => format.Key, format => format.First().FormatCode?.Value ?? string.Empty) ?? [];
        foreach (var format in sheet?.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = format.NumberFormatId?.Value ?? 0;
            _formats.Add(own.TryGetValue(id, out var code) ? code : id switch
            {
                9 or 10 => "0%",
                (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) => "yyyy-mm-dd",
                _ => string.Empty,
            });
        }
    }

    private List<GridRow> Rows(WorksheetPart part)
    {
        var rows = new List<GridRow>();
        var number = 0;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
            {
                continue;
            }

            var row = (Row)reader.LoadCurrentElement()!;
            number = (int)(row.RowIndex?.Value ?? (uint)(number + 1));
            var cells = Cells(row);
            if (cells.Count == 0)
            {
                continue;
            }

            if (number > MostRows)
            {
                throw new InvalidDataException(FormattableString.Invariant($"工作表超过{MostRows}行，请删去多余的行。"));
            }

            rows.Add(new GridRow(number, cells));
        }

        return rows;
    }

    private Dictionary<int, string> Cells(Row row)
    {
        var cells = new Dictionary<int, string>();
        var column = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            column = cell.CellReference?.Value is { } reference ? Column(reference) : column + 1;
            if (Text(cell) is not { Length: > 0 } text || text.AsSpan().Trim().IsEmpty)
            {
                continue;
            }

            if (column is < 1 or > MostColumns)
            {
                throw new InvalidDataException(FormattableString.Invariant($"工作表超过{MostColumns}列，请删去多余的列。"));
            }

            if ((_characters += text.Length) > MostCharacters)
            {
                throw new InvalidDataException("文字太多，不像指标体系。请检查是否选错了文件。");
            }

            cells[column] = text;
        }

        return cells;
    }

    private string? Text(Cell cell)
    {
        var type = cell.DataType?.Value;
        if (type == CellValues.InlineString)
        {
            return cell.InlineString is { } inline ? Plain(inline) : null;
        }

        if (cell.CellValue?.Text is not { Length: > 0 } value)
        {
            return null;
        }

        if (type == CellValues.SharedString)
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _shared.Count ? _shared[index] : null;
        }

        if (type == CellValues.Boolean)
        {
            return value == "1" ? "是" : "否";
        }

        return type == CellValues.String || type == CellValues.Error || type == CellValues.Date
            ? Unescape(value)
            : Number(value, (int)(cell.StyleIndex?.Value ?? 0));
    }

    /// <summary>The number with at most 15 digits, as spreadsheets show it.</summary>
    private string Number(string value, int style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var binary)
            || !decimal.TryParse(binary.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return value;
        }

        var format = style >= 0 && style < _formats.Count ? _formats[style] : string.Empty;
        if (format.Contains('%', StringComparison.Ordinal))
        {
            return (number * 100m).ToString("0.##############", CultureInfo.InvariantCulture) + "%";
        }

        return DateSigns().IsMatch(format) && number is > 0m and < 2_958_466m
            ? new DateOnly(1899, 12, 30).AddDays((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : number.ToString("0.##############", CultureInfo.InvariantCulture);
    }

    /// <summary>Text without phonetic readings.</summary>
    private static string Plain(OpenXmlElement element)
    {
        var text = new StringBuilder();
        foreach (var part in element.Descendants<Text>().Where(part => part.Parent is not PhoneticRun))
        {
            text.Append(part.Text);
        }

        return Unescape(text.ToString());
    }

    /// <summary>_x000A_ in a file of this format is a character by its number.</summary>
    private static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, found => ((char)int.Parse(found.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    private static int Column(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * 26) + (letter - 'A' + 1);
        }

        return column;
    }

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();

    /// <summary>A day or a year outside quoted words and brackets.</summary>
    [GeneratedRegex("^(?:[^\"\\[]|\"[^\"]*\"|\\[[^\\]]*\\])*?[ydYD]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DateSigns();
}
