using System.Text;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>Fills a check's message: its own chips first, then figures of the score sheet and of the filing.</summary>
internal sealed class CheckMessage(CheckContext context, PlannedCheck check, IReadOnlyDictionary<string, string> own)
{
    private static readonly FigureStyle Yuan = new(Separators: false, InYuan: true);

    public string Text => check.Definition.Mend is { } mend ? Fill(check.Definition.Message) + Fill(mend) : Fill(check.Definition.Message);

    /// <summary>Figures in 万元 as long as none of them loses a digit by it; otherwise in 元.</summary>
    public static string Written(FactDefinition fact, Ratio value, params ReadOnlySpan<Ratio> together)
    {
        var exact = fact.Kind != FigureKind.Money || IsExact(value);
        foreach (var other in together)
        {
            exact = exact && (fact.Kind != FigureKind.Money || IsExact(other));
        }

        return FigureText.WithUnit(fact.Kind, fact.Measure, value, exact ? FigureStyle.Paper : Yuan);
    }

    private static bool IsExact(Ratio value) => FigureText.IsExact(FigureKind.Money, value);

    private string Fill(string sentence)
    {
        var text = new StringBuilder();
        foreach (var piece in ChipText.Cut(sentence))
        {
            text.Append(piece.IsChip ? own.GetValueOrDefault(piece.Text) ?? Sheet(piece.Text) ?? context.Facts.Text(piece.Text, FigureStyle.Paper) ?? "（未填）" : piece.Text);
        }

        return text.ToString();
    }

    private string? Sheet(string word) => SheetFigures.Find(word) is { } figure && context.Sheet(figure.Key, check) is { IsFigure: true } found
        ? figure.Kind == FigureKind.Number ? FigureText.Of(Points.Award(found.Value)) + figure.Measure : FigureText.WithUnit(figure.Kind, figure.Measure, found.Value, FigureStyle.Paper)
        : null;
}
