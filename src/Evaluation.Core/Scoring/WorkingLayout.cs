using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>A formula as people read it: derived figures opened up to what was entered, once with names and once with numbers.</summary>
internal static class WorkingLayout
{
    public static Typeset InWords(FactSheet facts, Formula formula) =>
        FormulaLayout.Of(Opened(facts, formula), name => facts.Label(name.Key));

    public static Typeset WithNumbers(FactSheet facts, Formula formula) =>
        FormulaLayout.Of(Opened(facts, formula), name => Number(facts, name.Key));

    private static string Number(FactSheet facts, string key) =>
        facts.Figure(key) is Outcome.Figure figure
            ? FigureText.Of(facts.Define(key)?.Kind ?? FigureKind.Number, figure.Value, FigureStyle.Paper)
            : facts.Label(key);

    private static Formula Opened(FactSheet facts, Formula formula) => formula switch
    {
        Formula.Name name => facts.Framework.FormulaOf(name.Key) is { } inner ? Opened(facts, inner) : name,
        Formula.Negation n => n with { Operand = Opened(facts, n.Operand) },
        Formula.Absolute a => a with { Operand = Opened(facts, a.Operand) },
        Formula.Not n => n with { Operand = Opened(facts, n.Operand) },
        Formula.Arithmetic a => a with { Left = Opened(facts, a.Left), Right = Opened(facts, a.Right) },
        Formula.Comparison c => c with { Left = Opened(facts, c.Left), Right = Opened(facts, c.Right) },
        Formula.Both b => b with { Left = Opened(facts, b.Left), Right = Opened(facts, b.Right) },
        Formula.Either e => e with { Left = Opened(facts, e.Left), Right = Opened(facts, e.Right) },
        Formula.Least l => l with { Left = Opened(facts, l.Left), Right = Opened(facts, l.Right) },
        Formula.Greatest g => g with { Left = Opened(facts, g.Left), Right = Opened(facts, g.Right) },
        Formula.Choice c => c with { Condition = Opened(facts, c.Condition), Then = Opened(facts, c.Then), Otherwise = Opened(facts, c.Otherwise) },
        _ => formula,
    };
}
