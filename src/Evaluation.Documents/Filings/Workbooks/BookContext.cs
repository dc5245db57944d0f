using System.Globalization;
using System.Numerics;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>What the sheets of one filing's workbook share while they are laid out: the entered values, and where every figure stands.</summary>
internal sealed class BookContext
{
    private const string LeastMoney = "-10000000000000";
    private const string MostMoney = "10000000000000";
    private const string MostNumber = "1000000000000000";

    private readonly Dictionary<string, string> _kept;
    private readonly Dictionary<string, FigureCell> _figures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string List, string Body), string> _sums = [];
    private readonly Dictionary<string, (string Points, string Side)> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Unit?> _units;

    public BookContext(ScoreSheet sheet, WorkbookOrigin origin)
    {
        (Sheet, Origin) = (sheet, origin);
        Words = new CellWords(Framework, Record.Scope);
        _kept = Entries.FromRecord(Record).ToDictionary(entry => entry.Path, entry => entry.Text, StringComparer.Ordinal);
        _units = Units(Framework);
        Formulas = new CellFormula(_figures.GetValueOrDefault, UnitOf, SumOf);
    }

    public ScoreSheet Sheet { get; }

    public WorkbookOrigin Origin { get; }

    public FactSheet Facts => Sheet.Facts;

    public Framework Framework => Facts.Framework;

    public FilingRecord Record => Facts.Record;

    public CellWords Words { get; }

    public CellFormula Formulas { get; }

    /// <summary>Every entered value that a workbook carries, in order of addresses.</summary>
    public IEnumerable<Entry> Carried => _kept.Where(entry => BookAddress.Carries(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new Entry(entry.Key, entry.Value));

    public string Kept(string path) => _kept.GetValueOrDefault(path, string.Empty);

    public void Place(string key, FigureCell cell) => _figures.TryAdd(key, cell);

    public void PlaceAnswer(string path, string cell) => _answers.TryAdd(path, cell);

    public void PlaceSum(string list, Formula body, string cell) => _sums.TryAdd((list, FormulaText.Print(body)), cell);

    public void PlaceList(string list, string cells) => _lists.TryAdd(list, cells);

    /// <summary>All cells of a list to fill in; null when there is no such list.</summary>
    public string? ListCells(string list) => _lists.GetValueOrDefault(list);

    public void PlaceTargets(string indicator, (string Points, string Side) cells) => _targets.TryAdd(indicator, cells);

    /// <summary>Points of the unit's targets and what is added with them, as the indicator counts them; null where no formula says them.</summary>
    public (string Points, string Side)? Targets(string indicator) => _targets.TryGetValue(indicator, out var cells) ? cells : null;

    public FigureCell? Figure(string key) => _figures.GetValueOrDefault(key);

    public string? AnswerCell(string path) => _answers.GetValueOrDefault(path);

    public Unit? UnitOf(string key) => _units.TryGetValue(key, out var unit) ? unit : Unit.None;

    /// <summary>A cell to fill in, with what is entered.</summary>
    /// <param name="note">Comment on it.</param>
    public BookCell Input(string path, string? note = null)
    {
        var kept = Kept(path);
        var kind = EntryReader.FigureAt(Framework, Record.Scope, path);
        var number = Words.Number(path, kept);
        var (look, rule) = Take(path, kind);
        return new BookCell(look, number is null ? Words.Shown(path, ReadableText.Clean(kept)) : null, number, Note: note is { Length: > 0 } ? note : null, Rule: rule);
    }

    /// <summary>A cell with what a formula comes to, and its result as of now; without a formula the result alone, marked.</summary>
    public static BookCell Computed(string? formula, BookSheet on, FigureKind kind, Outcome outcome, string? note = null)
    {
        var number = outcome is Outcome.Figure figure ? Digits(kind == FigureKind.Money ? figure.Value / 10_000 : figure.Value, 12) : null;
        var text = number is not null ? null : outcome switch
        {
            Outcome.Truth truth => truth.Holds ? "是" : "否",
            Outcome.ZeroDenominator => CellFormula.ZeroDenominator,
            _ => string.Empty,
        };
        var look = kind switch
        {
            FigureKind.Money => BookLook.Money,
            FigureKind.Percent => BookLook.Percent,
            _ => BookLook.Number,
        };
        return new BookCell(look, text, number, Local(formula, on), note);
    }

    /// <summary>Cells of the same sheet without its name, as people write them.</summary>
    public static string? Local(string? formula, BookSheet on) => formula?.Replace($"'{on.Name}'!", string.Empty, StringComparison.Ordinal);

    /// <summary>The value with at most so many decimals, of any size.</summary>
    public static string Digits(Ratio value, int places)
    {
        var digits = Rounding.Digits(value, places);
        var text = BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        var decimals = text[^places..].TrimEnd('0');
        return (digits.Sign < 0 ? "-" : string.Empty) + text[..^places] + (decimals.Length == 0 ? string.Empty : "." + decimals);
    }

    /// <summary>A name that a sheet may have and no other has.</summary>
    public static string SheetName(string label, IReadOnlyCollection<string> taken)
    {
        var clean = string.Concat(label.Where(c => c is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\'') && !char.IsControl(c) && !char.IsSurrogate(c)));
        // _x000D_ would be read as the character of that number.
        clean = clean.Replace("_x", "-x", StringComparison.OrdinalIgnoreCase);
        clean = clean.Length is 0 ? "清单" : clean.Length > 24 ? clean[..24] : clean;
        return Enumerable.Range(1, 1_000).Select(number => number == 1 ? clean : string.Create(CultureInfo.InvariantCulture, $"{clean}{number}"))
            .First(name => !taken.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    private static Dictionary<string, Unit?> Units(Framework framework)
    {
        var units = new Dictionary<string, Unit?>(StringComparer.Ordinal);
        foreach (var input in framework.Inputs)
        {
            units.TryAdd(input.Key, input.Kind == FigureKind.YesNo ? null : input.Unit);
            units.TryAdd(input.Key + Framework.PreviousSuffix, input.Kind == FigureKind.YesNo ? null : input.Unit);
        }

        foreach (var derived in framework.Derived)
        {
            units.TryAdd(derived.Key, derived.Kind == FigureKind.YesNo ? null : derived.Unit);
        }

        foreach (var value in framework.Indicators.SelectMany(indicator => indicator.Values))
        {
            units.TryAdd(value.Key, FigureUnit.Of(value.Kind, value.Measure));
        }

        foreach (var (list, column) in framework.Lists.SelectMany(list => list.Columns.Select(column => (list, column))))
        {
            units.TryAdd($"{list.Key}.{column.Key}", FigureUnit.Of(column.Kind, column.Measure));
        }

        return units;
    }

    private string? SumOf(string list, Formula body) => _sums.GetValueOrDefault((list, FormulaText.Print(body)));

    private (BookLook Look, BookRule? Rule) Take(string path, FigureKind? kind)
    {
        switch (path.Split('/'))
        {
            case ["answer", _]:
                return (BookLook.ChoiceInput, new BookRule.Words(["是", "否"]));
            case ["na", _]:
                return (BookLook.ChoiceInput, new BookRule.Words(["适用", "不适用"]));
            case ["item", var code, var key]:
                return (BookLook.ChoiceInput, new BookRule.Words(CellWords.ChoicesOf(Framework.Indicator(code)?.Rule.Items.FirstOrDefault(item => item.Key == key))));
            case ["state", var code]:
                return (BookLook.ChoiceInput, Framework.Indicator(code)?.Rule switch
                {
                    ScoringRule.Qualitative qualitative => new BookRule.Words([.. qualitative.States.Select(state => state.Name)]),
                    ScoringRule.EitherOr either => new BookRule.Words([.. either.Options.Select(option => option.Label)]),
                    _ => null,
                });
            case ["claim" or "judged" or "deduction", var code] when Framework.Indicator(code) is { } indicator:
                var weight = CellFormula.Literal(indicator.Weight.ToRatio());
                return (BookLook.PointsInput, new BookRule.Numbers("0", weight, Whole: false, $"请填0至{weight}之间的分数，最多两位小数。"));
            case ["list", var list, _, var column] when Framework.List(list)?.Column(column) is { Choices.Count: > 0 } cell:
                return (BookLook.ChoiceInput, new BookRule.Words(cell.Choices));
            case ["input", var key]:
                var input = Framework.Input(key.Split('@')[0]) ?? Framework.Input(key.Split('@')[0][..^Math.Min(Framework.PreviousSuffix.Length, key.Split('@')[0].Length)]);
                return Take(kind, input?.Signed == true);
            default:
                return Take(kind, isSigned: true);
        }
    }

    private static (BookLook Look, BookRule? Rule) Take(FigureKind? kind, bool isSigned) => kind switch
    {
        FigureKind.Money => (BookLook.MoneyInput, new BookRule.Numbers(isSigned ? LeastMoney : "0", MostMoney, Whole: false, isSigned ? "请填数字，单位为万元。" : "请填0以上的数字，单位为万元。")),
        FigureKind.Count => (BookLook.CountInput, new BookRule.Numbers(isSigned ? "-" + MostNumber : "0", MostNumber, Whole: true, "请填整数。")),
        FigureKind.Number or FigureKind.Percent => (BookLook.NumberInput, new BookRule.Numbers(isSigned ? "-" + MostNumber : "0", MostNumber, Whole: false, "请填数字，最多六位小数。")),
        FigureKind.YesNo => (BookLook.ChoiceInput, new BookRule.Words(["是", "否"])),
        _ => (BookLook.TextInput, null),
    };
}
