using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>Reads the sheets of a workbook as texts: 0.9 shown as a percentage is 90%, a date is 2022-03-01, a formula its last result.</summary>
/// <remarks>Element by element: a tree of the file takes a hundred times its length.</remarks>
internal sealed partial class GridReading
{
    public const int MostRows = 3_000;
    public const int MostColumns = 100;
    private const int MostCharacters = 2_000_000;

    private readonly List<string> _shared = [];
    private readonly List<string> _formats = [];
    private readonly StringBuilder _text = new();
    private readonly int _mostRows;
    private int _characters;
    private CellContent _content;

    private GridReading(int mostRows) => _mostRows = mostRows;

    /// <summary>The sheets in their order.</summary>
    /// <param name="content">Checked by the guard of archives before.</param>
    /// <param name="mostRows">Rows of a sheet.</param>
    /// <exception cref="InvalidDataException">More than anybody needs; the message is for the person.</exception>
    public static IReadOnlyList<Grid> Read(Stream content, int mostRows = MostRows)
    {
        using var document = SpreadsheetDocument.Open(content, isEditable: false, new OpenSettings { AutoSave = false });
        var book = document.WorkbookPart ?? throw new InvalidDataException("文件里没有工作表。");
        var reading = new GridReading(mostRows);
        reading.ReadShared(book.SharedStringTablePart);
        reading.ReadFormats(book.WorkbookStylesPart);
        var grids = new List<Grid>();
        foreach (var (name, id) in Sheets(book))
        {
            if (book.GetPartById(id) is WorksheetPart part)
            {
                grids.Add(new Grid(name.Trim(), grids.Count + 1, reading.Rows(part)));
            }
        }

        return grids;
    }

    private static XmlReader Open(OpenXmlPart part) => XmlReader.Create(
        part.GetStream(FileMode.Open, FileAccess.Read), new XmlReaderSettings { CloseInput = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true });

    /// <summary>Names and parts of the sheets, in their order.</summary>
    private static List<(string Name, string Id)> Sheets(WorkbookPart book)
    {
        var (sheets, seen) = (new List<(string, string)>(), new HashSet<string>(StringComparer.Ordinal));
        using var reader = Open(book);
        while (reader.Read())
        {
            if (IsStart(reader, "sheet") && Relation(reader) is { } id && seen.Add(id))
            {
                sheets.Add((reader.GetAttribute("name") ?? string.Empty, id));
            }
        }

        return sheets;
    }

    /// <summary>The r:id of the element, whichever edition of the format its name space belongs to.</summary>
    private static string? Relation(XmlReader reader) =>
        reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? reader.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    private void ReadShared(SharedStringTablePart? part)
    {
        if (part is null)
        {
            return;
        }

        using var reader = Open(part);
        while (reader.Read())
        {
            if (IsStart(reader, "si"))
            {
                _shared.Add(Plain(reader));
            }
        }
    }

    /// <summary>The number format of every cell style.</summary>
    private void ReadFormats(WorkbookStylesPart? part)
    {
        if (part is null)
        {
            return;
        }

        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        var isOfCells = false;
        using var reader = Open(part);
        while (reader.Read())
        {
            if (IsStart(reader, "numFmt") && reader.GetAttribute("numFmtId") is { } number)
            {
                own.TryAdd(number, reader.GetAttribute("formatCode") ?? string.Empty);
            }
            else if (reader.LocalName == "cellXfs")
            {
                isOfCells = reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            }
            else if (isOfCells && IsStart(reader, "xf"))
            {
                _formats.Add(Format(reader.GetAttribute("numFmtId") ?? string.Empty, own));
            }
        }
    }

    private static string Format(string id, Dictionary<string, string> own) => own.TryGetValue(id, out var code) ? code : Whole(id) switch
    {
        9 or 10 => "0%",
        (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) => "yyyy-mm-dd",
        _ => string.Empty,
    };

