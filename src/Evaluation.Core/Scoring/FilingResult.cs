using Evaluation.Core.Checks;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>
/// What is kept of a scored filing beside its 用印版: lists and the 汇总表 show what was frozen, and nothing is scored twice.
/// Points as printed; values as printed too (rates ×100, money in 万元, two decimals).
/// </summary>
/// <param name="Self">Claimed total; null while a row has no self score.</param>
/// <param name="Computed">系统测算.</param>
/// <param name="Data">按数据测算.</param>
/// <param name="Own">单位自选.</param>
/// <param name="Bureau">待财政部门核定; a preview until the filing is accepted.</param>
/// <param name="Grade">Grade of the computed total; null while rows are incomplete.</param>
/// <param name="ToExplain">Findings that had to be explained (须说明).</param>
/// <param name="Values">The scored value of each indicator that has one, by indicator code.</param>
public sealed record FilingResult(
    Points? Self,
    Points Computed,
    Points Data,
    Points Own,
    Points Bureau,
    string? Grade,
    int ToExplain,
    IReadOnlyDictionary<string, decimal> Values)
{
    private const int YuanPerWan = 10_000;

    /// <summary>The computed points of each indicator that has any, by indicator code.</summary>
    public IReadOnlyDictionary<string, Points> Rows { get; init; } = new Dictionary<string, Points>(StringComparer.Ordinal);

    /// <summary>Claimed minus computed.</summary>
    public Points? Difference => Self is { } self ? self - Computed : null;

    public static FilingResult Of(ScoreSheet sheet, IReadOnlyList<Finding> findings) => new(
        sheet.Totals.Self,
        sheet.Totals.Computed,
        Part(sheet, ScoreOrigin.Data),
        Part(sheet, ScoreOrigin.Own),
        Part(sheet, ScoreOrigin.Bureau),
        sheet.Totals.ComputedGrade,
        findings.Count(finding => finding.Severity == Severity.MustExplain),
        Printed(sheet))
    {
        Rows = sheet.Rows.Where(row => row.Computed is not null)
            .ToDictionary(row => row.Indicator.Code, row => row.Computed!.Value, StringComparer.Ordinal),
    };

    private static Points Part(ScoreSheet sheet, ScoreOrigin origin) =>
        sheet.Totals.Parts.TryGetValue(origin, out var part) ? part.Computed : Points.Zero;

    private static Dictionary<string, decimal> Printed(ScoreSheet sheet)
    {
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var row in sheet.Rows.Where(row => row.Status == RowStatus.Scored))
        {
            if (row.Indicator.Value is { } value && sheet.Facts.Figure(value.Key) is Outcome.Figure figure)
            {
                values[row.Indicator.Code] = Printed(value.Kind, figure.Value);
            }
        }

        return values;
    }

    private static decimal Printed(FigureKind kind, Ratio value) => kind switch
    {
        FigureKind.Percent => Rounding.HalfUp(value * Ratio.Hundred, 2),
        FigureKind.Money => Rounding.HalfUp(value / YuanPerWan, 2),
        _ => Rounding.HalfUp(value, 2),
    };
}
