using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Checks;

/// <summary>F-18: a text taken over from last year (沿用) still holds last year's years, dates or numbers. A note; each goes when it is touched.</summary>
public static class FormerTextCheck
{
    private const string Check = "F-18";
    private const int MostNamed = 12;

    /// <param name="taken">Texts as they were taken over, by section.</param>
    public static IEnumerable<Finding> Run(Framework framework, FilingRecord record, IReadOnlyDictionary<string, string> taken)
    {
        foreach (var section in framework.Outline.All.Where(section => section.Text is not null && taken.ContainsKey(section.Id)))
        {
            var left = FormerFigures.Of(record.Texts.GetValueOrDefault(section.Id) ?? string.Empty, taken[section.Id])
                .Select(figure => figure.Text).Distinct(StringComparer.Ordinal).ToList();
            if (left.Count > 0)
            {
                yield return new Finding(
                    $"{Check}/{section.Id}", Check, Severity.Note, $"text/{section.Id}", section.Text!.Label,
                    $"“{section.Text.Label}”沿用的文字里还有上年的年份、日期或数字：{string.Join("、", left.Take(MostNamed))}{(left.Count > MostNamed ? " 等" : string.Empty)}。请逐个核对，改成评价年度的。");
            }
        }
    }
}
