using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Archives;
using Evaluation.Documents.Frameworks.Workbooks;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>A figure as a rule finds it in the final accounts.</summary>
/// <param name="Kept">The kept text: money in 元; null when there is none.</param>
/// <param name="Place">Sheet and cell; null when not even the cell was found.</param>
/// <param name="Problem">Why there is no figure, for the person who brought the workbook; null when there is one.</param>
public sealed record AccountsFind(string? Kept, string? Place, string? Problem);

/// <summary>The final accounts (决算) of a unit as a workbook, from which rules of the bureau take figures.</summary>
public sealed class AccountsWorkbook
{
    /// <summary>Largest file taken, in bytes.</summary>
    public const int LargestFile = 8 * 1024 * 1024;

    private const int MostRows = 20_000;

    /// <summary>Rows of one name that are looked through; accounts have a few.</summary>
    private const int MostNamesakes = 100;
    private const string Mending = "请用 Excel 或 WPS 打开后另存为 .xlsx 再上传";
    private static readonly ArchiveLimits Limits = new(Entries: 500, Inflated: 96L * 1024 * 1024, Elements: 4_000_000, Mending: Mending);

    private readonly IReadOnlyList<Grid> _grids;

    private AccountsWorkbook(IReadOnlyList<Grid> grids) => _grids = grids;

    public IReadOnlyList<string> Sheets => [.. _grids.Select(grid => grid.Name)];

    /// <summary>The workbook, or why it cannot be read; exactly one is not null.</summary>
    /// <param name="content">Seekable; read from its start.</param>
    public static (AccountsWorkbook? Workbook, string? Problem) Read(Stream content)
    {
        if (content.Length > LargestFile)
        {
            return (null, "文件超过 8 MB，请只保留决算报表后再上传。");
        }

        if (FilingWorkbook.IsOldFormat(content))
        {
            return (null, "这是旧版工作簿（.xls、.et）或加了密码的文件，请用 Excel 或 WPS 打开，取消密码，选择“文件—另存为”，类型选“Excel 工作簿（*.xlsx）”，再上传。");
        }

        if (ArchiveGuard.Problem(content, Limits) is { } problem)
        {
            return (null, problem);
        }

        try
        {
            return (new AccountsWorkbook(GridReading.Read(content, MostRows)), null);
        }
        catch (InvalidDataException tooMuch)
        {
            return (null, tooMuch.Message);
        }
        catch (Exception failure) when (FilingWorkbook.IsDamage(failure))
        {
            return (null, $"文件不能作为 Excel 工作簿读取，{Mending}。");
        }
    }

    /// <summary>What a rule finds for an input.</summary>
    public AccountsFind Find(AccountsRule rule, InputDefinition input)
    {
        if (_grids.FirstOrDefault(grid => Same(grid.Name, rule.Sheet)) is not { } grid)
        {
            return new AccountsFind(null, null, $"没有工作表“{rule.Sheet}”。");
        }

        var (row, column, problem) = rule.Cell is { } cell ? At(cell) : ByHeadings(grid, rule.Row!, rule.Column!);
        if (problem is not null)
        {
            return new AccountsFind(null, null, $"“{grid.Name}”{problem}");
        }

        var place = $"{grid.Name}!{BookSheet.At(row, column)}";
        var line = grid.Rows.FirstOrDefault(line => line.Number == row);
        var text = line?.Text(column).Trim() ?? string.Empty;
        if (text.Length == 0 || line!.Content(column).HasFlag(CellContent.Error))
        {
            return new AccountsFind(null, place, text.Length == 0 ? $"{place}是空的。" : $"{place}是错误值“{text}”。");
        }

        var (value, wrong) = TypedFigure.Read(text, input.Kind, inWan: !rule.InYuan);
        return value is { } figure ? new AccountsFind(TypedFigure.Stored(figure), place, null) : new AccountsFind(null, place, $"{place}：{wrong}");
    }