    private static int? Whole(string? digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static bool IsStart(XmlReader reader, string name) => reader.NodeType == XmlNodeType.Element && reader.LocalName == name;

    private List<GridRow> Rows(WorksheetPart part)
    {
        var rows = new List<GridRow>();
        var (number, column) = (0, 0);
        var (cells, special) = (new Dictionary<int, string>(), (Dictionary<int, CellContent>?)null);
        using var reader = Open(part);
        while (reader.Read())
        {
            if (IsStart(reader, "row"))
            {
                Keep(rows, number, cells, special);
                number = Whole(reader.GetAttribute("r")) is { } written and > 0 ? written : number + 1;
                (column, cells, special) = (0, cells.Count == 0 ? cells : [], null);
            }
            else if (IsStart(reader, "c"))
            {
                column = reader.GetAttribute("r") is { } reference ? Column(reference) : column + 1;
                Add(cells, column, Cell(reader));
                if (_content != CellContent.Typed)
                {
                    (special ??= [])[column] = _content;
                }
            }
        }

        Keep(rows, number, cells, special);
        return rows;
    }

    private void Keep(List<GridRow> rows, int number, Dictionary<int, string> cells, Dictionary<int, CellContent>? special)
    {
        if (cells.Count == 0)
        {
            return;
        }

        if (number > _mostRows)
        {
            throw new InvalidDataException(FormattableString.Invariant($"工作表超过{_mostRows}行，请删去多余的行。"));
        }

        rows.Add(new GridRow(number, cells) { Special = special });
    }

    private void Add(Dictionary<int, string> cells, int column, string? text)
    {
        if (text is not { Length: > 0 } || text.AsSpan().Trim().IsEmpty)
        {
            return;
        }

        if (column is < 1 or > MostColumns)
        {
            throw new InvalidDataException(FormattableString.Invariant($"工作表超过{MostColumns}列，请删去多余的列。"));
        }

        if ((_characters += text.Length) > MostCharacters)
        {
            throw new InvalidDataException("工作簿里的文字太多。请检查是否选错了文件。");
        }

        cells[column] = text;
    }

    /// <summary>The text of the cell the reader stands on.</summary>
    private string? Cell(XmlReader reader)
    {
        var (type, style) = (reader.GetAttribute("t"), Whole(reader.GetAttribute("s")) ?? 0);
        var (value, inline) = ((string?)null, (string?)null);
        var depth = reader.Depth;
        _content = type == "e" ? CellContent.Error : CellContent.Typed;
        if (reader.IsEmptyElement)
        {
            return null;
        }

        while (reader.Read() && reader.Depth > depth)
        {
            if (IsStart(reader, "v"))
            {
                value ??= Inner(reader);
            }
            else if (IsStart(reader, "f"))
            {
                _content |= CellContent.Formula;
            }
            else if (IsStart(reader, "is"))
            {
                inline ??= Plain(reader);
            }
        }

        return type switch
        {
            "inlineStr" => inline,
            _ when value is not { Length: > 0 } => null,
            "s" => Whole(value) is { } index && index < _shared.Count ? _shared[index] : null,
            "b" => value == "1" ? "是" : "否",
            "str" or "e" or "d" => Unescape(value),
            _ => Number(value, style),
        };
    }

    /// <summary>Adds the text directly in the element the reader stands on.</summary>
    private void Gather(XmlReader reader)
    {
        var depth = reader.Depth;
        while (!reader.IsEmptyElement && reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && reader.Depth == depth + 1)
            {
                _text.Append(reader.Value);
            }
        }
    }

    private string Inner(XmlReader reader)
    {
        _text.Clear();
        Gather(reader);
        return _text.ToString();
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

    /// <summary>Text of the element the reader stands on, without phonetic readings.</summary>
    private string Plain(XmlReader reader)
    {
        var depth = reader.Depth;
        var phonetic = int.MaxValue;
        _text.Clear();
        while (!(reader.IsEmptyElement && reader.Depth == depth) && reader.Read() && reader.Depth > depth)
        {
            phonetic = reader.Depth > phonetic ? phonetic : IsStart(reader, "rPh") && !reader.IsEmptyElement ? reader.Depth : int.MaxValue;
            if (phonetic == int.MaxValue && IsStart(reader, "t"))
            {
                Gather(reader);
            }
        }

        return Unescape(_text.ToString());
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
