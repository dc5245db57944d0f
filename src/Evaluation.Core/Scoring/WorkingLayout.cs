using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>A formula as people read it: derived figures opened up to what was entered, once with names and once with numbers.</summary>
internal static class WorkingLayout
{
    public static Typeset InWords(FactSheet facts, Formula formula) =>
        facts.Plan.InWords(formula);

    public static Typeset WithNumbers(FactSheet facts, Formula formula) =>
        FormulaLayout.Of(facts.Plan.Opened(formula), name => Number(facts, name.Key));

    private static string Number(FactSheet facts, string key) =>
        facts.Figure(key) is Outcome.Figure figure
            ? FigureText.Of(facts.Define(key)?.Kind ?? FigureKind.Number, figure.Value, FigureStyle.Paper)
            : facts.Label(key);
}
