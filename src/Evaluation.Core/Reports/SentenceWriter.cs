using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Reports;

/// <summary>Turns sentences with chips into text and figures; a figure that is missing is a gap where it must be there.</summary>
public sealed class SentenceWriter(ScoreSheet sheet)
{
    /// <summary>The sentence; null when it rests on a figure that is optional and not there.</summary>
    public IReadOnlyList<Inline>? Write(string sentence)
    {
        var inlines = new List<Inline>();
        foreach (var piece in ChipText.Cut(sentence))
        {
            var inline = piece.IsChip ? Chip(piece.Text, withUnit: true) : new Inline.Words(piece.Text);
            if (inline is null)
            {
                return null;
            }

            inlines.Add(inline);
        }

        return inlines;
    }

    /// <summary>The unit's own text; unknown or missing chips stay visible as gaps.</summary>
    public IReadOnlyList<Inline> WriteOwn(string text) =>
        [.. ChipText.Cut(text).Select(piece => piece.IsChip ? (Chip(piece.Text, withUnit: true) ?? new Inline.Gap(piece.Text)) with { Chip = piece.Text } : new Inline.Words(piece.Text))];

    /// <summary>A cell of a table of figures: numbers without their unit, blank where there is none.</summary>
    public string Cell(string template) =>
        string.Concat(ChipText.Cut(template).Select(piece => piece.IsChip ? Chip(piece.Text, withUnit: false)?.Text ?? string.Empty : piece.Text));

    private Inline? Chip(string name, bool withUnit)
    {
        if (ReportChips.Names.Contains(name))
        {
            return ReportChips.Text(name, sheet) is { } words ? new Inline.Words(words) : new Inline.Gap(name);
        }

        if (sheet.Facts.Define(name) is not { } fact)
        {
            return new Inline.Gap(name);
        }

        return sheet.Facts.Figure(fact.Key) switch
        {
            Outcome.Figure figure => new Inline.Figure(
                fact.Key,
                withUnit
                    ? FigureText.WithUnit(fact.Kind, fact.Measure, figure.Value, FigureStyle.Paper)
                    : FigureText.Of(fact.Kind, figure.Value, FigureStyle.Paper)),
            Outcome.Truth truth => new Inline.Figure(fact.Key, truth.Holds ? "是" : "否"),
            Outcome.Missing missing when withUnit && missing.Keys.Any(IsRequired) => new Inline.Gap(fact.Label),
            _ => null,
        };
    }

    private bool IsRequired(string key) => sheet.Facts.Framework.Input(key) is { Required: true };
}
