using Evaluation.Core.Filings;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>A text the unit wrote.</summary>
/// <param name="Id">Section id or indicator code.</param>
/// <param name="Section">Section id; null for words on an indicator.</param>
/// <param name="Path">Where it is kept.</param>
internal sealed record UnitText(string Id, string? Section, string Place, string Path, string Subject, string Words, string[] Indicators)
{
    /// <summary>A reason for 不适用, which is no part of the report's prose.</summary>
    public bool IsReason { get; init; }
}

/// <summary>Everything the unit wrote in its own words.</summary>
internal static class UnitTexts
{
    public static IEnumerable<UnitText> Of(FactSheet facts)
    {
        foreach (var section in facts.Framework.Outline.All)
        {
            if (facts.Record.Texts.GetValueOrDefault(section.Id) is { Length: > 0 } words)
            {
                yield return new UnitText(section.Id, section.Id, $"text/{section.Id}", EntryPath.Text(section.Id), section.Heading, words, []);
            }
        }

        foreach (var indicator in facts.Framework.Indicators)
        {
            var entry = facts.Record.Row(indicator.Code);
            var place = $"indicator/{indicator.Code}";
            if (entry.Text is { Length: > 0 } words)
            {
                yield return new UnitText(indicator.Code, Section: null, place, EntryPath.RowText(indicator.Code), indicator.Name, words, [indicator.Code]);
            }

            if (entry.NotApplicableReason is { Length: > 0 } reason && Scorer.Applicability(facts.Framework, facts.Record, indicator).NotApplicable)
            {
                yield return new UnitText(indicator.Code, Section: null, place, EntryPath.NotApplicableReason(indicator.Code), indicator.Name, reason, [indicator.Code]) { IsReason = true };
            }
        }
    }
}
