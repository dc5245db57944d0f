using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Frameworks;

/// <summary>Scoring rules of every kind that fit a weight.</summary>
internal sealed class RuleMaker(Dice dice, TextMaker texts, FigureMaker figures)
{
    private int _values;

    /// <summary>A rule and the value it scores, if it scores one.</summary>
    public (ScoringRule Rule, IndicatorValue? Value) Make(Points weight)
    {
        if (dice.Coin(55))
        {
            var (rule, value) = OfValue(weight, mayCompare: true);
            return (rule, value);
        }

        return (dice.Whole(0, 6) switch
        {
            0 => new ScoringRule.Checklist([.. Items(weight).Select(Marked)]),
            1 => new ScoringRule.Checklist([.. Items(weight: null).Select(Marked)]) { EqualShare = true },
            2 => new ScoringRule.ChecklistSubtract([.. Items(weight: null).Select(Marked)], Some(1, 300)),
            3 => new ScoringRule.Qualitative(States()),
            4 => new ScoringRule.EitherOr(Options(weight), dice.Coin() ? OptionChoice.Best : OptionChoice.Declared),
            5 => new ScoringRule.YesNo("yes_0", texts.Line()),
            _ => Targets(),
        }, null);
    }

    private (ScoringRule Rule, IndicatorValue Value) OfValue(Points weight, bool mayCompare)
    {
        var which = dice.Whole(0, mayCompare ? 7 : 6);
        var kind = which == 5 ? FigureKind.Percent : dice.One([FigureKind.Percent, FigureKind.Percent, FigureKind.Count, FigureKind.Money]);
        ScoringRule rule = which switch
        {
            0 => Linear(kind),
            1 => new ScoringRule.Equal(Figure(kind, dice.Coin(20) ? 0 : 1), dice.Coin()),
            2 => Inverse(kind),
            3 => Ladder(kind, weight),
            4 => Deduct(kind, weight),
            5 => new ScoringRule.CountRatio(),
            6 => new ScoringRule.PerOccurrence(Some(1, 200), texts.Line(), dice.Coin() ? texts.Lines(1, 3) : []) { MaxDeduct = dice.Coin() ? weight : null },
            _ => Compare(weight),
        };
        rule = rule with
        {
            ZeroDenominator = dice.One(Enum.GetValues<ZeroDenominatorPolicy>()),
            Compare = dice.One(Enum.GetValues<CompareOn>()),
            Monotonic = dice.Coin() ? Direction(rule) : null,
        };
        return (rule, Value(kind));
    }

    private static Monotony? Direction(ScoringRule rule) => rule switch
    {
        ScoringRule.Linear { Over: OverPolicy.Cap or OverPolicy.Review } or ScoringRule.CountRatio => Monotony.Rising,
        ScoringRule.Inverse or ScoringRule.PerOccurrence => Monotony.Falling,
        ScoringRule.ThresholdDeduct { Absolute: false } deduct => deduct.Above ? Monotony.Falling : Monotony.Rising,
        _ => null,
    };

    private IndicatorValue Value(FigureKind kind)
    {
        var key = FormattableString.Invariant($"value_{++_values}");
        var basis = dice.Coin() ? "本指标口径" : texts.Line();
        var scored = new Reading("value", basis, figures.Of(kind));
        List<Reading> others = [];
        if (dice.Coin(25))
        {
            scored = new Reading("first", texts.Line(), figures.Of(kind));
            others = dice.Many(1, 2, index => new Reading($"other_{index}", texts.Line(), figures.Of(kind)));
        }

        return new IndicatorValue(key, texts.Line(), texts.Name("计算值"), kind, kind == FigureKind.Count ? "人" : null, scored, others);
    }

    private ScoringRule.Linear Linear(FigureKind kind)
    {
        var target = Figure(kind, 1);
        var over = dice.One(Enum.GetValues<OverPolicy>());
        return new ScoringRule.Linear(target, over, dice.Coin(30) ? target * Ratio.Of(dice.Whole(0, 9), 10) : null)
        {
            Cap = dice.Coin(20) ? Ratio.Of(dice.Whole(1, 99), 100) : Ratio.One,
            OverDeduct = over == OverPolicy.Deduct ? Steps(kind) : null,
        };
    }

    private ScoringRule.Inverse Inverse(FigureKind kind)
    {
        var target = Figure(kind, 1);
        return new ScoringRule.Inverse(target, target * (dice.Coin() ? 2 : Ratio.Of(dice.Whole(4, 12), 3)));
    }

    private ScoringRule.ThresholdDeduct Deduct(FigureKind kind, Points weight)
    {
        var rule = new ScoringRule.ThresholdDeduct(Figure(kind, 0), dice.Coin(), Steps(kind), dice.Coin(30)) { MaxDeduct = dice.Coin(30) ? weight : null };
        return !dice.Coin(30) ? rule : rule.Above ? rule with { ZeroBeyond = rule.Threshold + Figure(kind, 1) } : rule with { ZeroBeyond = rule.Threshold - Figure(kind, 1) };
    }

