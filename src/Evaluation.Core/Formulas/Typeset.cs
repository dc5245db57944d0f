namespace Evaluation.Core.Formulas;

/// <summary>How a formula is laid out, free of paper and screen: words and numbers in a row, with real fractions.</summary>
public abstract record Typeset
{
    private protected Typeset()
    {
    }

    /// <summary>The layout on one line, as on paper of the trade: <c>4423.60÷（4423.60+424.41）</c>.</summary>
    public abstract string Line { get; }

    /// <summary>A word, number or sign.</summary>
    public sealed record Piece(string Text) : Typeset
    {
        public override string Line => Text;
    }

    /// <summary>Pieces side by side.</summary>
    public sealed record Sequence(IReadOnlyList<Typeset> Parts) : Typeset
    {
        public override string Line => string.Concat(Parts.Select(part => part.Line));
    }

    /// <summary>A fraction; on one line its sides stand in brackets where they are sums.</summary>
    public sealed record Fraction(Typeset Numerator, Typeset Denominator) : Typeset
    {
        public bool NumeratorInBrackets { get; init; }

        public bool DenominatorInBrackets { get; init; }

        public override string Line => Side(Numerator, NumeratorInBrackets) + "÷" + Side(Denominator, DenominatorInBrackets);

        private static string Side(Typeset side, bool inBrackets) => inBrackets ? $"（{side.Line}）" : side.Line;
    }
}
