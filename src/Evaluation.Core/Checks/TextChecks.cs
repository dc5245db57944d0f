using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>F-15 for chips: a name in braces must be a figure that exists.</summary>
internal static class TextChecks
{
    public static IEnumerable<Finding> Run(FactSheet facts)
    {
        foreach (var (id, text) in facts.Record.Texts)
        {
            var heading = facts.Framework.Outline.All.FirstOrDefault(section => section.Id == id)?.Heading;
            foreach (var chip in ChipText.Cut(text).Where(piece => piece.IsChip && facts.Define(piece.Text) is null && !ReportChips.Names.Contains(piece.Text)).Select(piece => piece.Text).Distinct(StringComparer.Ordinal))
            {
                if (heading is not null)
                {
                    yield return new Finding(
                        $"F-15/{id}/{chip}", "F-15", Severity.MustFix, $"text/{id}", heading,
                        $"“{heading}”中的“{{{chip}}}”没有对应的数据项，请从列表中选择，或去掉花括号。");
                }
            }
        }
    }
}
