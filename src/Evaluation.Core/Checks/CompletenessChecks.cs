using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>I-22: everything the framework needs is filled in; E-12: documents that an indicator stands on are attached.</summary>
internal static class CompletenessChecks
{
    public static IEnumerable<Finding> Run(ScoreSheet sheet)
    {
        var facts = sheet.Facts;
        var questions = facts.Framework.Questions.Where(question => !facts.Record.Answers.ContainsKey(question.Key)).ToList();
        if (questions.Count > 0)
        {
            yield return Missing("questions", "filing", "适用情况", questions.Count, "适用情况问题", questions.Select(question => question.Text));
        }

        var inputs = Asked(facts).Where(input => input.Required && !IsFilled(facts, input.Key)).ToList();
        if (inputs.Count > 0)
        {
            yield return Missing("inputs", $"input/{inputs[0].Key}", "数据表", inputs.Count, "必填数据", inputs.Select(input => input.Label));
        }

        // Named once: required inputs above, unreadable ones by I-21.
        var missingKeys = inputs.Select(input => input.Key)
            .Concat(facts.Record.Inputs.Where(input => input.Value is { Value: null, Typed: not null }).Select(input => input.Key))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var row in sheet.Rows.Where(row => row.Status == RowStatus.Incomplete))
        {
            foreach (var finding in OfRow(row, facts, missingKeys))
            {
                yield return finding;
            }
        }

        foreach (var section in facts.Framework.Outline.All.Where(section => section.Text is { Required: true } && string.IsNullOrWhiteSpace(facts.Record.Texts.GetValueOrDefault(section.Id))))
        {
            yield return new Finding(
                $"I-22/{section.Id}", "I-22", Severity.MustFix, $"text/{section.Id}", section.Heading,
                $"报告“{section.Heading}”还没有填写，请补充。");
        }

        foreach (var list in facts.Framework.Lists.Where(list => list.Required && facts.Record.List(list.Key).Count == 0 && !IsHidden(facts, list.Key) && !IsScored(facts.Framework, list.Key)))
        {
            yield return new Finding(
                $"I-22/{list.Key}", "I-22", Severity.MustFix, $"list/{list.Key}", list.Label,
                $"“{list.Label}”还没有填写，请至少填写一行。");
        }
    }

    /// <summary>Inputs the unit is asked for: typed, and not hidden by an opening answer.</summary>
    internal static IEnumerable<InputDefinition> Asked(FactSheet facts) =>
        facts.Framework.Inputs.Where(input => input.System is null && !IsHidden(facts, input.Key));

    internal static bool IsHidden(FactSheet facts, string key) =>
        facts.Framework.Questions.Any(question =>
            facts.Record.Answers.TryGetValue(question.Key, out var answer) && !answer && question.Hides.Contains(key, StringComparer.Ordinal));

    private static IEnumerable<Finding> OfRow(RowScore row, FactSheet facts, HashSet<string> missingInputs)
    {
        var place = $"indicator/{row.Indicator.Code}";
        var documents = row.Missing.Where(part => facts.Framework.Input(part.Key)?.System is SystemSource.EvidenceOn).ToList();
        if (documents.Count > 0)
        {
            yield return new Finding(
                $"E-12/{row.Indicator.Code}", "E-12", Severity.MustFix, place, row.Indicator.Name,
                $"请上传{string.Join("或", row.Indicator.Evidence)}，作为“{row.Indicator.Name}”的佐证材料。")
            { Indicators = [row.Indicator.Code] };
        }

        var rest = row.Missing.Where(part => !missingInputs.Contains(part.Key) && !documents.Contains(part)).ToList();
        if (rest.Count > 0)
        {
            yield return new Finding(
                $"I-22/{row.Indicator.Code}", "I-22", Severity.MustFix, place, row.Indicator.Name,
                $"“{row.Indicator.Name}”未完成：{string.Join("；", rest.Select(part => part.Label))}。请补充后再报送。")
            { Indicators = [row.Indicator.Code] };
        }
    }

    private static Finding Missing(string id, string place, string subject, int count, string what, IEnumerable<string> names) =>
        new($"I-22/{id}", "I-22", Severity.MustFix, place, subject, FormattableString.Invariant($"还有 {count} 项{what}未填：{string.Join("、", names)}。"));

    private static bool IsFilled(FactSheet facts, string key) =>
        facts.Record.Inputs.GetValueOrDefault(key) is { } figure && (figure.Value is not null || figure.Typed is not null);

    private static bool IsScored(Framework framework, string list) =>
        framework.Indicators.Any(indicator => framework.Reads(indicator).Contains(list, StringComparer.Ordinal));
}
