using Evaluation.Core.Formulas;

namespace Evaluation.Core.Scoring;

/// <summary>Puts other formulas in the places of a formula's operands.</summary>
internal static class FormulaOperands
{
    /// <summary>The formula over its operands as they are put, and how many figures and numbers it then has; one without operands stays as it is.</summary>
    /// <param name="put">Asked for every operand, from left to right.</param>
    public static (Formula Formula, int Parts) Put(Formula formula, Func<Formula, (Formula Formula, int Parts)> put)
    {
        return formula switch
        {
            Formula.Negation n => One(n.Operand, operand => n with { Operand = operand }),
            Formula.Absolute a => One(a.Operand, operand => a with { Operand = operand }),
            Formula.Not n => One(n.Operand, operand => n with { Operand = operand }),
            Formula.Arithmetic a => Two(a.Left, a.Right, (left, right) => a with { Left = left, Right = right }),
            Formula.Comparison c => Two(c.Left, c.Right, (left, right) => c with { Left = left, Right = right }),
            Formula.Both b => Two(b.Left, b.Right, (left, right) => b with { Left = left, Right = right }),
            Formula.Either e => Two(e.Left, e.Right, (left, right) => e with { Left = left, Right = right }),
            Formula.Least l => Two(l.Left, l.Right, (left, right) => l with { Left = left, Right = right }),
            Formula.Greatest g => Two(g.Left, g.Right, (left, right) => g with { Left = left, Right = right }),
            Formula.Choice c => Three(c),
            _ => (formula, 1),
        };

        (Formula Formula, int Parts) One(Formula operand, Func<Formula, Formula> make) => put(operand) is var only ? (make(only.Formula), only.Parts) : default;

        (Formula Formula, int Parts) Two(Formula left, Formula right, Func<Formula, Formula, Formula> make)
        {
            var (first, second) = (put(left), put(right));
            return (make(first.Formula, second.Formula), first.Parts + second.Parts);
        }

        (Formula Formula, int Parts) Three(Formula.Choice choice)
        {
            var (condition, then, otherwise) = (put(choice.Condition), put(choice.Then), put(choice.Otherwise));
            return (choice with { Condition = condition.Formula, Then = then.Formula, Otherwise = otherwise.Formula }, condition.Parts + then.Parts + otherwise.Parts);
        }
    }
}
