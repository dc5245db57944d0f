using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>Cells of one row of the score table that its points are computed from.</summary>
/// <param name="Value">Cell of the indicator's value.</param>
/// <param name="Rule">Cell of the points before modifiers and rounding.</param>
/// <param name="AnswerOf">Cell of an answer by its path; null where the workbook has none.</param>
/// <param name="Items">Cells of the row's checklist: states and points; null without one.</param>
/// <param name="Notes">Cells of the statements what was checked.</param>
/// <param name="Targets">Cells of the points of the unit's targets, and of what is added with them; null without a formula.</param>
internal sealed record PointsCells(
    string Value, string Rule, Func<string, string?> AnswerOf, (string States, string Points)? Items, IReadOnlyList<string> Notes, (string Points, string Side)? Targets);

/// <summary>
/// A scoring rule over the cells of a workbook. Rules that a spreadsheet cannot say plainly (one of several measures, comparison with last
/// year) have no formula: their points are told as the program computed them.
/// </summary>
internal sealed class PointsFormula(CellFormula formulas, PointsCells cells)
{
    private const int Places = 12;
    private const int MoneyPlaces = 8;

    /// <summary>Points by the rule, before what comes after it; null when a formula cannot say them.</summary>
    /// <param name="isProved">Evidence is attached to the indicator.</param>
    public string? OfRule(Indicator indicator, EvidencePolicy evidence, bool isProved)
    {
        var weight = Number(indicator.Weight.ToRatio());
        return indicator.Rule switch
        {
            ScoringRule.Checklist when evidence == EvidencePolicy.Zero && !isProved => Answered(indicator.Rule.Items) is { } answered
                ? string.Create(CultureInfo.InvariantCulture, $"IF(AND({answered},COUNTIF({cells.Items!.Value.States},\"不适用\")<{indicator.Rule.Items.Count}),0,\"\")") : null,
            ScoringRule.ChecklistSubtract when evidence == EvidencePolicy.Zero && !isProved => Answered(indicator.Rule.Items) is { } answered ? $"IF({answered},0,\"\")" : null,
            ScoringRule.Checklist checklist => Added(checklist, indicator.Code, weight),
            ScoringRule.ChecklistSubtract checklist => Subtracted(checklist, indicator.Code, weight),
            ScoringRule.Qualitative qualitative => Judged(qualitative, indicator),
            ScoringRule.YesNo yesNo => cells.AnswerOf("input/" + yesNo.Input) is { } answer ? $"IF({answer}=\"是\",{weight},IF({answer}=\"否\",0,\"\"))" : null,
            ScoringRule.Targets targets when cells.Targets is { } own => targets.Counting == TargetCounting.Sum
                ? $"IF(AND(COUNT({own.Points})>0,COUNTIF({own.Points},\"{TargetFormulas.Open}\")=0,ROUND(SUM({own.Side})-{weight},6)=0),SUM({own.Points}),\"\")"
                : $"IF(AND(COUNT({own.Points})>0,COUNTIF({own.Points},\"{TargetFormulas.Open}\")=0),SUM({own.Side})/COUNT({own.Points})*{weight},\"\")",
            _ when indicator.Value is { } value && indicator.Rule.ScoresValue => OfValue(indicator, value, weight),
            _ => null,
        };
    }

