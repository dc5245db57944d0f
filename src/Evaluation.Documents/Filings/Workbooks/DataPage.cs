using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>数据表 as a sheet: the framework's blocks with last year, this year by member, 口径, source and note; then what the system and the formulas know.</summary>
internal sealed class DataPage
{
    public const string Name = "数据表";
    private const int PreviousColumn = 5;
    private const int FirstValue = 6;

    private readonly BookContext _context;
    private readonly BookSheet _sheet;
    private readonly int _valueColumn;
    private int _number;

    private DataPage(BookContext context)
    {
        _context = context;
        _valueColumn = FirstValue + Members.Count;
        _sheet = new BookSheet(Name, [0, 6, 34, 8, 15, .. Enumerable.Repeat(15, Members.Count + 1), 16, 30, 26, 0, 0])
        {
            HasKeyRow = true, FrozenRows = 4, FrozenColumns = 3,
        };
    }

    private IReadOnlyList<ScopeMember> Members => _context.Record.Scope;

    private Framework Framework => _context.Framework;

    public static BookSheet Of(BookContext context) => new DataPage(context).Lay();

    private BookSheet Lay()
    {
        _sheet.Add(
        [
            Key(BookAddress.Keys), null, null, null, Key(BookAddress.Previous), .. Members.Select(member => Key(BookAddress.Member(member.Key))), Key(BookAddress.Input), null, Key(BookAddress.Source), Key(BookAddress.Note),
        ]);
        _sheet.Line(Name, BookLook.Title);
        _sheet.Line($"单位：{_context.Record.Unit.Name}　　年度：{_context.Record.Year.ToString(CultureInfo.InvariantCulture)}年　　金额单位：万元。黄色单元格可以填写，灰色的自动计算。", BookLook.Note);
        _sheet.Add([null, .. new[] { "序号", "项目", "单位", "上年数" }.Concat(Members.Select(member => member.Name)).Append(Members.Count > 0 ? "合计" : "本年数").Concat(["口径", "数据来源（表·行次·栏次）", "说明"])
            .Select(text => new BookCell(BookLook.Heading, text))]);
        var blocks = DataTable.Blocks(_context.Facts);
        for (var index = 0; index < blocks.Count; index++)
        {
            _sheet.Line($"{Numbering.Chinese(index + 1)}、{blocks[index].Block.Title}", BookLook.Block);
            foreach (var input in blocks[index].Inputs)
            {
                Row(input);
            }
        }

        if (Framework.Inputs.Any(input => input.System is not null))
        {
            _sheet.Line("系统填列", BookLook.Block);
            foreach (var input in Framework.Inputs.Where(input => input.System is not null))
            {
                Known(input);
            }
        }

        return _sheet;
    }

    /// <summary>Derived figures come last: their formulas need every other cell in its place.</summary>
    public static void AddDerived(BookContext context, BookSheet sheet)
    {
        if (context.Framework.Derived.Count == 0)
        {
            return;
        }

        var column = FirstValue + context.Record.Scope.Count;
        sheet.Line("中间指标（自动计算）", BookLook.Block);
        var row = sheet.NextRow;
        foreach (var derived in context.Framework.Derived)
        {
            context.Place(derived.Key, new FigureCell(sheet.Reference(row++, column), derived.Kind, IsComputed: true));
        }

        foreach (var derived in context.Framework.Derived)
        {
            var formula = context.Formulas.Print(derived.Formula, derived.Kind);
            row = sheet.Add([new BookCell(BookLook.Plain, BookAddress.NothingToRead), new BookCell(BookLook.Plain), new BookCell(BookLook.Plain, derived.Label), new BookCell(BookLook.Centre, UnitOf(derived.Kind, derived.Measure)), new BookCell(BookLook.Plain)]);
            for (var member = FirstValue; member < column; member++)
            {
                sheet.Put(row, member, new BookCell(BookLook.Plain));
            }

            sheet.Put(row, column, BookContext.Computed(formula, sheet, derived.Kind, context.Facts.Figure(derived.Key)));
            sheet.Put(row, column + 1, new BookCell(BookLook.Plain, formula is null ? "由程序测算" : null));
            sheet.Put(row, column + 2, new BookCell(BookLook.Plain, "＝" + context.Facts.Words(derived.Formula)));
            sheet.Put(row, column + 3, new BookCell(BookLook.Plain));
        }
    }

    private static BookCell Key(string text) => new(BookLook.Plain, text);

    private static string UnitOf(FigureKind kind, string? measure) => kind switch
    {
        FigureKind.Money => "万元",
        FigureKind.Percent => "%",
        FigureKind.YesNo => "是/否",
        _ => measure ?? string.Empty,
    };

