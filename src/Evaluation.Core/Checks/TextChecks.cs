using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>F-15 for chips: a name in braces, in a text of the report or of an indicator, must be a figure that exists.</summary>
internal static class TextChecks
{
    public static IEnumerable<Finding> Run(FactSheet facts) =>
        from text in UnitTexts.Of(facts)
        where !text.IsReason
        from chip in UnknownChips(facts, text.Words)
        select new Finding(
            $"F-15/{text.Id}/{chip}", "F-15", Severity.MustFix, text.Place, text.Subject,
            $"“{text.Subject}”中的“{{{chip}}}”没有对应的数据项，请从列表中选择，或去掉花括号。")
        { Indicators = text.Indicators };

    private static IEnumerable<string> UnknownChips(FactSheet facts, string words) =>
        ChipText.Cut(words)
            .Where(piece => piece.IsChip && facts.Define(piece.Text) is null && !ReportChips.Names.Contains(piece.Text))
            .Select(piece => piece.Text)
            .Distinct(StringComparer.Ordinal);
}