    /// <summary>A proposed rule: the row that is called as the input is, and the heading over the first figure right of it; null when there is none.</summary>
    public AccountsRule? Propose(InputDefinition input)
    {
        var namesakes = _grids.SelectMany(grid => grid.Rows.SelectMany(row => row.Cells.Where(cell => Same(cell.Value, input.Label)).OrderBy(cell => cell.Key)
            .Select(cell => (Grid: grid, Row: row, Column: cell.Key, Text: cell.Value))));
        foreach (var (grid, row, column, text) in namesakes.Take(MostNamesakes))
        {
            if (FigureRightOf(grid, row, column) is { } heading)
            {
                return new AccountsRule(input.Key, grid.Name, null, text.Trim(), heading, InYuan(grid));
            }
        }

        return null;
    }

    /// <summary>The heading over the first cell right of a name that holds a figure with a heading; row numbers (行次) are none.</summary>
    private static string? FigureRightOf(Grid grid, GridRow row, int nameAt)
    {
        foreach (var (column, text) in row.Cells.Where(cell => cell.Key > nameAt).OrderBy(cell => cell.Key).Take(MostNamesakes))
        {
            if (TypedFigure.Read(text, FigureKind.Number, inWan: false).Value is not null && Heading(grid, row, column) is { } heading && !Same(heading, "行次"))
            {
                return heading;
            }
        }

        return null;
    }

    private static string? Heading(Grid grid, GridRow row, int column) => grid.Rows.Where(line => line.Number < row.Number).Reverse()
        .Select(line => line.Text(column).Trim()).FirstOrDefault(text => text.Length > 1 && TypedFigure.Read(text, FigureKind.Number, inWan: false).Value is null);

    /// <summary>金额单位：元 or 万元, as the sheet says; 万元 when it does not, as published tables are.</summary>
    private static bool InYuan(Grid grid) => grid.Rows.Take(12).SelectMany(row => row.Cells.Values)
        .Select(text => Plain(text)).FirstOrDefault(text => text.Contains("单位:", StringComparison.Ordinal) && text.Contains('元', StringComparison.Ordinal)) is { } said
        && !said.Contains("万元", StringComparison.Ordinal);

    private static (int Row, int Column, string? Problem) At(string cell)
    {
        var (row, column) = (0, 0);
        foreach (var c in cell)
        {
            (row, column) = char.IsAsciiDigit(c) ? ((row * 10) + (c - '0'), column) : (row, (column * 26) + (c - 'A' + 1));
        }

        return (row, column, null);
    }

    /// <summary>The named row, and right of its name the nearest column with the heading above it.</summary>
    private static (int Row, int Column, string? Problem) ByHeadings(Grid grid, string rowName, string columnName)
    {
        var rows = grid.Rows.SelectMany(row => row.Cells.Where(cell => Same(cell.Value, rowName)).Select(cell => (Row: row, Column: cell.Key))).ToList();
        if (rows.Count > MostNamesakes)
        {
            return (0, 0, Many(rows.Count));
        }

        var headings = grid.Rows.SelectMany(line => line.Cells.Where(cell => Same(cell.Value, columnName)).Select(cell => (line.Number, Column: cell.Key))).ToList();
        var found = new List<(int Row, int Column)>();
        foreach (var (row, nameAt) in rows)
        {
            var column = headings.Where(heading => heading.Number < row.Number && heading.Column > nameAt).Select(heading => heading.Column).DefaultIfEmpty().Min();
            if (column > 0)
            {
                found.Add((row.Number, column));
            }
        }

        return (rows.Count, found.Distinct().ToList()) switch
        {
            (0, _) => (0, 0, $"没有名为“{rowName}”的行。"),
            (_, [var one]) => (one.Row, one.Column, null),
            (_, []) => (0, 0, $"“{rowName}”的右边没有名为“{columnName}”的列。"),
            (_, var many) => (0, 0, Many(many.Count)),
        };

        string Many(int count) => string.Create(CultureInfo.InvariantCulture, $"有{count}行名为“{rowName}”，不知道取哪一行。");
    }

    private static bool Same(string left, string right) => string.Equals(Plain(left), Plain(right), StringComparison.Ordinal);

    /// <summary>Without blanks, and with marks of one kind: sheets align names with spaces.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => c switch { '：' => ':', '（' => '(', '）' => ')', _ => c }));
}
