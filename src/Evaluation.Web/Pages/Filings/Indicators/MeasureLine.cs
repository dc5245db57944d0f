using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Indicators;

/// <summary>One measure an either-or indicator may be scored by: its value and its standard, never the points it would give.</summary>
public sealed record MeasureLine(string Label, string Rule, string? Value)
{
    public static IReadOnlyList<MeasureLine> Of(OpenFiling open, Indicator indicator) => indicator.Rule is not ScoringRule.EitherOr either ? [] :
    [
        .. either.Options.Select(option => new MeasureLine(
            option.Label, RuleText.Of(option, indicator.Weight), open.Sheet.Facts.Text(option.Value.Key, FigureStyle.Screen))),
    ];
}

/// <summary>All measures of an indicator.</summary>
public sealed record MeasureList(string Id, IReadOnlyList<MeasureLine> Lines);
