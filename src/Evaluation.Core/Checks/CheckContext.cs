using System.Collections.Frozen;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>A row of the score table as checks see it.</summary>
/// <param name="HasPoints">Whether it earns or claims any.</param>
internal readonly record struct CheckedRow(IndicatorPlan Plan, Points? Self, bool HasPoints, bool IsOut)
{
    public Indicator Indicator => Plan.Indicator;
}

/// <summary>What the checks of one filing look at: its figures, rows and texts.</summary>
internal sealed class CheckContext
{
    private readonly ScoreTotals? _totals;
    private readonly IReadOnlyDictionary<string, decimal>? _given;

    public CheckContext(ScoreSheet sheet)
    {
        Facts = sheet.Facts;
        _totals = sheet.Totals;
        Rows = [.. sheet.Rows.Where(row => !row.IsBonus).Select(row => new CheckedRow(
            Facts.Plan.Of(row.Indicator), row.Self, (row.Computed ?? row.Self) > Points.Zero || row.Self > Points.Zero, row.Status == RowStatus.NotApplicable))];
        Hidden = HiddenBy(Facts);
    }

    /// <summary>An example: every row claims its full weight, and figures of the sheet are as given.</summary>
    public CheckContext(FactSheet facts, IReadOnlyDictionary<string, decimal> given)
    {
        (Facts, _given) = (facts, given);
        Rows = [.. facts.Plan.Rows.Where(row => !row.Group.IsBonus).Select(row => new CheckedRow(row, row.Indicator.Weight, HasPoints: true, IsOut: false))];
        Hidden = HiddenBy(facts);
    }

    public FactSheet Facts { get; }

    public IReadOnlyList<CheckedRow> Rows { get; }

    /// <summary>Keys that an opening answer takes off the form.</summary>
    public IReadOnlySet<string> Hidden { get; }

    public IReadOnlyList<UnitText> Texts => field ??= [.. UnitTexts.Of(Facts)];

    /// <summary>A figure of the score sheet; missing while a row has no self score.</summary>
    public Found Sheet(string key, PlannedCheck check)
    {
        if (_given is not null && _given.TryGetValue(key, out var given))
        {
            return new Found(SheetFigures.Find(key)?.Kind == FigureKind.Percent ? Ratio.From(given) / Ratio.Hundred : Ratio.From(given));
        }

        return key switch
        {
            SheetFigures.SelfTotal => Of(_totals?.Self, key),
            SheetFigures.ComputedTotal => Of(_totals is { IncompleteRows: 0 } ? _totals.Computed : null, key),
            SheetFigures.ReachableTotal => Of(_totals?.Reachable, key),
            SheetFigures.FullTotal => new Found(Facts.Plan.Weight.ToRatio()),
            SheetFigures.ScoredRows => new Found(Counted().Count()),
            SheetFigures.FullRows => new Found(Counted().Count(IsFull)),
            SheetFigures.SubjectFullRows => new Found(Counted().Count(row => IsFull(row) && check.Rows.Contains(row.Indicator.Code))),
            SheetFigures.OtherShare => OtherShare(check),
            SheetFigures.GradeGap => GradeGap(),
            _ => Found.Missing(key),
        };
    }

    private IEnumerable<CheckedRow> Counted() => Rows.Where(row => !row.IsOut || row.Self is not null);

    private static bool IsFull(CheckedRow row) => row.Self is { } self && self >= row.Indicator.Weight;

    private static Found Of(Points? points, string key) => points is { } value ? new Found(value.ToRatio()) : Found.Missing(key);

    private Found OtherShare(PlannedCheck check)
    {
        var others = Rows.Where(row => row.Self is not null && !check.Rows.Contains(row.Indicator.Code)).ToList();
        var weight = Points.Sum(others.Select(row => row.Indicator.Weight));
        return weight > Points.Zero ? new Found(Points.Sum(others.Select(row => row.Self!.Value)).ToRatio() / weight.ToRatio()) : Found.Missing(SheetFigures.OtherShare);
    }

    private Found GradeGap()
    {
        var edges = Facts.Framework.Grades.Where(grade => grade.From > Points.Zero).Select(grade => grade.From.ToRatio()).ToList();
        return _totals?.Self is { } self && edges.Count > 0
            ? new Found(edges.Select(edge => Ratio.Abs(self.ToRatio() - edge)).Min())
            : Found.Missing(SheetFigures.GradeGap);
    }

    private static IReadOnlySet<string> HiddenBy(FactSheet facts) =>
        facts.Framework.Questions.Where(question => facts.Record.Answers.TryGetValue(question.Key, out var answer) && !answer)
            .SelectMany(question => question.Hides).ToFrozenSet(StringComparer.Ordinal);
}
