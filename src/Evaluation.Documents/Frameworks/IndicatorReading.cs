using Evaluation.Core.Frameworks;

namespace Evaluation.Documents.Frameworks;

/// <summary>Reads the indicator tree of a framework file.</summary>
internal static class IndicatorReading
{
    public static IReadOnlyList<IndicatorGroup> Groups(FieldReader fields, string? clause) =>
        [.. fields.Items("indicators", "一级指标", required: true).Select(group => Group(group, clause))];

    private static IndicatorGroup Group(FieldReader fields, string? clause)
    {
        fields.Settle($"indicators/{fields.Said("code")}");
        var group = new IndicatorGroup(
            fields.Text("code"),
            fields.Text("name"),
            fields.Points("weight"),
            [.. fields.Items("groups", "二级指标", required: true).Select(subgroup => Subgroup(subgroup, clause))]);
        fields.Close();
        return group;
    }

    private static IndicatorSubgroup Subgroup(FieldReader fields, string? clause)
    {
        fields.Settle($"indicators/{fields.Said("code")}");
        var subgroup = new IndicatorSubgroup(
            fields.Text("code"),
            fields.Text("name"),
            fields.Points("weight"),
            [.. fields.Items("indicators", "三级指标", required: true).Select(indicator => Indicator(indicator, clause))]);
        fields.Close();
        return subgroup;
    }

    private static Indicator Indicator(FieldReader fields, string? clause)
    {
        var path = fields.Settle($"indicators/{fields.Said("code")}");
        var indicator = new Indicator
        {
            Code = fields.Text("code"),
            Name = fields.Text("name"),
            Weight = fields.Points("weight"),
            Meaning = fields.OptionalText("meaning"),
            Clause = fields.OptionalText("clause") ?? clause ?? fields.Text("clause"),
            Origin = fields.Choice("origin", Words.Origins),
            Value = fields.Map("value", "计算值", required: false) is { } value ? Value(value, path) : null,
            Rule = fields.Map("rule", "评分规则", required: true) is { } rule ? RuleReading.Rule(rule, path) : new ScoringRule.CountRatio(),
            Evidence = fields.Texts("evidence"),
            NotApplicable = fields.Map("notApplicable", "不适用", required: true) is { } rest
                ? NotApplicable(rest, path)
                : new NotApplicableRule(NotApplicablePolicy.NotAllowed, OnlyWhen: null, Contradiction: null),
            Sentence = fields.OptionalText("sentence"),
            LossSentence = fields.OptionalText("loss"),
            Provenance = fields.Map("provenance", "出处", required: false) is { } marks ? Provenance(marks, path) : new Provenance("X", "X", "X", "X"),
        };
        fields.Close();
        return indicator;
    }

    private static IndicatorValue Value(FieldReader fields, string indicator)
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

        return [new Core.Frameworks.Reading("value", fields.OptionalText("basis") ?? "本指标口径", fields.Formula("formula"))];
    }

    private static NotApplicableRule NotApplicable(FieldReader fields, string indicator)
    {
        fields.Settle($"{indicator}/notApplicable");
        var rule = new NotApplicableRule(
            fields.Choice("policy", Words.NotApplicable), fields.OptionalFormula("onlyWhen"), fields.OptionalText("contradiction"));
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
