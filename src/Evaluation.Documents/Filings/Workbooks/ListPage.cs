using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>A list of the framework (目标, 重点工作, 项目) as a sheet with blank rows at its end; sums of formulas stand in hidden columns.</summary>
internal static class ListPage
{
    private const int BlankRows = 20;
    public const int FirstCell = 3;
    private const int HeadingRow = 4;

    public static BookSheet Of(BookContext context, ListDefinition list, IReadOnlyCollection<string> taken)
    {
        var sums = Sums(context.Framework, list.Key);
        var targets = TargetFormulas.Of(context.Framework, list);
        var name = BookContext.SheetName(list.Label, taken);
        var sheet = new BookSheet(name, [0, 6, .. list.Columns.Select(Width), .. sums.Select(_ => 0), .. targets.SelectMany(_ => new[] { 14, 0 })]) { HasKeyRow = true, FrozenRows = HeadingRow };
        sheet.Add([Key(BookAddress.Keys), null, .. list.Columns.Select(column => Key(BookAddress.Cell(list.Key, column.Key)))]);
        var last = FirstCell + list.Columns.Count - 1;
        Line(sheet, list.Label, BookLook.Title, last);
        Line(sheet, $"{list.Hint ?? "每行填一项"}{(list.Columns.Any(column => column.Kind == FigureKind.Money) ? "　金额单位：万元。" : string.Empty)}　不够时请在系统中添加后重新下载。", BookLook.Note, last);
        sheet.Add([null, new BookCell(BookLook.Heading, "序号"), .. list.Columns.Select(Heading)]);
        var rows = context.Record.List(list.Key).Select(row => row.Id).Concat(NewRows(context)).ToList();
        for (var index = 0; index < rows.Count; index++)
        {
            sheet.Add(
            [
                Key(rows[index]), new BookCell(BookLook.Centre, (index + 1).ToString(CultureInfo.InvariantCulture)),
                .. list.Columns.Select(column => context.Input(EntryPath.Cell(list.Key, rows[index], column.Key), column.Hint)),
            ]);
        }

        for (var index = 0; index < sums.Count; index++)
        {
            context.PlaceSum(list.Key, sums[index], sheet.Reference(HeadingRow, last + 1 + index));
        }

        context.PlaceList(list.Key, $"{sheet.Reference(HeadingRow + 1, FirstCell)}:{BookSheet.At(sheet.NextRow - 1, last)}");
        for (var index = 0; index < targets.Count; index++)
        {
            TargetFormulas.Add(context, sheet, list, targets[index], last + 1 + sums.Count + (2 * index), (HeadingRow + 1, sheet.NextRow - 1));
        }

        return sheet;
    }

    /// <summary>What is added over the rows, cell by cell; formulas of the sums come when every figure has its place.</summary>
    public static void AddSums(BookContext context, ListDefinition list, BookSheet sheet)
    {
        var sums = Sums(context.Framework, list.Key);
        var last = FirstCell + list.Columns.Count - 1;
        for (var index = 0; index < sums.Count; index++)
        {
            var column = last + 1 + index;
            for (var row = HeadingRow + 1; row < sheet.NextRow; row++)
            {
                var here = row;
                FigureCell? CellOf(string key) => key.StartsWith(list.Key + ".", StringComparison.Ordinal)
                    && list.Columns.ToList().FindIndex(cell => cell.Key == key[(list.Key.Length + 1)..]) is var at and >= 0
                        ? new FigureCell(BookSheet.At(here, FirstCell + at), list.Columns[at].Kind switch
                        {
                            FigureKind.Money => FigureKind.Money,
                            FigureKind.Percent => FigureKind.Percent,
                            _ => FigureKind.Number,
                        })
                        : context.Figure(key);
                var part = new CellFormula(CellOf, context.UnitOf, (_, _) => null).Part(sums[index]);
                sheet.Put(row, column, new BookCell(BookLook.Number, Formula:
                    part is null ? "NA()" : $"IF(COUNTA({BookSheet.At(row, FirstCell)}:{BookSheet.At(row, last)})=0,0,{BookContext.Local(part, sheet)})"));
            }

            var range = $"{BookSheet.At(HeadingRow + 1, column)}:{BookSheet.At(sheet.NextRow - 1, column)}";
            var all = $"{BookSheet.At(HeadingRow + 1, FirstCell)}:{BookSheet.At(sheet.NextRow - 1, last)}";
            sheet.Put(HeadingRow, column, new BookCell(BookLook.Number, Formula:
                $"IF(COUNTA({all})=0,\"\",IFERROR(SUM({range}),IF(IFERROR(ERROR.TYPE(SUM({range})),0)=2,\"{CellFormula.ZeroDenominator}\",\"\")))"));
        }
    }

