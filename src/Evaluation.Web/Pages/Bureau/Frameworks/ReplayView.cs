using Evaluation.Core.Quantities;
using Evaluation.Web.Frameworks;

namespace Evaluation.Web.Pages.Bureau.Frameworks;

/// <summary>A replay as it stands on the screen: the distribution with its bars, and the units the chosen order puts first.</summary>
public sealed class ReplayView
{
    public const string Up = "up";
    public const string Down = "down";
    public const string Grade = "grade";
    public const string Missing = "missing";

    /// <summary>Units on the page; all of them are in the workbook.</summary>
    public const int Most = 200;

    private readonly ReplayOutcome _outcome;

    public ReplayView(ReplayOutcome outcome, string? show)
    {
        _outcome = outcome;
        var chosen = outcome.Units.Where(unit => IsShown(unit, show)).ToList();
        Found = chosen.Count;
        // Largest moves first; those of one size in the order of their codes.
        Units = [.. chosen.OrderByDescending(unit => Math.Abs(unit.Filing.Difference.Value)).Take(Most)];
    }

    public static IReadOnlyList<(string? Key, string Words)> Shows { get; } =
        [(null, "全部，变动大的在前"), (Up, "得分上升"), (Down, "得分下降"), (Grade, "等级变化"), (Missing, "缺少新指标体系要的数据")];

    public IReadOnlyList<ReplayedUnit> Units { get; }

    /// <summary>Units the choice leaves, shown or not.</summary>
    public int Found { get; }

    public IReadOnlyList<DistributionRow> Grades => Rows(
        [.. _outcome.Summary.GradesBefore.Select(grade => grade.Grade).Union(_outcome.Summary.GradesAfter.Select(grade => grade.Grade), StringComparer.Ordinal)
            .Select(grade => (grade, Count(_outcome.Summary.GradesBefore, grade), Count(_outcome.Summary.GradesAfter, grade)))]);

    public IReadOnlyList<DistributionRow> Totals => Rows(
        [.. _outcome.Summary.Totals.Reverse().Select(span => (span.Words, span.Before, span.After))]);

    private static bool IsShown(ReplayedUnit unit, string? show) => show switch
    {
        Up => unit.Filing.Difference > Points.Zero,
        Down => unit.Filing.Difference < Points.Zero,
        Grade => unit.Filing.Before.Grade != unit.Filing.After.Grade,
        Missing => unit.Filing.Missing.Count > 0,
        _ => true,
    };

    private static int Count(IReadOnlyList<(string Grade, int Count)> grades, string grade) => grades.Where(one => one.Grade == grade).Sum(one => one.Count);

    /// <summary>Bars are drawn to the longest of the table.</summary>
    private static IReadOnlyList<DistributionRow> Rows(IReadOnlyList<(string Name, int Before, int After)> counts)
    {
        var longest = Math.Max(1, counts.Max(count => Math.Max(count.Before, count.After)));
        return [.. counts.Select(count => new DistributionRow(count.Name, count.Before, count.After, count.Before * 100 / longest, count.After * 100 / longest))];
    }
}

/// <summary>Filings of a grade or of a span of points before and after, with bars from 0 to 100.</summary>
public sealed record DistributionRow(string Name, int Before, int After, int BarBefore, int BarAfter);
