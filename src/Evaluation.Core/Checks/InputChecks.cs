using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>I-21: what was typed is a figure of the right kind, and not negative where that makes no sense.</summary>
internal static class InputChecks
{
    public static IEnumerable<Finding> Run(FactSheet facts)
    {
        foreach (var (key, figure) in facts.Record.Inputs)
        {
            var input = facts.Framework.Input(key)
                ?? (key.EndsWith(Framework.PreviousSuffix, StringComparison.Ordinal) ? facts.Framework.Input(key[..^Framework.PreviousSuffix.Length]) : null);
            if (input is null)
            {
                continue;
            }

            if (figure.Typed is { } typed && figure.Value is null)
            {
                yield return Unreadable(key, input, facts.Label(key), typed);
            }
            else if (!input.Signed && (figure.Value < 0m || figure.Members?.Any(member => member.Value < 0m) == true))
            {
                yield return new Finding(
                    $"I-21/{key}", "I-21", Severity.MustFix, $"input/{key}", facts.Label(key),
                    $"“{facts.Label(key)}”不能为负数，请核对后改为正数。");
            }
        }

        foreach (var list in facts.Framework.Lists)
        {
            foreach (var (row, column) in facts.Record.List(list.Key).SelectMany(row => list.Columns.Select(column => (row, column))))
            {
                if (column.Kind != FigureKind.Text && row.Cell(column.Key) is { } text && TypedFigure.FromStored(text) is null)
                {
                    yield return new Finding(
                        $"I-21/{list.Key}/{row.Id}/{column.Key}", "I-21", Severity.MustFix, $"list/{list.Key}", list.Label,
                        $"“{list.Label}”中的“{column.Label}”应为数字，现为“{text}”，请改为数字。");
                }
            }
        }
    }

    private static Finding Unreadable(string key, InputDefinition input, string label, string typed)
    {
        var problem = TypedFigure.FromStored(typed) is { } value && input.Kind == FigureKind.Money && !Money.IsExact(value)
            ? $"“{label}”金额最多到分，现为“{typed}”，请核对小数位。"
            : $"“{label}”应为{Expected(input.Kind)}，现为“{typed}”，请改正。";
        return new Finding($"I-21/{key}", "I-21", Severity.MustFix, $"input/{key}", label, problem);
    }

    private static string Expected(FigureKind kind) => kind switch
    {
        FigureKind.Money => "金额（数字，最多到分）",
        FigureKind.Count => "整数",
        FigureKind.YesNo => "“是”或“否”",
        _ => "数字",
    };
}
