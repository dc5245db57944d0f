using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Frameworks;

/// <summary>Reads scoring rules: a kind and its parameters.</summary>
internal static class RuleReading
{
    private static readonly string[] Kinds = ["linear", "ladder", "thresholdDeduct", "perOccurrence", "checklist", "countRatio", "yesNo", "targets"];

    public static ScoringRule Rule(FieldReader fields, string indicator)
    {
        var path = fields.Settle($"{indicator}/rule");
        var kind = fields.Text("kind");
        ScoringRule? rule = kind switch
        {
            "linear" => new ScoringRule.Linear(
                fields.Ratio("target"),
                fields.Choice("over", Words.Over, OverPolicy.Cap, required: false),
                fields.Has("zeroBelow") ? fields.Ratio("zeroBelow") : null),
            "ladder" => new ScoringRule.Ladder([.. fields.Items("bands", "档", required: true).Select(band => Band(band, path))]),
            "thresholdDeduct" => new ScoringRule.ThresholdDeduct(
                fields.Ratio("threshold"),
                fields.Choice("direction", Words.Directions, otherwise: true, required: false),
                fields.Ratio("step"),
                fields.Text("stepText"),
                fields.Points("pointsPerStep"),
                fields.Choice("mode", Words.Modes),
                fields.Flag("absolute")),
            "perOccurrence" => new ScoringRule.PerOccurrence(fields.Points("pointsPerCase"), fields.Text("what"), fields.Texts("checked")),
            "checklist" => new ScoringRule.Checklist([.. fields.Items("items", "检查项", required: true).Select(item => Item(item, path))]),
            "countRatio" => new ScoringRule.CountRatio(),
            "yesNo" => new ScoringRule.YesNo(fields.Text("input"), fields.Text("question")),
            "targets" => new ScoringRule.Targets(fields.Text("list"), Columns(fields, path)),
            _ => null,
        };
        if (rule is null)
        {
            if (kind.Length > 0)
            {
                fields.Wrong("kind", $"没有“{kind}”这种评分规则", NearestName.Of(kind, Kinds) is { } near ? $"是不是“{near}”？" : $"可以写：{string.Join("、", Kinds)}。", 0);
            }

            fields.Reading.Ignore(path);
            return new ScoringRule.CountRatio();
        }

        rule = rule with
        {
            ZeroDenominator = fields.Choice("zeroDenominator", Words.ZeroDenominator, ZeroDenominatorPolicy.NotApplicable, required: false),
        };
        fields.Close();
        return rule;
    }

    private static Band Band(FieldReader fields, string rule)
    {
        var range = fields.Text("range");
        fields.Settle($"{rule}/bands/{range}");
        var ends = RatioText.ReadRange(range);
        if (ends is null && range.Length > 0)
        {
            fields.Wrong("range", $"“{range}”不是区间", "请写成 \"(10%, 20%]\" 或 \"(20%, +∞)\"，圆括号不含端点，方括号含端点。", 0);
        }

        var (from, fromClosed, to, toClosed) = ends ?? (null, false, null, false);
        var band = new Band(from, fromClosed, to, toClosed, fields.Points("points"), fields.OptionalText("text") ?? range);
        fields.Close();
        return band;
    }

    private static CheckItem Item(FieldReader fields, string rule)
    {
        fields.Settle($"{rule}/items/{fields.Said("key")}");
        var item = new CheckItem(fields.Text("key"), fields.Text("text"), fields.Points("points"));
        fields.Close();
        return item;
    }

    private static TargetColumns Columns(FieldReader fields, string rule)
    {
        if (fields.Map("columns", "目标列", required: false) is not { } columns)
        {
            return new TargetColumns("name", "sign", "target", "measure", "weight", "actual", "state");
        }

        columns.Settle($"{rule}/columns");
        var read = new TargetColumns(
            columns.Text("name"), columns.Text("sign"), columns.Text("target"), columns.Text("measure"),
            columns.Text("weight"), columns.Text("actual"), columns.Text("state"));
        columns.Close();
        return read;
    }
}
