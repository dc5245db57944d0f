using Evaluation.Core.Quantities;

namespace Evaluation.Core.Formulas;

/// <summary>What a formula comes to: a figure, a truth, or a named reason why there is none. Never an exception, never a silent 0.</summary>
public abstract record Outcome
{
    private protected Outcome()
    {
    }

    /// <summary>An exact figure; money in 元, rates as fractions (91.25 % is 0.9125).</summary>
    public sealed record Figure(Ratio Value) : Outcome;

    public sealed record Truth(bool Holds) : Outcome;

    /// <summary>Inputs are not filled in (or cannot be read): keys in the order met, without repeats.</summary>
    public sealed record Missing(IReadOnlyList<string> Keys) : Outcome
    {
        public bool Equals(Missing? other) => other is not null && Keys.SequenceEqual(other.Keys, StringComparer.Ordinal);

        public override int GetHashCode() => Keys.Count;
    }

    /// <summary>A denominator is zero.</summary>
    /// <param name="Denominator">The part of the formula that is zero.</param>
    /// <param name="NumeratorIsZero">0 ÷ 0 (often: does not apply) as against something ÷ 0 (must be explained).</param>
    public sealed record ZeroDenominator(Formula Denominator, bool NumeratorIsZero) : Outcome;
}
