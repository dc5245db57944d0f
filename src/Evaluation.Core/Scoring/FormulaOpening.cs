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

    private (Formula Formula, int Parts) Open(Formula formula) => formula is Formula.Name name ? Figure(name) : FormulaOperands.Put(formula, Open);
}
