using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Frameworks.Workbooks;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>Compares a filled workbook with its filing, value by value: what was changed in it, what was changed beside it, what cannot be read.</summary>
internal sealed class FilledBook
{
    private const int HeadingRow = 4;
    private const string Renew = "请重新下载工作簿，把数字填到新的工作簿里。";

    private readonly Framework _framework;
    private readonly FilingRecord _record;
    private readonly CellWords _words;
    private readonly Dictionary<string, string> _kept;
    private readonly Dictionary<string, string> _base = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _head = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<WorkbookChange> _changes = [];
    private readonly List<WorkbookFault> _faults = [];

    private FilledBook(Framework framework, FilingRecord record)
    {
        (_framework, _record) = (framework, record);
        _words = new CellWords(framework, record.Scope);
        _kept = Entries.FromRecord(record).ToDictionary(entry => entry.Path, entry => entry.Text, StringComparer.Ordinal);
        _asked = Asked(FilingWorkbook.Pages(Scorer.Score(framework, record), new WorkbookOrigin(null, DateTimeOffset.UnixEpoch)));
    }

    public static WorkbookReading Read(Framework framework, FilingRecord record, Guid? filingId, IReadOnlyList<Grid> grids)
    {
        var book = new FilledBook(framework, record);
        if (book.Head(grids.FirstOrDefault(grid => grid.Name == OriginPage.Name), filingId) is { } problem)
        {
            return WorkbookReading.Refused(problem);
        }

        foreach (var grid in grids.Where(grid => grid.Rows is [{ Number: 1 } first, ..] && first.Text(1) == BookAddress.Keys))
        {
            book.Sheet(grid);
        }

        book.Missing();
        IReadOnlyList<WorkbookFault> faults = book._faults.Count <= WorkbookReading.MostFaults ? book._faults
            : [.. book._faults.Take(WorkbookReading.MostFaults), new WorkbookFault(book._faults[0].Sheet, string.Empty, string.Create(CultureInfo.InvariantCulture, $"还有{book._faults.Count - WorkbookReading.MostFaults}处问题没有列出，请先改正前面的。"))];
        return new WorkbookReading(Problem: null, book._changes, faults, book._head.GetValueOrDefault("at"), book._head.GetValueOrDefault("record") != CanonicalRecord.Hash(record));
    }

