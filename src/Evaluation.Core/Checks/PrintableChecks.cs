using System.Text;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>F-16: every character can be printed. One that no font has would leave a hole in the paper, so it is named while it can be mended.</summary>
internal static class PrintableChecks
{
    private const int Most = 3;

    public static IEnumerable<Finding> Run(FactSheet facts, Func<Rune, bool> canPrint)
    {
        foreach (var (place, subject, text) in Texts(facts))
        {
            var missing = MissingCharacter.In(text, canPrint).ToList();
            if (missing.Count > 0)
            {
                yield return new Finding(
                    $"F-16/{place}", "F-16", Severity.MustFix, place, subject,
                    $"字库中没有{string.Join("、", missing.Take(Most))}{(missing.Count > Most ? $"等 {missing.Count} 个字符" : string.Empty)}，印不出来，不能生成 PDF。请换成可以印出的写法；人名、地名用字不能换的，请系统管理员安装生僻字字库。");
            }
        }
    }

    /// <summary>What is printed and typed by people, each with the place where it is mended.</summary>
    private static IEnumerable<(string Place, string Subject, string Text)> Texts(FactSheet facts)
    {
        var (framework, record) = (facts.Framework, facts.Record);
        yield return ("filing", "单位和通知", string.Join('\n', new[] { record.Unit.Name, record.Unit.Department, record.Notice?.Title, record.Notice?.Number }.Concat(record.Scope.Select(member => member.Name))));
        foreach (var section in framework.Outline.All)
        {
            yield return ($"text/{section.Id}", section.Heading, record.Texts.GetValueOrDefault(section.Id) ?? string.Empty);
        }

        foreach (var input in framework.Inputs)
        {
            var entered = record.Inputs.GetValueOrDefault(input.Key);
            yield return ($"input/{input.Key}", input.Label, string.Join('\n', entered?.Typed, entered?.Source, entered?.Note));
        }

        foreach (var list in framework.Lists)
        {
            yield return ($"list/{list.Key}", list.Label, string.Join('\n', record.List(list.Key).SelectMany(row => list.Columns.Select(column => row.Cell(column.Key)))));
        }

        foreach (var indicator in framework.Indicators)
        {
            var row = record.Row(indicator.Code);
            yield return (
                $"indicator/{indicator.Code}",
                indicator.Name,
                string.Join('\n', [row.ClaimTyped, row.Reason, row.NotApplicableReason, row.Text, row.DeductionReason, .. record.Evidence.Where(item => item.Indicators.Contains(indicator.Code, StringComparer.Ordinal)).Select(item => item.Name)]));
        }
    }
}