    private void Row(InputDefinition input)
    {
        _number++;
        var split = Members.Count > 0 && input.Kind is FigureKind.Money or FigureKind.Count;
        var previous = DataTable.PreviousKey(input);
        var row = _sheet.Add(
        [
            Key(input.Key),
            new BookCell(BookLook.Centre, _number.ToString(CultureInfo.InvariantCulture)),
            new BookCell(BookLook.Plain, input.Label + (input.Required ? "（必填）" : string.Empty)),
            new BookCell(BookLook.Centre, UnitOf(input.Kind, input.Measure)),
            input.Kind == FigureKind.YesNo ? new BookCell(BookLook.Plain) : _context.Input(EntryPath.Input(previous), Note(input, previous)),
        ]);
        for (var index = 0; index < Members.Count; index++)
        {
            _sheet.Put(row, FirstValue + index, split ? _context.Input(EntryPath.Input(input.Key, Members[index].Key), Note(input, input.Key)) : new BookCell(BookLook.Plain));
        }

        _sheet.Put(row, _valueColumn, split ? Total(input, row) : _context.Input(EntryPath.Input(input.Key), Note(input, input.Key)));
        _sheet.Put(row, _valueColumn + 1, new BookCell(BookLook.Plain, input.Basis));
        _sheet.Put(row, _valueColumn + 2, _context.Input(EntryPath.Source(input.Key)));
        _sheet.Put(row, _valueColumn + 3, _context.Input(EntryPath.Note(input.Key)));
        var value = _sheet.Reference(row, _valueColumn);
        _context.Place(input.Key, Counted(input.Key, input.Kind, row, _valueColumn, _valueColumn + 4) ?? new FigureCell(value, input.Kind, IsComputed: split));
        _context.PlaceAnswer(EntryPath.Input(input.Key), value);
        _context.PlaceAnswer(EntryPath.Note(input.Key), _sheet.Reference(row, _valueColumn + 3));
        if (input.Kind != FigureKind.YesNo)
        {
            _context.Place(previous, Counted(previous, input.Kind, row, PreviousColumn, _valueColumn + 5) ?? new FigureCell(_sheet.Reference(row, PreviousColumn), input.Kind));
            _context.PlaceAnswer(EntryPath.Input(previous), _sheet.Reference(row, PreviousColumn));
        }
    }

    /// <summary>
    /// The figure as formulas count it, in a column nobody sees: a figure that an answer 否 leaves out counts for nothing, whatever still stands in its
    /// cell. Null where no question asks about it.
    /// </summary>
    private FigureCell? Counted(string key, FigureKind kind, int row, int column, int hidden)
    {
        var answers = Framework.Questions.Where(question => question.Hides.Contains(key, StringComparer.Ordinal))
            .Select(question => _context.AnswerCell(EntryPath.Answer(question.Key))).OfType<string>().Select(cell => cell + "=\"否\"").ToList();
        if (answers.Count == 0)
        {
            return null;
        }

        var cell = BookSheet.At(row, column);
        _sheet.Put(row, hidden, BookContext.Computed($"IF(OR({string.Join(',', answers)}),\"\",IF({(kind == FigureKind.YesNo ? $"ISTEXT({cell})" : $"ISNUMBER({cell})")},{cell},\"\"))", _sheet, kind, _context.Facts.Figure(key)));
        return new FigureCell(_sheet.Reference(row, hidden), kind, IsComputed: true);
    }

    /// <summary>合计 over the members; empty while one lacks, and what was entered before there were members stays.</summary>
    private BookCell Total(InputDefinition input, int row)
    {
        var cells = $"{BookSheet.At(row, FirstValue)}:{BookSheet.At(row, _valueColumn - 1)}";
        var figure = _context.Record.Inputs.GetValueOrDefault(input.Key);
        var before = figure is { Members: null, Value: { } value } ? BookContext.Digits(Ratio.From(input.Kind == FigureKind.Money ? value / 10_000m : value), 12) : "\"\"";
        var formula = string.Create(CultureInfo.InvariantCulture, $"IF(COUNT({cells})={Members.Count},SUM({cells}),IF(COUNT({cells})=0,{before},\"\"))");
        return BookContext.Computed(formula, _sheet, input.Kind == FigureKind.Money ? FigureKind.Money : FigureKind.Count, _context.Facts.Figure(input.Key));
    }

    private void Known(InputDefinition input)
    {
        var row = _sheet.Add(
            [Key(BookAddress.NothingToRead), new BookCell(BookLook.Plain), new BookCell(BookLook.Plain, input.Label), new BookCell(BookLook.Centre, UnitOf(input.Kind, input.Measure)), new BookCell(BookLook.Plain)]);
        for (var member = FirstValue; member < _valueColumn; member++)
        {
            _sheet.Put(row, member, new BookCell(BookLook.Plain));
        }

        _sheet.Put(row, _valueColumn, BookContext.Computed(formula: null, _sheet, input.Kind, _context.Facts.Figure(input.Key)));
        _sheet.Put(row, _valueColumn + 1, new BookCell(BookLook.Plain, input.Basis));
        _sheet.Put(row, _valueColumn + 2, new BookCell(BookLook.Plain, input.System is SystemSource.EvidenceOn ? "上传佐证材料后为“是”" : "由财政部门核定，此处为预填"));
        _sheet.Put(row, _valueColumn + 3, new BookCell(BookLook.Plain));
        _context.Place(input.Key, new FigureCell(_sheet.Reference(row, _valueColumn), input.Kind, IsComputed: true));
        _context.PlaceAnswer(EntryPath.Input(input.Key), _sheet.Reference(row, _valueColumn));
    }

    /// <summary>Where the figure stands: as the unit said, otherwise as the framework says; then 口径 and how to fill it in.</summary>
    private string Note(InputDefinition input, string key)
    {
        var own = key == input.Key ? _context.Kept(EntryPath.Source(key)) : string.Empty;
        List<string> lines = [];
        if (own.Length > 0 || input.Source is not null)
        {
            lines.Add($"{(key == input.Key ? "数据来源" : "数据来源（上年同一栏）")}：{(own.Length > 0 ? ReadableText.Clean(own, 300) : input.Source)}");
        }

        if (input.Basis is { } basis)
        {
            lines.Add($"口径：{basis}");
        }

        if (input.Hint is { } hint)
        {
            lines.Add(hint);
        }

        return string.Join('\n', lines);
    }
}