    private Steps Steps(FigureKind kind)
    {
        // A step of a rate is below 100 %: anything else is taken for a percent sign forgotten.
        var size = kind == FigureKind.Percent ? Ratio.Of(dice.Whole(1, 9_999), 10_000) : Figure(kind, 1);
        return new Steps(size, texts.Line(), Some(1, 200), dice.One(Enum.GetValues<StepMode>()));
    }

    private ScoringRule.Ladder Ladder(FigureKind kind, Points weight) => new(
        [.. Ends(kind).Select(end => new Band(end.From, end.FromClosed, end.To, end.ToClosed, Some(0, (int)(weight.Value * 100m)), texts.BandWords())
        {
            AtEnd = end.From is not null && end.To is not null && dice.Coin(30) ? Some(0, (int)(weight.Value * 100m)) : null,
        })]);

    private ScoringRule.CompareWithLastYear Compare(Points weight) => new(
        FigureMaker.Name(figures.Previous),
        [.. dice.Many(1, 3, _ => new Branch(figures.Truth(), Share(weight), texts.Line()))],
        new Branch(When: null, Share(weight), texts.Line()),
        new Branch(When: null, Share(weight), texts.Line()));

    /// <summary>Ends that cover every value once, in some order.</summary>
    public IReadOnlyList<(Ratio? From, bool FromClosed, Ratio? To, bool ToClosed)> Ends(FigureKind kind)
    {
        var cuts = dice.Many(0, 4, _ => Figure(kind, 0)).Distinct().Order().ToList();
        var closed = cuts.ConvertAll(_ => dice.Coin());
        var ends = Enumerable.Range(0, cuts.Count + 1).Select(index => (
            index == 0 ? (Ratio?)null : cuts[index - 1],
            index > 0 && !closed[index - 1],
            index == cuts.Count ? (Ratio?)null : cuts[index],
            index < cuts.Count && closed[index])).ToList();
        if (dice.Coin())
        {
            ends.Reverse();
        }

        return ends;
    }

    private List<CheckItem> Items(Points? weight)
    {
        var count = Math.Min(dice.Whole(1, 4), weight is { Value: var most } ? (int)(most * 100m) : 4);
        var points = weight is { } whole ? dice.Parts(whole.Value, count) : [];
        return [.. Enumerable.Range(0, count).Select(index => new CheckItem($"item_{index + 1}", texts.Line(), weight is null ? Points.Zero : new Points(points[index])) { MayNotApply = dice.Coin(20) })];
    }

    private CheckItem Marked(CheckItem item) => item with { Partial = dice.Coin(20) ? Ratio.Of(dice.Whole(1, 99), 100) : null, Required = dice.Coin(10) };

    private IReadOnlyList<QualitativeState> States()
    {
        if (dice.Coin())
        {
            return QualitativeState.Standard;
        }

        var cuts = dice.Many(0, 3, _ => dice.Whole(1, 20)).Distinct().Where(cut => cut < 20).OrderDescending().Prepend(20).Append(0).ToList();
        return [.. cuts.Zip(cuts.Skip(1), (high, low) => new QualitativeState(FormattableString.Invariant($"第{high}等"), texts.Line(), Ratio.Of(low, 20), Ratio.Of(high, 20)))];
    }

    private List<RuleOption> Options(Points weight) => dice.Many(2, 3, index =>
    {
        var (rule, value) = OfValue(weight, mayCompare: dice.Coin(10));
        return new RuleOption($"option_{index}", texts.Line(), value, rule);
    });

    private ScoringRule.Targets Targets()
    {
        var own = figures.Lists[1].Columns[0].Key == "name" ? string.Empty : "t_";
        var rule = new ScoringRule.Targets("targets", new TargetColumns(own + "name", own + "sign", own + "target", own + "measure", own + "weight", own + "actual", own + "state"))
        {
            Counting = dice.One(Enum.GetValues<TargetCounting>()),
            States = States(),
            Strict = dice.Coin(20),
            Filter = dice.Coin(30) ? new TargetFilter(own + "dimension", ["产出数量", "社会效益"]) : null,
        };
        return dice.Coin(30) ? rule with { InverseZeroAt = Ratio.Of(dice.Whole(4, 20), 3) } : rule;
    }

    /// <summary>A limit of the kind: 0 to 900 %, or 0 to 100 000 with odd decimals.</summary>
    private Ratio Figure(FigureKind kind, int least) => kind switch
    {
        FigureKind.Percent => Ratio.Of(dice.Whole(least, 90_000), dice.One([10_000, 10_000, 10_000, 100_000])) + (dice.Coin(5) ? Ratio.Of(1, 3) : Ratio.Zero),
        FigureKind.Count => dice.Whole(least, 1_000),
        _ => Ratio.Of(dice.Whole(least, 10_000_000), 100),
    };

    private Points Share(Points weight) => Some(0, (int)(weight.Value * 100m));

    private Points Some(int low, int high) => new(dice.Whole(low, high) / 100m);
}
