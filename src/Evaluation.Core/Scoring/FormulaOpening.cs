using System.Collections.Frozen;
using Evaluation.Core.Formulas;

namespace Evaluation.Core.Scoring;

/// <summary>
/// Opens derived figures up to what was entered, so that a reader sees the figures he knows. A figure whose opened formula would have more
/// than <see cref="MostParts"/> figures and numbers keeps its own name, and so does one that leads back to itself: figures that build on each other
/// twice would otherwise double at every step.
/// </summary>
internal sealed class FormulaOpening(FrozenDictionary<string, Formula> formulas)
{
    /// <summary>More than this nobody reads in one line.</summary>
    private const int MostParts = 40;

    private readonly Dictionary<string, (Formula Formula, int Parts)?> _known = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public Formula Of(Formula formula)
    {
        lock (_gate)
        {
            return Open(formula).Formula;
        }
    }

    private (Formula Formula, int Parts) Figure(Formula.Name name)
    {
        if (!_known.TryGetValue(name.Key, out var opened))
        {
            // While it is being opened, and for good when it is entered: it stays as it is.
            _known[name.Key] = null;
            if (formulas.TryGetValue(name.Key, out var inner))
            {
                _known[name.Key] = opened = Open(inner);
            }
        }

        return opened is { Parts: <= MostParts } known ? known : (name, 1);
    }

    private (Formula Formula, int Parts) Open(Formula formula) => formula switch
    {
        Formula.Name name => Figure(name),
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

    private (Formula Formula, int Parts) One(Formula operand, Func<Formula, Formula> make) =>
        Open(operand) is var opened ? (make(opened.Formula), opened.Parts) : default;

    private (Formula Formula, int Parts) Two(Formula left, Formula right, Func<Formula, Formula, Formula> make)
    {
        var (first, second) = (Open(left), Open(right));
        return (make(first.Formula, second.Formula), first.Parts + second.Parts);
    }

    private (Formula Formula, int Parts) Three(Formula.Choice choice)
    {
        var (condition, then, otherwise) = (Open(choice.Condition), Open(choice.Then), Open(choice.Otherwise));
        return (choice with { Condition = condition.Formula, Then = then.Formula, Otherwise = otherwise.Formula }, condition.Parts + then.Parts + otherwise.Parts);
    }
}
