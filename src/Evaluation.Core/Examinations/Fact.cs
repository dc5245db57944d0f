using Evaluation.Core.Claims;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Examinations;

/// <summary>A figure that a report calls by a name of the trade.</summary>
/// <param name="Quantity">What it is.</param>
/// <param name="Label">The name as printed.</param>
/// <param name="Figure">The figure with its printed precision.</param>
/// <param name="Value">In the base of its dimension; an amount without unit is read in the unit of the report's other amounts.</param>
/// <param name="Spot">From the name to the end of the figure.</param>
/// <param name="Year">The year it is said of; null for the evaluated year.</param>
internal sealed record Fact(Quantity Quantity, string Label, Figure Figure, Ratio Value, Spot Spot, int? Year)
{
    /// <summary>Said of the whole unit, not of one project, one account or one subordinate unit.</summary>
    public bool IsGeneral { get; init; } = true;

    /// <summary>Said of one fund only (财政拨款, 一般公共预算): the whole where the report speaks of no other.</summary>
    public bool IsFund { get; init; }

    /// <summary>Read off a formula or named in the text; a formula's operand has no label of its own.</summary>
    public bool IsOperand { get; init; }

    /// <summary>As printed: 3648.95万元; an operand without unit in the unit it is read in.</summary>
    public string Text => Figure.Text + Unit;

    /// <summary>The unit an operand is read in; empty where one is printed.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Half a unit of the last printed place, in the base of its dimension.</summary>
    public Ratio Half { get; init; }

    /// <summary>Whether two printed figures can stand for one value.</summary>
    public bool Agrees(Fact other) => Ratio.Abs(Value - other.Value) <= Ratio.Max(Half, other.Half);
}