    /// <summary>The awarded points: the rule's, less what over-fulfilment, caps and the manual deduction take, within 0 and the weight, rounded once.</summary>
    /// <param name="excused">Condition of 不适用 and what the row gets then; null when it always applies.</param>
    /// <param name="untouched">Condition of a bonus nobody asked for; null on other rows.</param>
    public string? Awarded(Indicator indicator, (string When, string Given)? excused, string? untouched)
    {
        var points = cells.Rule;
        if (indicator.Modifiers.OverFulfilment is { } over && Target(indicator.Rule) is { Sign: > 0 } target && indicator.Value is { } value)
        {
            var reached = $"{Exact(indicator, value)}>={Number(value.Kind == FigureKind.Money ? over.Threshold * target / 10_000 : over.Threshold * target)}";
            points = over.Policy switch
            {
                OverFulfilmentPolicy.DeductFixed => $"IF({reached},MAX({points}-{Number(over.Points.ToRatio())},0),{points})",
                OverFulfilmentPolicy.NotMet => $"IF({reached},0,{points})",
                _ => points,
            };
        }

        foreach (var cap in indicator.Modifiers.Caps)
        {
            if (formulas.Part(cap.When) is not { } when)
            {
                return null;
            }

            points = $"MIN({points},IF({when},{Number(cap.Max.ToRatio())},10000))";
        }

        if (indicator.Modifiers.UnitDeducts)
        {
            if (cells.AnswerOf("deduction/" + indicator.Code) is not { } off || cells.AnswerOf("deductionreason/" + indicator.Code) is not { } reason)
            {
                return null;
            }

            points = $"MAX({points}-IF({off}=\"\",0,IF(AND(ISNUMBER({off}),N({off})>=0,OR(N({off})=0,TRIM({reason})<>\"\")),{off},NA())),0)";
        }

        var lost = indicator.Modifiers.Caps.Count == 0 ? "\"\"" : $"IF(IFERROR(ERROR.TYPE({points}),0)=2,\"{CellFormula.ZeroDenominator}\",\"\")";
        var awarded = $"IF(ISNUMBER({cells.Rule}),IFERROR(ROUND(ROUND(MAX(0,MIN({Number(indicator.Weight.ToRatio())},{points})),9),2),{lost}),{cells.Rule})";
        awarded = untouched is null ? awarded : $"IF(AND({cells.Rule}=\"\",{untouched}),0,{awarded})";
        return excused is { } excuse ? $"IF({excuse.When},{excuse.Given},{awarded})" : awarded;
    }

    private static string Number(Ratio value) => CellFormula.Literal(value);

    private static Ratio? Target(ScoringRule rule) => rule switch
    {
        ScoringRule.Linear linear => linear.Target,
        ScoringRule.Equal equal => equal.Target,
        ScoringRule.CountRatio => Ratio.One,
        _ => null,
    };

    private string? OfValue(Indicator indicator, IndicatorValue value, string weight)
    {
        var v = indicator.Rule.Compare == CompareOn.Displayed ? Displayed(value.Kind) : Exact(indicator, value);
        var money = value.Kind == FigureKind.Money;
        string At(Ratio threshold) => Number(money ? threshold / 10_000 : threshold);
        var points = indicator.Rule switch
        {
            ScoringRule.Linear linear => Linear(linear, v, weight, At),
            ScoringRule.Equal { Strict: true } equal => $"IF({v}={At(equal.Target)},{weight},0)",
            ScoringRule.Equal { Target.IsZero: true } => $"IF({v}<=0,{weight},0)",
            ScoringRule.Equal equal => $"IF({v}>={At(equal.Target)},{weight},MAX({cells.Value},0)/{At(equal.Target)}*{weight})",
            ScoringRule.Inverse inverse => inverse.Target.Sign <= 0
                ? $"IF({v}<={At(inverse.Target)},{weight},0)"
                : $"IF({v}<={At(inverse.Target)},{weight},IF({v}>={At(inverse.ZeroAt)},0,({At(inverse.ZeroAt)}-{v})/({At(inverse.ZeroAt)}-{At(inverse.Target)})*{weight}))",
            ScoringRule.Ladder ladder => Ladder(ladder, v, At),
            ScoringRule.ThresholdDeduct deduct => Deduct(deduct, v, weight, At),
            ScoringRule.PerOccurrence cases => Cases(cases, v, weight),
            ScoringRule.CountRatio => $"MIN(MAX({v},0),1)*{weight}",
            _ => null,
        };
        if (points is null || Zero(indicator, value, weight) is not { } zero)
        {
            return null;
        }

        return $"IF(ISNUMBER({cells.Value}),{points},{zero})";
    }

    /// <summary>The value without the last digits of a spreadsheet's arithmetic.</summary>
    private string Exact(Indicator indicator, IndicatorValue value) =>
        string.Create(CultureInfo.InvariantCulture, $"ROUND({cells.Value},{(value.Kind == FigureKind.Money || indicator.Rule is ScoringRule.PerOccurrence ? MoneyPlaces : Places)})");

