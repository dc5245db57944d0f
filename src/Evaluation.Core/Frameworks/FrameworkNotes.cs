using System.Text.RegularExpressions;
using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Frameworks;

/// <summary>What an author should look at again; nothing here keeps a framework from being used.</summary>
public static partial class FrameworkNotes
{
    /// <summary>A sentence each, in the order of the score table.</summary>
    public static IEnumerable<string> Run(Framework framework) =>
        framework.Indicators.Where(indicator => indicator.StandardText is not null).Select(indicator => Strange(framework, indicator)).OfType<string>();

    /// <summary>Percentages in the notice's words that no part of the rule says: one of the two was mistyped.</summary>
    private static string? Strange(Framework framework, Indicator indicator)
    {
        var known = Known(framework, indicator).ToHashSet();
        List<string> strange = [.. Percentages(indicator.StandardText!).Where(written => !known.Contains(written.Value)).Select(written => written.Text).Distinct(StringComparer.Ordinal)];
        return strange.Count == 0 ? null : $"“{indicator.Name}”的评分标准原文里有{string.Join("、", strange)}，评分规则里没有，请核对。";
    }

    private static IEnumerable<decimal> Known(Framework framework, Indicator indicator)
    {
        var rules = indicator.Rule is ScoringRule.EitherOr either ? either.Options.Select(option => (option.Rule, Value: (IndicatorValue?)option.Value)) : [(indicator.Rule, indicator.Value)];
        var said = rules.SelectMany(pair => (pair.Rule as ScoringRule.Ladder)?.Bands.Select(band => BandWords.Ends(band, figure => FigureText.InRule(pair.Value?.Kind ?? FigureKind.Percent, pair.Value?.Measure, figure))) ?? [])
            .Concat(indicator.Values.SelectMany(value => value.Others.Prepend(value.Scored)).Select(reading => FormulaText.Print(reading.Formula)))
            .Concat(indicator.Modifiers.Caps.Select(cap => FormulaText.Print(cap.When)))
            .Concat(framework.Limits.Select(limit => limit.Text))
            .Append(RuleText.Of(indicator));
        var shares = rules.SelectMany(pair => (pair.Rule as ScoringRule.Ladder)?.Bands.SelectMany(band => new[] { band.Points, band.AtEnd ?? band.Points }) ?? [])
            .Concat((indicator.Rule as ScoringRule.CompareWithLastYear)?.Branches.Select(branch => branch.Points) ?? []);
        var steps = rules.SelectMany(pair => pair.Rule switch
        {
            ScoringRule.ThresholdDeduct deduct => new[] { deduct.Deduct.Size },
            ScoringRule.Linear { OverDeduct: { } over } => [over.Size],
            _ => [],
        });
        return said.SelectMany(Percentages).Select(written => written.Value)
            .Concat(shares.Select(points => Rounding.HalfUp(points.ToRatio() / indicator.Weight.ToRatio() * Ratio.Hundred, 2)))
            .Concat(steps.Select(step => Rounding.HalfUp(step * Ratio.Hundred, 4)))
            .Concat((indicator.Rule as ScoringRule.Qualitative)?.States.SelectMany(state => new[] { state.From, state.To }).Select(share => Rounding.HalfUp(share * Ratio.Hundred, 2)) ?? [])
            .Concat([0m, 100m]);
    }

    private static IEnumerable<(string Text, decimal Value)> Percentages(string text) => Percentage().Matches(text)
        .Select(found => (found.Value, decimal.Parse(found.Groups["number"].ValueSpan, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture)));

    [GeneratedRegex("(?<number>[0-9]{1,9}(?:\\.[0-9]{1,6})?)\\s*[%％]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Percentage();
}
