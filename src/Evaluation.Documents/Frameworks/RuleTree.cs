using System.Diagnostics;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Frameworks;

/// <summary>Values and scoring rules as trees.</summary>
internal static class RuleTree
{
    public static TreePart.Map Value(IndicatorValue value, FormulaWriting formulas)
    {
        var map = new MapWriting()
            .Add("key", value.Key).Add("label", value.Label).Add("name", value.Name).Add("kind", Words.Kinds.WordOf(value.Kind)).Add("measure", value.Measure);
        if (value.Others.Count == 0 && value.Scored.Key == IndicatorReading.OnlyReading)
        {
            return map.Add("formula", formulas.Of(value.Scored.Formula)).Add("basis", value.Scored.Label, assumed: IndicatorReading.OnlyBasis).Map;
        }

        return map
            .AddAll("readings", value.Others.Prepend(value.Scored).Select(reading => new MapWriting()
                .Add("key", reading.Key).Add("label", reading.Label).Add("formula", formulas.Of(reading.Formula)).Map))
            .Add("scores", value.Scored.Key).Map;
    }

    public static TreePart.Map Of(ScoringRule rule, IndicatorValue? value, FormulaWriting formulas)
    {
        var map = new MapWriting().Add("kind", RuleReading.NameOf(rule));
        var percent = value is null or { Kind: FigureKind.Percent };
        Parameters(map, rule, percent, formulas);
        return map
            .Add("zeroDenominator", Words.ZeroDenominator.WordOf(rule.ZeroDenominator), Words.ZeroDenominator.WordOf(ZeroDenominatorPolicy.NotApplicable))
            .Add("compareOn", Words.Compare.WordOf(rule.Compare), Words.Compare.WordOf(CompareOn.Unrounded))
            .Add("monotonic", rule.Monotonic is { } monotony ? Words.Monotonic.WordOf(monotony) : null).Map;
    }