    private string Displayed(FigureKind kind) => string.Create(CultureInfo.InvariantCulture, $"ROUND(ROUND({cells.Value},{Places}),{(kind switch
    {
        FigureKind.Percent => 4,
        FigureKind.Money => 2,
        FigureKind.Count => 0,
        _ => 6,
    })})");

    /// <summary>What stands in the cell when the value is no figure; null when a formula cannot say it.</summary>
    private string? Zero(Indicator indicator, IndicatorValue value, string weight)
    {
        if (indicator.Rule.ZeroDenominator is not (ZeroDenominatorPolicy.Full or ZeroDenominatorPolicy.Zero))
        {
            return cells.Value;
        }

        // Only a quotient at the top tells 0 ÷ 0 apart from something ÷ 0.
        var given = indicator.Rule.ZeroDenominator == ZeroDenominatorPolicy.Full ? weight : "0";
        return value.Scored.Formula is Formula.Arithmetic { Sign: ArithmeticSign.DividedBy } quotient && !HasQuotient(quotient.Left) && !HasQuotient(quotient.Right) && formulas.Part(quotient.Left) is { } above
            ? $"IF({cells.Value}=\"{CellFormula.ZeroDenominator}\",IF(ROUND({above},{MoneyPlaces.ToString(CultureInfo.InvariantCulture)})=0,{given},{cells.Value}),{cells.Value})"
            : null;
    }

    /// <summary>A name may stand for a quotient of its own, so only figures that are entered are plain.</summary>
    private bool HasQuotient(Formula formula) => formula switch
    {
        Formula.Arithmetic arithmetic => arithmetic.Sign == ArithmeticSign.DividedBy || HasQuotient(arithmetic.Left) || HasQuotient(arithmetic.Right),
        Formula.Number => false,
        Formula.Name name => cells.AnswerOf("input/" + name.Key) is null,
        Formula.Negation negation => HasQuotient(negation.Operand),
        Formula.Absolute absolute => HasQuotient(absolute.Operand),
        _ => true,
    };

    private string? Linear(ScoringRule.Linear rule, string v, string weight, Func<Ratio, string> at)
    {
        var full = rule.Cap == Ratio.One ? weight : $"{Number(rule.Cap)}*{weight}";
        var reached = rule.Over switch
        {
            OverPolicy.Zero => $"IF({v}>{at(rule.Target)},0,{full})",
            OverPolicy.Deduct => $"IF({v}>{at(rule.Target)},{Off(full, rule.OverDeduct!, $"({v}-{at(rule.Target)})", at)},{full})",
            _ => full,
        };
        var share = rule.Cap == Ratio.One ? $"MAX({cells.Value},0)/{at(rule.Target)}*{weight}" : $"MIN(MAX({cells.Value},0)/{at(rule.Target)},{Number(rule.Cap)})*{weight}";
        var below = rule.ZeroBelow is { } zero ? $"IF(MAX({v},0)<{at(zero)},0,{share})" : share;
        return $"IF({v}>={at(rule.Target)},{reached},{below})";
    }

    private static string Ladder(ScoringRule.Ladder rule, string v, Func<Ratio, string> at)
    {
        // Bands cover every value once: the last one needs no condition.
        var text = Number(rule.Bands[^1].Points.ToRatio());
        for (var index = rule.Bands.Count - 2; index >= 0; index--)
        {
            var band = rule.Bands[index];
            List<string> ends = [];
            if (band.From is { } from)
            {
                ends.Add($"{v}{(band.FromClosed ? ">=" : ">")}{at(from)}");
            }

            if (band.To is { } to)
            {
                ends.Add($"{v}{(band.ToClosed ? "<=" : "<")}{at(to)}");
            }

            text = $"IF({(ends.Count == 1 ? ends[0] : $"AND({string.Join(',', ends.DefaultIfEmpty("TRUE"))})")},{Number(band.Points.ToRatio())},{text})";
        }

        return text;
    }

    private static string Deduct(ScoringRule.ThresholdDeduct rule, string v, string weight, Func<Ratio, string> at)
    {
        var size = rule.Absolute ? $"ABS({v})" : v;
        var excess = rule.Above ? $"({size}-{at(rule.Threshold)})" : $"({at(rule.Threshold)}-{size})";
        return $"IF(ROUND{Rounded(excess)}<=0,{weight},{Off(weight, rule.Deduct, excess, at)})";
    }

    private static string Rounded(string bracketed) => $"{bracketed[..^1]},11)";

    private static string Off(string full, Steps steps, string excess, Func<Ratio, string> at)
    {
        var exact = $"{excess}/{at(steps.Size)}";
        var counted = steps.Mode switch
        {
            StepMode.Floor => $"INT(ROUND({exact},9))",
            StepMode.Ceiling => $"(-INT(-ROUND({exact},9)))",
            _ => exact,
        };
        return $"MAX({full}-{counted}*{Number(steps.Points.ToRatio())},0)";
    }

    private string Cases(ScoringRule.PerOccurrence rule, string v, string weight)
    {
        var off = $"MAX({v},0)*{Number(rule.PerCase.ToRatio())}";
        off = rule.MaxDeduct is { } most ? $"MIN({off},{Number(most.ToRatio())})" : off;
        var points = $"MAX({weight}-{off},0)";
        return cells.Notes.Count == 0 ? points : $"IF(AND({v}=0,OR({string.Join(',', cells.Notes.Select(note => $"TRIM({note})=\"\""))})),\"\",{points})";
    }

    private string? Answered(IReadOnlyList<CheckItem> items)
    {
        if (cells.Items is not { } own)
        {
            return null;
        }

        var counted = $"COUNTIF({own.States},\"符合\")+COUNTIF({own.States},\"不符合\")"
            + (items.Any(item => item.Partial is not null) ? $"+COUNTIF({own.States},\"基本符合\")" : string.Empty)
            + (items.Any(item => item.MayNotApply) ? $"+COUNTIF({own.States},\"不适用\")" : string.Empty);
        return string.Create(CultureInfo.InvariantCulture, $"{counted}={items.Count}");
    }

    private string? Added(ScoringRule.Checklist rule, string code, string weight)
    {
        if (Answered(rule.Items) is not { } answered)
        {
            return null;
        }

        var (states, points) = cells.Items!.Value;
        var met = (rule.EqualShare ? $"COUNTIF({states},\"符合\")" : $"SUMIF({states},\"符合\",{points})")
            + Partly(rule.Items, code, item => rule.EqualShare ? item.Partial!.Value : item.Points.ToRatio() * item.Partial!.Value);
        if (!rule.EqualShare && !rule.Items.Any(item => item.MayNotApply))
        {
            return $"IF({answered},{UnlessVoid(rule.Items, code, met)},\"\")";
        }

        var all = rule.EqualShare ? Number(rule.Items.Count) : Number(Points.Sum(rule.Items.Select(item => item.Points)).ToRatio());
        var counted = !rule.Items.Any(item => item.MayNotApply) ? all
            : $"({all}-{(rule.EqualShare ? $"COUNTIF({states},\"不适用\")" : $"SUMIF({states},\"不适用\",{points})")})";
        met = rule.Items.Any(item => item.Partial is not null) ? $"({met})" : met;
        return $"IF({answered},IFERROR({UnlessVoid(rule.Items, code, $"{met}/{counted}*{weight}")},\"\"),\"\")";
    }

    private string? Subtracted(ScoringRule.ChecklistSubtract rule, string code, string weight)
    {
        if (Answered(rule.Items) is not { } answered)
        {
            return null;
        }

        var lacking = $"COUNTIF({cells.Items!.Value.States},\"不符合\")" + Partly(rule.Items, code, item => item.Lacking);
        lacking = rule.Items.Any(item => item.Partial is not null) ? $"({lacking})" : lacking;
        return $"IF({answered},{UnlessVoid(rule.Items, code, $"MAX({weight}-{Number(rule.PerMissing.ToRatio())}*{lacking},0)")},\"\")";
    }

    /// <summary>What items met by and large add: +IF(E5="基本符合",0.5,0).</summary>
    private string Partly(IReadOnlyList<CheckItem> items, string code, Func<CheckItem, Ratio> share) => string.Concat(
        items.Where(item => item.Partial is not null).Select(item => $"+IF({StateOf(code, item)}=\"基本符合\",{Number(share(item))},0)"));

    /// <summary>Nothing where a required item is not met.</summary>
    private string UnlessVoid(IReadOnlyList<CheckItem> items, string code, string points) =>
        items.Where(item => item.Required).Select(item => $"{StateOf(code, item)}=\"不符合\"").ToList() is { Count: > 0 } broken
            ? $"IF(OR({string.Join(',', broken)}),0,{points})" : points;

    private string? StateOf(string code, CheckItem item) => cells.AnswerOf(EntryPath.Item(code, item.Key));

    private string? Judged(ScoringRule.Qualitative rule, Indicator indicator)
    {
        if (cells.AnswerOf("state/" + indicator.Code) is not { } state || cells.AnswerOf("judged/" + indicator.Code) is not { } judged || cells.AnswerOf("rowtext/" + indicator.Code) is not { } text)
        {
            return null;
        }

        var inside = rule.States.Select(one => $"AND({state}=\"{one.Name}\",{judged}>={Number(one.Least(indicator.Weight).ToRatio())},{judged}<={Number(one.Most(indicator.Weight).ToRatio())})");
        return $"IF(AND(ISNUMBER({judged}),TRIM({text})<>\"\",OR({string.Join(',', inside)})),{judged},\"\")";
    }
}
