namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>What a cell of a filing's workbook looks like and whether it may be filled in; the order is that of the styles in the file.</summary>
internal enum BookLook
{
    Plain,
    Heading,
    Note,
    Title,
    Centre,
    Block,
    Money,
    Percent,
    Number,
    Points,

    /// <summary>A figure the program computed when the workbook was written, because no formula of a spreadsheet says it.</summary>
    Told,
    TextInput,
    MoneyInput,
    CountInput,
    NumberInput,
    PointsInput,
    ChoiceInput,
}

/// <summary>What may be typed into a cell; spreadsheets refuse the rest while it is typed.</summary>
internal abstract record BookRule
{
    private protected BookRule()
    {
    }

    public sealed record Numbers(string Least, string Most, bool Whole, string Said) : BookRule;

    public sealed record Words(IReadOnlyList<string> Choices) : BookRule;
}

/// <summary>A cell to write: words, a number, or a formula with its result.</summary>
/// <param name="Text">Words, or the text result of a formula.</param>
/// <param name="Number">Invariant digits.</param>
/// <param name="Formula">Without the sign of equality.</param>
/// <param name="Note">Comment on the cell.</param>
internal sealed record BookCell(BookLook Look, string? Text = null, string? Number = null, string? Formula = null, string? Note = null, BookRule? Rule = null)
{
    public bool IsInput => Look >= BookLook.TextInput;
}

/// <summary>A sheet of the workbook while it is being laid out; rows and columns count from 1.</summary>
internal sealed class BookSheet(string name, IReadOnlyList<int> widths)
{
    private readonly List<Dictionary<int, BookCell>> _rows = [];

    public string Name { get; } = name;

    /// <summary>Width of every column in characters; 0: hidden.</summary>
    public IReadOnlyList<int> Widths { get; } = widths;

    public int FrozenRows { get; init; }

    public int FrozenColumns { get; init; }

    /// <summary>Nobody sees it without a program.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The first row holds keys and is hidden.</summary>
    public bool HasKeyRow { get; init; }

    public bool Landscape { get; init; } = true;

    public List<string> Merged { get; } = [];

    public IReadOnlyList<Dictionary<int, BookCell>> Rows => _rows;

    public int NextRow => _rows.Count + 1;

    public int Add(params IEnumerable<BookCell?> cells)
    {
        var row = new Dictionary<int, BookCell>();
        var column = 0;
        foreach (var cell in cells)
        {
            column++;
            if (cell is not null)
            {
                row[column] = cell;
            }
        }

        _rows.Add(row);
        return _rows.Count;
    }

    public void Put(int row, int column, BookCell cell) => _rows[row - 1][column] = cell;

    /// <summary>A line over all columns.</summary>
    public void Line(string text, BookLook look)
    {
        var row = Add(null, new BookCell(look, text));
        Merged.Add(FormattableString.Invariant($"B{row}:{Frameworks.Place.Letters(Widths.Count)}{row}"));
    }

    /// <summary>F12, as formulas of the same sheet name it.</summary>
    public static string At(int row, int column) => FormattableString.Invariant($"{Frameworks.Place.Letters(column)}{row}");

    /// <summary>'数据表'!F12, as formulas of other sheets name it.</summary>
    public string Reference(int row, int column) => $"'{Name}'!{At(row, column)}";
}
