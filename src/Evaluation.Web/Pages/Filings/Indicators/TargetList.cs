using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Indicators;

/// <summary>The unit's targets an indicator counts, with what each came to.</summary>
/// <param name="Address">Where the targets are filled in.</param>
/// <param name="Counts">Which targets count, where not all do; null otherwise.</param>
/// <param name="SharesMet">Targets are met or not; they have no points of their own.</param>
public sealed record TargetList(string Id, string Label, string Address, string? Counts, bool SharesMet, IReadOnlyList<TargetLine> Lines)
{
    /// <summary>Null for indicators that count no targets.</summary>
    public static TargetList? Of(OpenFiling open, RowScore row)
    {
        if (row.Indicator.Rule is not ScoringRule.Targets rule || open.Framework.List(rule.List) is not { } list)
        {
            return null;
        }

        var rows = open.Record.List(rule.List).ToDictionary(entered => entered.Id, StringComparer.Ordinal);
        return new TargetList(
            "targets-" + row.Indicator.Code,
            list.Label,
            new FilingPlaces(open).AddressOf("list/" + list.Key),
            rule.Filter is { } filter ? $"计入类型为{string.Join("、", filter.Values)}的目标。" : null,
            rule.Counting == TargetCounting.ShareMet,
            [.. row.Targets.Select(target => TargetLine.Of(row, rule, rows[target.RowId], target))]);
    }
}

/// <summary>A target as it was set, as it came out, and what it earns.</summary>
public sealed record TargetLine(string Name, string Aim, string Actual, string Weight, string Completion, string? Result, string? Problem, bool IsShort)
{
    public static TargetLine Of(RowScore row, ScoringRule.Targets rule, ListRow entered, TargetScore target)
    {
        var columns = rule.Columns;
        var measure = entered.Cell(columns.Measure);
        var isQualitative = entered.Cell(columns.Sign) == "定性";
        return new TargetLine(
            target.Name,
            isQualitative ? "定性" : $"{entered.Cell(columns.Sign)}{entered.Cell(columns.Target)}{measure}",
            isQualitative ? entered.Cell(columns.State) ?? string.Empty : $"{entered.Cell(columns.Actual)}{measure}",
            target.Weight is { } weight ? FigureText.Short(weight) : string.Empty,
            TargetText.Completion(target),
            TargetText.Result(row, target),
            target.Problem,
            target.Problem is null && !target.IsMet);
    }
}