    private static void Parameters(MapWriting map, ScoringRule rule, bool percent, FormulaWriting formulas)
    {
        switch (rule)
        {
            case ScoringRule.Linear linear:
                Figure(map, "target", linear.Target, percent).Add("over", Words.Over.WordOf(linear.Over), Words.Over.WordOf(OverPolicy.Cap));
                Figure(map, "zeroBelow", linear.ZeroBelow, percent);
                Figure(map, "cap", linear.Cap == Ratio.One ? null : linear.Cap, percent: true);
                Steps(map, linear.OverDeduct, ("overStep", "overStepText", "overPointsPerStep", "overMode"), percent);
                break;
            case ScoringRule.Equal equal:
                Figure(map, "target", equal.Target, percent).Flag("strict", equal.Strict);
                break;
            case ScoringRule.Inverse inverse:
                Figure(map, "target", inverse.Target, percent);
                Figure(map, "zeroAt", inverse.ZeroAt == inverse.Target * 2 ? null : inverse.ZeroAt, percent);
                break;
            case ScoringRule.Ladder ladder:
                map.AddAll("bands", ladder.Bands.Select(band => Given(LimitTree.Band(band, percent), band).Map));
                break;
            case ScoringRule.ThresholdDeduct deduct:
                Figure(map, "threshold", deduct.Threshold, percent).Add("direction", Words.Directions.WordOf(deduct.Above), Words.Directions.WordOf(value: true));
                Steps(map, deduct.Deduct, ("step", "stepText", "pointsPerStep", "mode"), percent);
                map.Flag("absolute", deduct.Absolute).Add("maxDeduct", deduct.MaxDeduct);
                Figure(map, deduct.Above ? "zeroAbove" : "zeroBelow", deduct.ZeroBeyond, percent);
                break;
            case ScoringRule.PerOccurrence cases:
                map.Add("pointsPerCase", cases.PerCase).Add("what", cases.What).Add("checked", cases.Checked).Add("maxDeduct", cases.MaxDeduct);
                break;
            case ScoringRule.Checklist list:
                map.Flag("equalShare", list.EqualShare).AddAll("items", list.Items.Select(item => Item(item, withPoints: !list.EqualShare)));
                break;
            case ScoringRule.ChecklistSubtract list:
                map.Add("pointsPerMissing", list.PerMissing).AddAll("items", list.Items.Select(item => Item(item, withPoints: false)));
                break;
            case ScoringRule.CompareWithLastYear compare:
                map.Add("previous", formulas.Of(compare.Previous))
                    .AddAll("branches", compare.Branches.Select(branch => Branch(branch, formulas)))
                    .Add("otherwise", Branch(compare.Otherwise, formulas))
                    .Add("unknown", Branch(compare.Unknown, formulas));
                break;
            case ScoringRule.Qualitative qualitative:
                States(map, qualitative.States);
                break;
            case ScoringRule.CountRatio:
                break;
            case ScoringRule.EitherOr either:
                map.Add("choose", Words.Choose.WordOf(either.Choose), Words.Choose.WordOf(OptionChoice.Declared))
                    .AddAll("options", either.Options.Select(option => new MapWriting()
                        .Add("key", option.Key).Add("label", option.Label).Add("value", Value(option.Value, formulas)).Add("rule", Of(option.Rule, option.Value, formulas)).Map));
                break;
            case ScoringRule.YesNo yesNo:
                map.Add("input", yesNo.Input).Add("question", yesNo.Question);
                break;
            case ScoringRule.Targets targets:
                Targets(map, targets);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Targets(MapWriting map, ScoringRule.Targets targets)
    {
        var columns = targets.Columns;
        map.Add("list", targets.List)
            .Add("columns", columns == RuleReading.UsualColumns ? null : new MapWriting()
                .Add("name", columns.Name).Add("sign", columns.Sign).Add("target", columns.Target).Add("measure", columns.Measure)
                .Add("weight", columns.Weight).Add("actual", columns.Actual).Add("state", columns.State).Map)
            .Add("filter", targets.Filter is { } filter ? new MapWriting().Add("column", filter.Column).Add("values", filter.Values).Map : null)
            .Add("counting", Words.Counting.WordOf(targets.Counting), Words.Counting.WordOf(TargetCounting.Sum))
            .Flag("strict", targets.Strict);
        Figure(map, "inverseZeroAt", targets.InverseZeroAt == 2 ? null : targets.InverseZeroAt, percent: false);
        States(map, targets.States);
    }

    /// <summary>Points of a band, or of both its ends.</summary>
    private static MapWriting Given(MapWriting map, Band band) => band.AtEnd is { } end
        ? map.Add("points", new[] { band.Points, end }.Select(points => points.Value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)).ToList())
        : map.Add("points", band.Points);

    private static MapWriting Figure(MapWriting map, string name, Ratio? figure, bool percent) =>
        map.Add(name, figure is { } given ? RatioText.Write(given, percent) : null);

    private static void Steps(MapWriting map, Steps? steps, (string Size, string Text, string Points, string Mode) names, bool percent)
    {
        if (steps is null)
        {
            return;
        }

        var size = RatioText.Write(steps.Size, percent);
        map.Add(names.Size, size).Add(names.Text, steps.Text, assumed: size).Add(names.Points, steps.Points).Add(names.Mode, Words.Modes.WordOf(steps.Mode));
    }

    private static TreePart.Map Item(CheckItem item, bool withPoints) =>
        new MapWriting().Add("key", item.Key).Add("points", withPoints ? item.Points : null).Add("text", item.Text).Flag("mayNotApply", item.MayNotApply)
            .Add("partial", item.Partial is { } part ? RatioText.Write(part, percent: true) : null).Flag("required", item.Required).Map;

    private static TreePart.Map Branch(Branch branch, FormulaWriting formulas) =>
        new MapWriting().Add("when", branch.When is { } condition ? formulas.Of(condition) : null).Add("points", branch.Points).Add("text", branch.Text).Map;

    private static void States(MapWriting map, IReadOnlyList<QualitativeState> states)
    {
        if (!states.SequenceEqual(QualitativeState.Standard))
        {
            map.AddAll("states", states.Select(state => new MapWriting()
                .Add("name", state.Name).Add("text", state.Text, assumed: state.Name)
                .Add("from", RatioText.Write(state.From, percent: true)).Add("to", RatioText.Write(state.To, percent: true)).Map));
        }
    }
}
