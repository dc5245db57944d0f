using System.Collections.Frozen;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Frameworks;

/// <summary>Reads scoring rules: a kind and its parameters.</summary>
internal static class RuleReading
{
    private static readonly FrozenDictionary<string, Func<FieldReader, string, bool, ScoringRule>> Kinds = new Dictionary<string, Func<FieldReader, string, bool, ScoringRule>>(StringComparer.Ordinal)
    {
        ["linear"] = (fields, _, percent) => Linear(fields, percent),
        ["equal"] = (fields, _, percent) => new ScoringRule.Equal(fields.Ratio("target", percent), fields.Flag("strict")),
        ["inverse"] = (fields, _, percent) => Inverse(fields, percent),
        ["ladder"] = (fields, _, percent) => new ScoringRule.Ladder([.. fields.Items("bands", "档", required: true).Select(band => Band(band, percent))]),
        ["thresholdDeduct"] = (fields, _, percent) => Deduct(fields, percent),
        ["perOccurrence"] = (fields, _, _) => new ScoringRule.PerOccurrence(fields.Points("pointsPerCase"), fields.Text("what"), fields.Texts("checked"))
        {
            MaxDeduct = fields.Has("maxDeduct") ? fields.Points("maxDeduct") : null,
        },
        ["checklist"] = (fields, path, _) => Checklist(fields, path),
        ["checklistSubtract"] = (fields, path, _) => new ScoringRule.ChecklistSubtract(Items(fields, path, withPoints: false), fields.Points("pointsPerMissing")),
        ["compareWithLastYear"] = (fields, path, _) => new ScoringRule.CompareWithLastYear(
            fields.Formula("previous"),
            [.. fields.Items("branches", "情形", required: true).Select((branch, index) => Branch(branch, FormattableString.Invariant($"{path}/branches/{index + 1}"), withCondition: true))],
            Last(fields, "otherwise", path),
            Last(fields, "unknown", path)),
        ["qualitative"] = (fields, path, _) => new ScoringRule.Qualitative(States(fields, path)),
        ["countRatio"] = (_, _, _) => new ScoringRule.CountRatio(),
        ["eitherOr"] = (fields, path, _) => new ScoringRule.EitherOr(
            [.. fields.Items("options", "口径", required: true).Select(option => Option(option, path))],
            fields.Choice("choose", Words.Choose, OptionChoice.Declared, required: false)),
        ["yesNo"] = (fields, _, _) => new ScoringRule.YesNo(Key(fields, "input"), fields.Text("question")),
        ["targets"] = (fields, path, _) => Targets(fields, path),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Columns of a list of targets that names none.</summary>
    public static TargetColumns UsualColumns { get; } = new("name", "sign", "target", "measure", "weight", "actual", "state");

    /// <summary>The name of a rule's kind.</summary>
    public static string NameOf(ScoringRule rule) => char.ToLowerInvariant(rule.GetType().Name[0]) + rule.GetType().Name[1..];

    /// <summary>Names of all kinds, for messages, choices of workbooks and the README's test.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Kinds.Keys.Order(StringComparer.Ordinal)];

    /// <param name="value">What it scores; null while there is none.</param>
    /// <param name="fields">The rule.</param>
    /// <param name="indicator">Path of its indicator.</param>
    public static ScoringRule Rule(FieldReader fields, string indicator, IndicatorValue? value)
    {
        var path = fields.Settle($"{indicator}/rule");
        var kind = fields.Text("kind");
        if (!Kinds.TryGetValue(kind, out var read))
        {
            if (kind.Length > 0)
            {
                fields.Wrong("kind", $"没有“{kind}”这种评分规则", fields.Reading.Nearest(kind, fields.Choices("kind", Names)) is { } near ? $"是不是“{near}”？" : $"可以写：{string.Join("、", fields.Choices("kind", Names))}。", 0);
            }

            fields.Reading.Ignore(path);
            return new ScoringRule.CountRatio();
        }

        var rule = read(fields, path, value is { Kind: FigureKind.Percent });
        if (rule.ScoresValue)
        {
            rule = rule with
            {
                ZeroDenominator = fields.Choice("zeroDenominator", Words.ZeroDenominator, ZeroDenominatorPolicy.NotApplicable, required: false),
                Compare = fields.Choice("compareOn", Words.Compare, CompareOn.Unrounded, required: false),
                Monotonic = fields.Has("monotonic") ? fields.Choice("monotonic", Words.Monotonic) : null,
            };
        }

        fields.Close();
        return rule;
    }

    /// <summary>The ends of a band and what it is called.</summary>
    public static (Ratio? From, bool FromClosed, Ratio? To, bool ToClosed, string Text) Ends(FieldReader fields, bool percent)
    {
        var range = fields.Text("range");
        fields.Settle(fields.Path);
        var ends = RatioText.ReadRange(range);
        if (range.Split(',', '，').Any(end => RatioText.IsTooLong(end.Trim(' ', '(', ')', '[', ']', '（', '）'))))
        {
            fields.Wrong("range", "里的数字太长", FormattableString.Invariant($"最多{RatioText.MostDigits}位，请少写几位。"), 0);
        }
        else if (ends is null && range.Length > 0)
        {
            fields.Wrong("range", $"“{range}”不是区间", "请写成 \"(10%, 20%]\" 或 \"(20%, +∞)\"，圆括号不含端点，方括号含端点。", 0);
        }

        var (from, fromClosed, to, toClosed) = ends ?? (null, false, null, false);
        foreach (var (end, text) in percent && ends is not null ? range.Trim('(', ')', '[', ']', '（', '）', '≤', '≥', '<', '>', '＜', '＞', '=', '＝', ' ').Split(',', '，').Select(text => (RatioText.Read(text), RatioText.Narrow(text))) : [])
        {
            if (end is { } limit)
            {
                fields.Unsigned("range", text, limit);
            }
        }

        return (from, fromClosed, to, toClosed, fields.OptionalText("text") ?? range);
    }

    /// <summary>The key of a data item or list that may be written by its name.</summary>
    private static string Key(FieldReader fields, string name) => fields.Text(name) is var word ? fields.Reading.Names.KeyOf(word) ?? word : string.Empty;

    private static ScoringRule.Linear Linear(FieldReader fields, bool percent)
    {
        var over = fields.Choice("over", Words.Over, OverPolicy.Cap, required: false);
        return new ScoringRule.Linear(fields.Ratio("target", percent), over, fields.Has("zeroBelow") ? fields.Ratio("zeroBelow", percent) : null)
        {
            Cap = fields.Has("cap") ? fields.Ratio("cap") : Ratio.One,
            OverDeduct = over == OverPolicy.Deduct ? Steps(fields, percent, "overStep", "overStepText", "overPointsPerStep", "overMode") : null,
        };
    }

    private static ScoringRule.Inverse Inverse(FieldReader fields, bool percent)
    {
        var target = fields.Ratio("target", percent);
        return new ScoringRule.Inverse(target, fields.Has("zeroAt") ? fields.Ratio("zeroAt", percent) : target * 2);
    }

    private static ScoringRule.ThresholdDeduct Deduct(FieldReader fields, bool percent)
    {
        var isAbove = fields.Choice("direction", Words.Directions, otherwise: true, required: false);
        var beyond = isAbove ? "zeroAbove" : "zeroBelow";
        return new ScoringRule.ThresholdDeduct(fields.Ratio("threshold", percent), isAbove, Steps(fields, percent, "step", "stepText", "pointsPerStep", "mode"), fields.Flag("absolute"))
        {
            MaxDeduct = fields.Has("maxDeduct") ? fields.Points("maxDeduct") : null,
            ZeroBeyond = fields.Has(beyond) ? fields.Ratio(beyond, percent) : null,
        };
    }

    private static Steps Steps(FieldReader fields, bool percent, string size, string text, string points, string mode)
    {
        var step = fields.Ratio(size, percent);
        return new Steps(step, fields.OptionalText(text) ?? fields.Said(size) ?? string.Empty, fields.Points(points), fields.Choice(mode, Words.Modes));
    }

    private static Band Band(FieldReader fields, bool percent)
    {
        var (from, fromClosed, to, toClosed, text) = Ends(fields, percent);
        var (points, atEnd) = fields.PointsSpan("points");
        var band = new Band(from, fromClosed, to, toClosed, points, text) { AtEnd = atEnd };
        fields.Close();
        return band;
    }

    private static ScoringRule.Checklist Checklist(FieldReader fields, string path)
    {
        var equal = fields.Flag("equalShare");
        return new ScoringRule.Checklist(Items(fields, path, withPoints: !equal)) { EqualShare = equal };
    }

    private static List<CheckItem> Items(FieldReader fields, string rule, bool withPoints) =>
        [.. fields.Items("items", "检查项", required: true).Select(item =>
        {
            item.Settle($"{rule}/items/{item.Said("key")}");
            var read = new CheckItem(item.Text("key"), item.Text("text"), withPoints ? item.Points("points") : Points.Zero)
            {
                MayNotApply = item.Flag("mayNotApply"),
                Partial = item.Has("partial") ? item.Ratio("partial") : null,
                Required = item.Flag("required"),
            };
            item.Close();
            return read;
        })];

    private static Branch Branch(FieldReader fields, string path, bool withCondition)
    {
        fields.Settle(path);
        var branch = new Branch(withCondition ? fields.Formula("when") : null, fields.Points("points"), fields.Text("text"));
        fields.Close();
        return branch;
    }

    private static Branch Last(FieldReader fields, string name, string path) =>
        fields.Map(name, name == "otherwise" ? "其他情形" : "没有上年数", required: true) is { } branch
            ? Branch(branch, $"{path}/{name}", withCondition: false)
            : new Branch(When: null, Points.Zero, string.Empty);

    private static IReadOnlyList<QualitativeState> States(FieldReader fields, string rule)
    {
        if (!fields.Has("states"))
        {
            return QualitativeState.Standard;
        }

        return [.. fields.Items("states", "等次", required: true).Select(state =>
        {
            state.Settle($"{rule}/states/{state.Said("name")}");
            var read = new QualitativeState(state.Text("name"), state.OptionalText("text") ?? state.Said("name") ?? string.Empty, state.Ratio("from"), state.Ratio("to"));
            state.Close();
            return read;
        })];
    }

    private static RuleOption Option(FieldReader fields, string rule)
    {
        var path = fields.Settle($"{rule}/options/{fields.Said("key")}");
        var measure = fields.Map("value", "计算值", required: true) is { } value ? IndicatorReading.Value(value, path) : null;
        var option = new RuleOption(
            fields.Text("key"),
            fields.Text("label"),
            measure ?? new IndicatorValue(string.Empty, string.Empty, string.Empty, FigureKind.Percent, Measure: null, new Core.Frameworks.Reading(string.Empty, string.Empty, new Formula.Number(Ratio.Zero, default)), []),
            fields.Map("rule", "评分规则", required: true) is { } inner ? Rule(inner, path, measure) : new ScoringRule.CountRatio());
        fields.Close();
        return option;
    }

    private static ScoringRule.Targets Targets(FieldReader fields, string path)
    {
        var rule = new ScoringRule.Targets(Key(fields, "list"), Columns(fields, path))
        {
            Counting = fields.Choice("counting", Words.Counting, TargetCounting.Sum, required: false),
            States = States(fields, path),
            Strict = fields.Flag("strict"),
        };
        if (fields.Has("inverseZeroAt"))
        {
            rule = rule with { InverseZeroAt = fields.Ratio("inverseZeroAt") };
        }

        if (fields.Map("filter", "筛选", required: false) is { } filter)
        {
            filter.Settle($"{path}/filter");
            rule = rule with { Filter = new TargetFilter(filter.Text("column"), filter.Texts("values")) };
            filter.Close();
        }

        return rule;
    }

    private static TargetColumns Columns(FieldReader fields, string rule)
    {
        if (fields.Map("columns", "目标列", required: false) is not { } columns)
        {
            return UsualColumns;
        }

        columns.Settle($"{rule}/columns");
        var read = new TargetColumns(
            columns.Text("name"), columns.Text("sign"), columns.Text("target"), columns.Text("measure"),
            columns.Text("weight"), columns.Text("actual"), columns.Text("state"));
        columns.Close();
        return read;
    }
}
