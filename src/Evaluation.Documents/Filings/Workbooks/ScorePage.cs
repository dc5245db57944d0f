using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>评分表 as a sheet: values and points by formula where a spreadsheet can say the rule, told by the program and marked where not; self scores to fill in.</summary>
internal sealed class ScorePage
{
    public const string Name = "评分表";
    public const string ByFormula = "公式";
    public const string ByProgram = "程序测算";
    private const int WeightColumn = 5;
    private const int ValueColumn = 6;
    private const int RuleColumn = 7;
    private const int PointsColumn = 8;
    private const int AppliesColumn = 10;
    private const int ClaimColumn = 12;
    private const int SelfColumn = 14;
    private const int FirstRow = 5;

    private static readonly string[] Headings =
        ["一级指标", "二级指标", "三级指标", "分值", "指标值", "未舍入得分", "测算得分", "计算方式", "是否适用", "不适用的理由", "自评得分", "自评理由（扣分原因）", "采用自评分", "差额", "评分标准"];

    private readonly BookContext _context;
    private readonly BookSheet _sheet = new(Name, [0, 14, 14, 24, 7, 11, 11, 10, 10, 10, 22, 10, 30, 11, 9, 60]) { HasKeyRow = true, FrozenRows = 4, FrozenColumns = 4 };

    private ScorePage(BookContext context) => _context = context;

    public static BookSheet Of(BookContext context) => new ScorePage(context).Lay();

    /// <summary>Says where the values will stand, before any formula that names one is written.</summary>
    public static void PlaceValues(BookContext context)
    {
        var rows = context.Sheet.Rows;
        for (var index = 0; index < rows.Count; index++)
        {
            if (rows[index].Indicator.Value is { } value)
            {
                context.Place(value.Key, new FigureCell($"'{Name}'!{BookSheet.At(FirstRow + index, ValueColumn)}", value.Kind, IsComputed: true));
            }
        }
    }

    private BookSheet Lay()
    {
        _sheet.Add(
        [
            Key(BookAddress.Keys), .. Enumerable.Repeat<BookCell?>(null, AppliesColumn - 2), Key(BookAddress.NotApplicable), Key(BookAddress.NotApplicableReason), Key(BookAddress.Claim), Key(BookAddress.Reason),
        ]);
        _sheet.Line(Name, BookLook.Title);
        _sheet.Line(
            $"单位：{_context.Record.Unit.Name}　　年度：{_context.Record.Year.ToString(CultureInfo.InvariantCulture)}年。自评得分不填的，按测算得分填列。“{ByProgram}”的分数是导出时的结果，改动数据后以系统为准。", BookLook.Note);
        _sheet.Add([null, .. Headings.Select(text => new BookCell(BookLook.Heading, text))]);
        foreach (var row in _context.Sheet.Rows)
        {
            Row(row);
        }

        Totals();
        return _sheet;
    }

    private static BookCell Key(string text) => new(BookLook.Plain, text);

    private void Row(RowScore row)
    {
        var (indicator, at) = (row.Indicator, _sheet.NextRow);
        var code = indicator.Code;
        _sheet.Add(Key(code), new BookCell(BookLook.Plain, row.Group.Name), new BookCell(BookLook.Plain, row.Subgroup.Name), new BookCell(BookLook.Plain, indicator.Name),
            new BookCell(BookLook.Points, Number: indicator.Weight.Value.ToString(CultureInfo.InvariantCulture)));
        _sheet.Put(at, ValueColumn, Value(row));
        var formula = Points(row, at);
        var told = Told(row);
        if (formula is var (rule, points))
        {
            _sheet.Put(at, RuleColumn, new BookCell(BookLook.Number, Formula: BookContext.Local(rule, _sheet)));
            _sheet.Put(at, PointsColumn, told with { Look = BookLook.Points, Formula = BookContext.Local(points, _sheet) });
        }
        else
        {
            _sheet.Put(at, RuleColumn, new BookCell(BookLook.Plain));
            _sheet.Put(at, PointsColumn, told);
        }

        _sheet.Put(at, PointsColumn + 1, new BookCell(BookLook.Centre, formula is null ? ByProgram : ByFormula));
        var mayNotApply = indicator.NotApplicable.Policy != NotApplicablePolicy.NotAllowed;
        _sheet.Put(at, AppliesColumn, mayNotApply ? _context.Input(EntryPath.NotApplicable(code)) : new BookCell(BookLook.Plain));
        _sheet.Put(at, AppliesColumn + 1, mayNotApply ? _context.Input(EntryPath.NotApplicableReason(code)) : new BookCell(BookLook.Plain));
        _sheet.Put(at, ClaimColumn, _context.Input(EntryPath.Claim(code)));
        _sheet.Put(at, ClaimColumn + 1, _context.Input(EntryPath.Reason(code)));
        var (claim, own, self) = (BookSheet.At(at, ClaimColumn), BookSheet.At(at, PointsColumn), BookSheet.At(at, SelfColumn));
        // A row that does not apply has its given points whatever was written beside it.
        var follows = Excused(row, at) is { } excused ? $"OR({claim}=\"\",{excused.When})" : $"{claim}=\"\"";
        _sheet.Put(at, SelfColumn, Figure(row.Self, $"IF({own}=\"不计分\",\"\",IF(ISNUMBER({claim}),{claim},IF(AND({follows},ISNUMBER({own})),{own},\"\")))", _sheet));
        _sheet.Put(at, SelfColumn + 1, Figure(row.Difference, $"IF(AND(ISNUMBER({self}),ISNUMBER({own})),ROUND({self}-{own},2),\"\")", _sheet));
        _sheet.Put(at, SelfColumn + 2, new BookCell(BookLook.Plain, RuleText.Of(indicator)));
    }