    private static BookCell Key(string text) => new(BookLook.Plain, text);

    private static void Line(BookSheet sheet, string text, BookLook look, int last)
    {
        var row = sheet.Add(null, new BookCell(look, text));
        sheet.Merged.Add($"B{row.ToString(CultureInfo.InvariantCulture)}:{BookSheet.At(row, last)}");
    }

    private static BookCell Heading(ListColumn column)
    {
        var unit = column.Kind switch { FigureKind.Money => "万元", FigureKind.Percent => "%", _ => column.Measure };
        return new BookCell(BookLook.Heading, column.Label + (unit is null ? string.Empty : $"（{unit}）") + (column.Required ? "*" : string.Empty));
    }

    private static int Width(ListColumn column) => column.Kind == FigureKind.Text ? column.Choices.Count > 0 ? 14 : 30 : 14;

    /// <summary>Ids that sort after earlier ones and are the same each time this workbook comes back.</summary>
    private static IEnumerable<string> NewRows(BookContext context)
    {
        var moment = context.Origin.At.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);
        var own = CanonicalRecord.Hash(context.Record)[..6];
        return Enumerable.Range(0, BlankRows).Select(index => string.Create(CultureInfo.InvariantCulture, $"z{moment}{index:00}{own}"));
    }

    /// <summary>Every Σ over the list in any formula of the framework, once.</summary>
    private static List<Formula> Sums(Framework framework, string list)
    {
        var formulas = framework.Derived.Select(derived => derived.Formula)
            .Concat(framework.Indicators.SelectMany(indicator => indicator.Values.Select(value => value.Scored.Formula)
                .Concat(indicator.Modifiers.Caps.Select(cap => cap.When))));
        return [.. formulas.SelectMany(SumsIn).Where(sum => sum.List == list).Select(sum => sum.Body).DistinctBy(body => FormulaText.Print(body), StringComparer.Ordinal)];
    }

    private static IEnumerable<Formula.SumOver> SumsIn(Formula formula) => formula switch
    {
        Formula.SumOver sum => [sum],
        Formula.Negation negation => SumsIn(negation.Operand),
        Formula.Absolute absolute => SumsIn(absolute.Operand),
        Formula.Not not => SumsIn(not.Operand),
        Formula.Arithmetic arithmetic => SumsIn(arithmetic.Left).Concat(SumsIn(arithmetic.Right)),
        Formula.Comparison comparison => SumsIn(comparison.Left).Concat(SumsIn(comparison.Right)),
        Formula.Both both => SumsIn(both.Left).Concat(SumsIn(both.Right)),
        Formula.Either either => SumsIn(either.Left).Concat(SumsIn(either.Right)),
        Formula.Least least => SumsIn(least.Left).Concat(SumsIn(least.Right)),
        Formula.Greatest greatest => SumsIn(greatest.Left).Concat(SumsIn(greatest.Right)),
        Formula.Choice choice => SumsIn(choice.Condition).Concat(SumsIn(choice.Then)).Concat(SumsIn(choice.Otherwise)),
        _ => [],
    };
}
