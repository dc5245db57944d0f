using Evaluation.Core.Filings;
using Evaluation.Core.Scoring;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Data;

/// <summary>The required figures that are not filled in yet, each with the way to its row.</summary>
public sealed record MissingFigures(IReadOnlyList<(string Anchor, string Label)> Rows)
{
    public const string ElementId = "missing-figures";

    public static MissingFigures Of(OpenFiling open)
    {
        var facts = open.Sheet.Facts;
        bool Lacks(string key) => open.Framework.Input(key) is { Required: true } && !DataTable.IsHidden(facts, key)
            && (open.Record.Inputs.GetValueOrDefault(key) ?? new EnteredFigure(Value: null)) is { Value: null, Typed: null };
        return new MissingFigures([.. DataTable.Blocks(facts).SelectMany(block => block.Inputs).SelectMany(input =>
            new[] { input.Key, DataTable.PreviousKey(input) }
                .Where(Lacks)
                .Select(key => (FilingPlaces.AnchorOf("input", input.Key), open.Framework.Input(key)!.Label)))]);
    }
}