    private static BookCell Figure(Points? points, string formula, BookSheet on) => new(
        BookLook.Points, Text: points is null ? string.Empty : null, Number: points?.Value.ToString(CultureInfo.InvariantCulture), Formula: BookContext.Local(formula, on));

    private static BookCell Told(RowScore row) => row.Computed is { } computed
        ? new BookCell(BookLook.Told, Number: computed.Value.ToString(CultureInfo.InvariantCulture))
        : new BookCell(BookLook.Told, row.IsLeftOut ? "不计分" : row.Status == RowStatus.Undecidable ? CellFormula.ZeroDenominator : string.Empty);

    private BookCell Value(RowScore row)
    {
        if (row.Indicator.Value is { } own)
        {
            return BookContext.Computed(
                _context.Formulas.Print(own.Scored.Formula, own.Kind), _sheet, own.Kind, _context.Facts.Evaluate(own.Scored.Formula),
                $"{own.Label}＝{_context.Facts.Words(own.Scored.Formula)}");
        }

        return row.Value is { } chosen
            ? BookContext.Computed(formula: null, _sheet, chosen.Kind, _context.Facts.Evaluate(chosen.Scored.Formula), chosen.Label)
            : new BookCell(BookLook.Plain);
    }

    private (string Rule, string Points)? Points(RowScore row, int at)
    {
        var indicator = row.Indicator;
        var typed = _context.Framework.Reads(indicator).Where(key => _context.Framework.Input(key) is { System: null }).ToList();
        var notes = typed.Select(key => _context.AnswerCell(EntryPath.Note(key))).ToList();
        // What the reviewer took off afterwards (复核扣分) is decided, not computed.
        if ((indicator.Rule is ScoringRule.PerOccurrence && notes.Contains(null)) || _context.Record.System.Deductions.ContainsKey(indicator.Code))
        {
            return null;
        }

        var cells = new PointsCells(
            BookSheet.At(at, ValueColumn), BookSheet.At(at, RuleColumn), _context.AnswerCell, Items(indicator), indicator.Rule is ScoringRule.PerOccurrence ? [.. notes.OfType<string>()] : [], _context.Targets(indicator.Code));
        var formula = new PointsFormula(_context.Formulas, cells);
        var isProved = _context.Record.Evidence.Any(item => item.Indicators.Contains(indicator.Code, StringComparer.Ordinal));
        return CellFormula.Fitting(formula.OfRule(indicator, _context.Framework.Switches.Evidence, isProved)) is not { } rule ? null
            : CellFormula.Fitting(formula.Awarded(indicator, Excused(row, at), row.IsBonus ? Untouched(indicator, typed) : null)) is { } points ? (rule, points)
            : null;
    }

    private (string States, string Points)? Items(Indicator indicator)
    {
        if (indicator.Rule.Items.Count == 0
            || _context.AnswerCell(EntryPath.Item(indicator.Code, indicator.Rule.Items[0].Key)) is not { } first
            || _context.AnswerCell(EntryPath.Item(indicator.Code, indicator.Rule.Items[^1].Key)) is not { } last)
        {
            return null;
        }

        var end = last[(last.IndexOf('!', StringComparison.Ordinal) + 1)..];
        return ($"{first}:{end}", $"{first.Replace("!E", "!D", StringComparison.Ordinal)}:{end.Replace('E', 'D')}");
    }

