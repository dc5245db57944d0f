using Evaluation.Core.Filings;
using Evaluation.Core.Scoring;
using Evaluation.Web.Filings;
using Evaluation.Web.Pages.Filings.Indicators;

namespace Evaluation.Web.Pages.Filings.Scores;

/// <summary>A row of the score table on one page.</summary>
public sealed record ScoreLine(int Number, RowScore Row, EntryField Claim, EntryField Reason, string Address, IndicatorFindings Findings)
{
    /// <summary>The lines the chosen filter leaves, in the order of the framework.</summary>
    public static IReadOnlyList<ScoreLine> Of(OpenFiling open, EnteredValues entered, string? show)
    {
        var places = new FilingPlaces(open);
        return [.. open.Sheet.Rows
            .Select((row, index) => new ScoreLine(
                index + 1,
                row,
                entered.Field(EntryPath.Claim(row.Indicator.Code), $"{row.Indicator.Name}的自评得分"),
                entered.Field(EntryPath.Reason(row.Indicator.Code), $"{row.Indicator.Name}的理由、扣分原因"),
                places.AddressOf("indicator/" + row.Indicator.Code),
                FindingsOf(open, row)))
            .Where(line => line.Shown(show))];
    }

    public static IndicatorFindings FindingsOf(OpenFiling open, RowScore row) => IndicatorFindings.Of(open, row.Indicator) with { Id = "score-findings-" + row.Indicator.Code };

    private bool Shown(string? show) => show switch
    {
        ScoreFilter.Differing => Row.Difference is { Value: not 0m } || Findings.Items.Any(item => item.Finding.Blocks),
        ScoreFilter.Incomplete => Row.Status is RowStatus.Incomplete or RowStatus.Undecidable,
        _ => true,
    };
}

/// <summary>Values of the filter in the address.</summary>
public static class ScoreFilter
{
    public const string Differing = "differing";
    public const string Incomplete = "incomplete";

    public static IReadOnlyList<(string? Key, string Words)> All { get; } = [(null, "全部"), (Differing, "有差异或待说明"), (Incomplete, "未完成")];
}
