using Evaluation.Core.Filings;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>A text the unit wrote itself: a section of the report, or its words on an indicator.</summary>
/// <param name="Id">Section id or indicator code.</param>
/// <param name="Path">Where it is kept.</param>
internal sealed record OwnWords(string Id, string Place, string Path, string Subject, string Words, IReadOnlyList<string> Indicators)
{
    /// <summary>All texts that are not empty, in the report's order.</summary>
    public static IEnumerable<OwnWords> Of(FactSheet facts)
    {
        foreach (var section in facts.Framework.Outline.All)
        {
            if (facts.Record.Texts.GetValueOrDefault(section.Id) is { } words)
            {
                yield return new OwnWords(section.Id, $"text/{section.Id}", EntryPath.Text(section.Id), section.Heading, words, []);
            }
        }

        foreach (var indicator in facts.Framework.Indicators)
        {
            if (facts.Record.Row(indicator.Code).Text is { } words)
            {
                yield return new OwnWords(
                    indicator.Code, $"indicator/{indicator.Code}", EntryPath.RowText(indicator.Code), indicator.Name, words, [indicator.Code]);
            }
        }
    }
}