    private (string When, string Given)? Excused(RowScore row, int at)
    {
        var indicator = row.Indicator;
        if (indicator.NotApplicable.Policy == NotApplicablePolicy.NotAllowed)
        {
            return null;
        }

        var own = BookSheet.At(at, AppliesColumn);
        var questions = _context.Framework.Questions.Where(question => question.NotApplicable.ContainsKey(indicator.Code))
            .Select(question => _context.AnswerCell(EntryPath.Answer(question.Key)) + "=\"否\"").ToList();
        var answered = questions.Count == 0 ? "FALSE" : questions.Count == 1 ? questions[0] : $"OR({string.Join(',', questions)})";
        var given = indicator.NotApplicable.Given(indicator.Weight, row.IsBonus) is { } points ? points.Value.ToString(CultureInfo.InvariantCulture) : "\"不计分\"";
        return ($"IF({own}=\"不适用\",TRUE,IF({own}=\"适用\",FALSE,{answered}))", given);
    }

    /// <summary>Nothing of a bonus is filled in: nobody asks for it.</summary>
    private string Untouched(Indicator indicator, IEnumerable<string> typed)
    {
        var cells = typed.Select(key => _context.AnswerCell(EntryPath.Input(key)))
            .Concat(indicator.Rule.Items.Select(item => _context.AnswerCell(EntryPath.Item(indicator.Code, item.Key))))
            .Concat(new[] { EntryPath.State(indicator.Code), EntryPath.Judged(indicator.Code), EntryPath.Deduction(indicator.Code) }.Select(_context.AnswerCell))
            .OfType<string>().Distinct(StringComparer.Ordinal).Select(cell => $"{cell}=\"\"")
            .Concat(_context.Framework.Reads(indicator).Select(_context.ListCells).OfType<string>().Select(cells => $"COUNTA({cells})=0")).ToList();
        return cells.Count == 0 ? "TRUE" : $"AND({string.Join(',', cells)})";
    }

    private void Totals()
    {
        var (last, totals) = (_sheet.NextRow - 1, _context.Sheet.Totals);
        var row = Line("各行合计");
        foreach (var (column, sum) in new[]
        {
            (WeightColumn, Sum(_context.Sheet.Rows.Select(line => (Points?)line.Indicator.Weight))),
            (PointsColumn, Sum(_context.Sheet.Rows.Select(line => line.Computed))),
            (SelfColumn, Sum(_context.Sheet.Rows.Select(line => line.Self))),
        })
        {
            var letters = Place.Letters(column);
            _sheet.Put(row, column, Figure(sum, string.Create(CultureInfo.InvariantCulture, $"ROUND(SUM({letters}{FirstRow}:{letters}{last}),2)"), _sheet));
        }

        if (totals.IncompleteRows > 0)
        {
            _sheet.Line(string.Create(CultureInfo.InvariantCulture, $"导出时还有 {totals.IncompleteRows} 项没有填完，合计只含已有得分的指标。"), BookLook.Note);
        }

        foreach (var step in totals.Adjustments)
        {
            row = Line(step.Reason);
            _sheet.Put(row, PointsColumn, new BookCell(BookLook.Told, Number: step.After.Value.ToString(CultureInfo.InvariantCulture)));
            _sheet.Put(row, PointsColumn + 1, new BookCell(BookLook.Centre, ByProgram));
        }

        row = Line("总分");
        _sheet.Put(row, PointsColumn, new BookCell(BookLook.Told, Number: totals.Computed.Value.ToString(CultureInfo.InvariantCulture)));
        _sheet.Put(row, PointsColumn + 1, new BookCell(BookLook.Centre, ByProgram));
        _sheet.Put(row, SelfColumn, totals.Self is { } self ? new BookCell(BookLook.Told, Number: self.Value.ToString(CultureInfo.InvariantCulture)) : new BookCell(BookLook.Told));

        static Points Sum(IEnumerable<Points?> points) => Core.Quantities.Points.Sum(points.OfType<Points>());
    }

    private int Line(string text) => _sheet.Add([null, .. Enumerable.Range(2, _sheet.Widths.Count - 1).Select(column => new BookCell(BookLook.Block, column == 2 ? text : string.Empty))]);
}
