using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Parts;

/// <summary>The figures and words that can be put into a text as {名称}, with what they stand for now.</summary>
public static class ChipWords
{
    public static IReadOnlyList<(string Name, string Value)> Of(OpenFiling open)
    {
        var facts = open.Sheet.Facts;
        var framework = open.Framework;
        var figures = framework.Indicators.Select(indicator => indicator.Value?.Name).OfType<string>()
            .Concat(framework.Derived.Select(derived => derived.Name))
            .Concat(framework.Inputs.Where(input => !DataTable.IsHidden(facts, input.Key)).Select(input => input.Name))
            .Distinct(StringComparer.Ordinal)
            .Select(name => (name, facts.Text(name, FigureStyle.Paper) ?? "未填"));
        return [.. ReportChips.Names.Order(StringComparer.Ordinal).Select(name => (name, ReportChips.Text(name, open.Sheet) ?? "未填")), .. figures];
    }
}