    /// <summary>Addresses of all cells to fill in.</summary>
    private HashSet<string> Asked(IReadOnlyList<BookSheet> pages)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in pages.Where(page => page.HasKeyRow))
        {
            foreach (var row in page.Rows.Where(row => row.ContainsKey(1)))
            {
                foreach (var column in row.Where(cell => cell.Value.IsInput && page.Rows[0].ContainsKey(cell.Key)).Select(cell => cell.Key))
                {
                    if (BookAddress.Of(_framework, row[1].Text ?? string.Empty, page.Rows[0][column].Text ?? string.Empty) is { } path)
                    {
                        asked.Add(path);
                    }
                }
            }
        }

        return asked;
    }

    /// <summary>Whether the workbook is one of this filing; what it held when it was written.</summary>
    private string? Head(Grid? origin, Guid? filingId)
    {
        if (origin is null)
        {
            return "这不是从本系统下载的数据表和评分表工作簿，或隐藏的工作表被删除。请先下载工作簿，填好后再上传。";
        }

        foreach (var row in origin.Rows)
        {
            if (row.Text(1) == OriginPage.Base)
            {
                _base.TryAdd(row.Text(2), row.Text(3));
            }
            else
            {
                _head.TryAdd(row.Text(1), row.Text(2));
            }
        }

        string Said(string name) => _head.GetValueOrDefault(name, string.Empty);
        var year = _record.Year.ToString(CultureInfo.InvariantCulture);
        return Said("format") != OriginPage.Format ? $"工作簿的版本不对。{Renew}"
            : Said("unitCode") != _record.Unit.Code ? $"这是“{Shown(Said("unitName"))}”的工作簿，本件是“{_record.Unit.Name}”。请选择本单位的工作簿。"
            : Said("year") != year ? $"这是{Shown(Said("year"))}年度的工作簿，本件是{year}年度。请选择本年度的工作簿。"
            : Said("framework") != _record.Framework ? $"工作簿按指标体系{Shown(Said("framework"))}编制，本件使用{_record.Framework}。{Renew}"
            : filingId is { } id && Said("filing") is { Length: > 0 } filing && filing != id.ToString() ? $"这是另一件自评的工作簿，不是本件的。{Renew}"
            : Said("scope") != OriginPage.ScopeOf(_record.Scope) ? $"下载工作簿以后，填报范围有变化。{Renew}"
            : null;
    }

    private static string Shown(string text) => ReadableText.Shown(text.Length <= 60 ? text : text[..60] + "…");

    private void Sheet(Grid grid)
    {
        var columns = grid.Rows[0].Cells.Where(cell => cell.Key > 1).OrderBy(cell => cell.Key).ToList();
        foreach (var row in grid.Rows.Skip(1))
        {
            var key = row.Text(1).Trim();
            if (key == BookAddress.NothingToRead)
            {
                continue;
            }

            if (key.Length == 0)
            {
                if (row.Number > HeadingRow && columns.Exists(column => row.Text(column.Key).Trim().Length > 0))
                {
                    Fault(grid, row, columns.First(column => row.Text(column.Key).Trim().Length > 0).Key, $"本行隐藏的编号被清空，不知道填的是哪一项。{Renew}");
                }

                continue;
            }

            foreach (var (column, pattern) in columns)
            {
                Cell(grid, row, column, key, pattern);
            }
        }
    }

    private void Cell(Grid grid, GridRow row, int column, string key, string pattern)
    {
        var text = row.Text(column);
        var path = BookAddress.Of(_framework, key, pattern);
        var isList = pattern.StartsWith("list/", StringComparison.Ordinal);
        if (path is null || (!isList && !_asked.Contains(path)))
        {
            // 合计 over members is computed, and rows that always apply are not asked whether they do.
            var isComputed = row.Content(column).HasFlag(CellContent.Formula) || text.Trim().Length == 0;
            if (!isComputed)
            {
                Fault(grid, row, column, $"隐藏的编号被改动，或这一格不用填写。请清空这一格；编号被改动的，{Renew}");
            }

            return;
        }

        if (!_seen.Add(path))
        {
            if (text.Trim().Length > 0)
            {
                Fault(grid, row, column, "同一项出现了两次，可能是复制了整行。请删去多出的一行；要增加内容，请填在空白行里。");
            }

            return;
        }

        if (row.Content(column).HasFlag(CellContent.Error))
        {
            Fault(grid, row, column, $"单元格是错误值“{Shown(text)}”，请改为数字或文字。");
            return;
        }

        var isFormula = row.Content(column).HasFlag(CellContent.Formula);
        if (isFormula && text.Length == 0 && !row.Cells.ContainsKey(column) && _kept.ContainsKey(path))
        {
            Fault(grid, row, column, "单元格是公式但没有结果，请改为数字，或用 Excel、WPS 打开保存一次。");
            return;
        }

        Compare(grid, row, column, path, text, isFormula);
    }

    private void Compare(Grid grid, GridRow row, int column, string path, string text, bool isFormula)
    {
        var (kept, before) = (_kept.GetValueOrDefault(path, string.Empty), _base.GetValueOrDefault(path, string.Empty));
        var read = _words.Read(path, text);
        if (IsSame(path, kept, text, read) || IsSame(path, before, text, read))
        {
            return;
        }

        if (read is null)
        {
            Fault(grid, row, column, $"隐藏的编号被改动，填报内容里没有这一项。{Renew}");
        }
        else if (read.Problem is { } problem)
        {
            Fault(grid, row, column, problem + (isFormula ? "（单元格是公式，看的是它的结果。）" : string.Empty));
        }
        else
        {
            var conflict = IsSame(path, before, _words.Shown(path, kept), _words.Read(path, _words.Shown(path, kept))) ? null : _words.Shown(path, before);
            _changes.Add(new WorkbookChange(path, grid.Name, BookSheet.At(row.Number, column), kept, read.Text, _words.Shown(path, kept), _words.Shown(path, read.Text), conflict, isFormula));
        }
    }

    /// <summary>Whether the cell says what is kept: by its text, or by what its text means.</summary>
    private bool IsSame(string path, string kept, string text, ReadEntry? read) =>
        Plain(kept) is var plain && (Plain(text) == Plain(_words.Shown(path, ReadableText.Clean(kept)))
            || (read is { Problem: null } && (read.Text == plain || (TypedFigure.FromStored(read.Text) is { } value && EntryReader.FigureAt(_framework, _record.Scope, path) is not null && TypedFigure.FromStored(kept) == value))));

    private static string Plain(string text) => ReadableText.Clean(text).ReplaceLineEndings("\n").Trim();

    /// <summary>Values that were in the workbook and are in no cell of it any more.</summary>
    private void Missing()
    {
        foreach (var group in _base.Keys.Where(path => !_seen.Contains(path) && (path.StartsWith("list/", StringComparison.Ordinal) || _asked.Contains(path)))
            .Where(path => _kept.ContainsKey(path)).GroupBy(SheetOf, StringComparer.Ordinal))
        {
            _faults.Add(new WorkbookFault(group.Key, string.Empty, string.Create(
                CultureInfo.InvariantCulture, $"少了 {group.Count()} 个原有的值：整行或整列被删除，或隐藏的编号被改动。系统不会因此删去原来的内容；要删去的，请清空单元格。")));
        }
    }

    private string SheetOf(string path) => path.Split('/') switch
    {
        ["list", var list, ..] => _framework.List(list)?.Label ?? "清单",
        ["answer", ..] => AnswerPage.Questions,
        ["input" or "source" or "note", ..] => DataPage.Name,
        ["item" or "state" or "judged" or "deduction" or "deductionreason" or "rowtext", ..] => AnswerPage.Checks,
        _ => ScorePage.Name,
    };

    private void Fault(Grid grid, GridRow row, int column, string message) => _faults.Add(new WorkbookFault(grid.Name, BookSheet.At(row.Number, column), message));
}
