using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Frameworks;

/// <summary>Reads the indicator tree of a framework file.</summary>
internal static class IndicatorReading
{
    /// <summary>Key and label of the reading of a value that has only one.</summary>
    public const string OnlyReading = "value";

    public const string OnlyBasis = "本指标口径";

    public static IReadOnlyList<IndicatorGroup> Groups(FieldReader fields, string? clause, NotApplicablePolicy policy) =>
        [.. fields.Items("indicators", "一级指标", required: true).Select(group => Group(group, clause, policy))];

    private static IndicatorGroup Group(FieldReader fields, string? clause, NotApplicablePolicy policy)
    {
        fields.Settle($"indicators/{fields.Said("code")}");
        var group = new IndicatorGroup(
            fields.Text("code"),
            fields.Text("name"),
            fields.Points("weight"),
            [.. fields.Items("groups", "二级指标", required: true).Select(subgroup => Subgroup(subgroup, clause, policy))]);
        fields.Close();
        return group;
    }

    private static IndicatorSubgroup Subgroup(FieldReader fields, string? clause, NotApplicablePolicy policy)
    {
        fields.Settle($"indicators/{fields.Said("code")}");
        var subgroup = new IndicatorSubgroup(
            fields.Text("code"),
            fields.Text("name"),
            fields.Points("weight"),
            [.. fields.Items("indicators", "三级指标", required: true).Select(indicator => Indicator(indicator, clause, policy))]);
        fields.Close();
        return subgroup;
    }

    private static Indicator Indicator(FieldReader fields, string? clause, NotApplicablePolicy policy)
    {
        var path = fields.Settle($"indicators/{fields.Said("code")}");
        var value = fields.Map("value", "计算值", required: false) is { } computed ? Value(computed, path) : null;
        var rule = fields.Map("rule", "评分规则", required: true) is { } scoring ? RuleReading.Rule(scoring, path, value) : new ScoringRule.CountRatio();
        var indicator = new Indicator
        {
            Code = fields.Text("code"),
            Name = fields.Text("name"),
            Weight = fields.Points("weight"),
            Meaning = fields.OptionalText("meaning"),
            StandardText = fields.OptionalText("standardText"),
            Clause = fields.OptionalText("clause") ?? clause ?? fields.Text("clause"),
            Origin = fields.Has("origin") ? fields.Choice("origin", Words.Origins) : value is null && rule is not ScoringRule.EitherOr ? ScoreOrigin.Own : ScoreOrigin.Data,
            Value = value,
            Rule = rule,
            Modifiers = Modifiers(fields, path),
            Examples = ExampleReading.OfIndicator(fields, path),
            Evidence = fields.Texts("evidence"),
            NotApplicable = fields.Map("notApplicable", "不适用", required: false) is { } rest
                ? NotApplicable(rest, path, policy)
                : new NotApplicableRule(policy, OnlyWhen: null, Contradiction: null),
            Sentence = fields.OptionalText("sentence"),
            LossSentence = fields.OptionalText("loss"),
            Provenance = fields.Map("provenance", "出处", required: false) is { } marks ? Provenance(marks, path) : new Provenance("X", "X", "X", "X"),
        };
        fields.Close();
        return indicator;
    }

    internal static IndicatorValue Value(FieldReader fields, string indicator)
    {
        var path = fields.Settle($"{indicator}/value");
        var readings = Readings(fields, path);
        var scores = readings.Count > 1 ? fields.Text("scores") : fields.OptionalText("scores");
        var scored = scores is null ? readings[0] : readings.FirstOrDefault(reading => reading.Key == scores);
        if (scored is null && !string.IsNullOrEmpty(scores))
        {
            fields.Wrong("scores", $"没有名为“{scores}”的口径", $"可以写：{string.Join("、", readings.Select(reading => reading.Key))}。", 0);
        }

        scored ??= readings[0];
        var value = new IndicatorValue(
            fields.Text("key"),
            fields.Text("label"),
            fields.Text("name"),
            fields.Choice("kind", Words.Kinds),
            fields.OptionalText("measure"),
            scored,
            [.. readings.Where(reading => !ReferenceEquals(reading, scored))]);
        fields.Close();
        return value;
    }

    private static List<Core.Frameworks.Reading> Readings(FieldReader fields, string path)
    {
        var readings = fields.Items("readings", "口径").Select(reading =>
        {
            reading.Settle($"{path}/readings/{reading.Said("key")}");
            var read = new Core.Frameworks.Reading(reading.Text("key"), reading.Text("label"), reading.Formula("formula"));
            reading.Close();
            return read;
        }).ToList();
        if (readings.Count > 0)
        {
            if (fields.Part("formula") is not null)
            {
                fields.Wrong("formula", "与 readings 重复", "有多种口径时只写 readings，公式写在每种口径里。", 0);
            }

            return readings;
        }

        return [new Core.Frameworks.Reading(OnlyReading, fields.OptionalText("basis") ?? OnlyBasis, fields.Formula("formula"))];
    }

    /// <summary>加分项: one more group outside the full total, and how much it may add.</summary>
    public static (IReadOnlyList<IndicatorGroup> Groups, BonusLimit Limit) Bonus(FieldReader fields, string? clause, NotApplicablePolicy policy)
    {
        if (fields.Map("bonus", "加分项", required: false) is not { } bonus)
        {
            return ([], BonusLimit.None);
        }

        bonus.Settle("bonus");
        var (code, name) = (bonus.Text("code"), bonus.OptionalText("name") ?? "加分项");
        List<Indicator> indicators = [.. bonus.Items("indicators", "加分指标", required: true).Select(indicator => Indicator(indicator, clause, policy))];
        var weight = Points.Sum(indicators.Select(indicator => indicator.Weight));
        var limit = new BonusLimit(bonus.Points("cap"), bonus.Flag("mayExceed"));
        bonus.Close();
        return ([new IndicatorGroup(code, name, weight, [new IndicatorSubgroup(code + "1", name, weight, indicators)]) { IsBonus = true }], limit);
    }

    private static RowModifiers Modifiers(FieldReader fields, string indicator)
    {
        OverFulfilment? over = null;
        if (fields.Map("overFulfilment", "超额完成", required: false) is { } rule)
        {
            rule.Settle($"{indicator}/overFulfilment");
            var policy = rule.Choice("policy", Words.OverFulfilment);
            var threshold = rule.Ratio("threshold");
            if (threshold >= 10 && rule.Said("threshold") is { } written)
            {
                rule.Unsigned("threshold", RatioText.Narrow(written), threshold, "目标值的几倍写成百分比");
            }

            over = new OverFulfilment(threshold, policy, policy == OverFulfilmentPolicy.DeductFixed ? rule.Points("points") : Points.Zero);
            rule.Close();
        }

        List<ConditionalCap> caps = [.. fields.Items("caps", "条件封顶").Select((cap, index) =>
        {
            cap.Settle(FormattableString.Invariant($"{indicator}/caps/{index + 1}"));
            var read = new ConditionalCap(cap.Formula("when"), cap.Points("max"), cap.Text("text"));
            cap.Close();
            return read;
        })];
        var manual = fields.Choice("manualDeduction", Words.DeductionChoices, DeductionBy.Nobody, required: false);
        return over is null && caps.Count == 0 && manual == DeductionBy.Nobody ? RowModifiers.None : new RowModifiers(over, caps, manual);
    }

    private static NotApplicableRule NotApplicable(FieldReader fields, string indicator, NotApplicablePolicy policy)
    {
        fields.Settle($"{indicator}/notApplicable");
        var rule = new NotApplicableRule(
            fields.Choice("policy", Words.NotApplicable, policy, required: false), fields.OptionalFormula("onlyWhen"), fields.OptionalText("contradiction"));
        fields.Close();
        return rule;
    }

    private static Provenance Provenance(FieldReader fields, string indicator)
    {
        fields.Settle($"{indicator}/provenance");
        var marks = new Provenance(fields.Text("name"), fields.Text("formula"), fields.Text("weight"), fields.Text("rule"));
        fields.Close();
        return marks;
    }
}
