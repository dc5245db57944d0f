using Evaluation.Core.Quantities;

namespace Evaluation.Core.Formulas;

/// <summary>
/// A parsed formula: a closed tree whose names are stable keys. Grammar: <c>+ - * /</c> with their full-width forms, comparisons,
/// and/or/not, if, abs, min, max, and sum over a list; nothing else. Two formulas are equal when they mean the same; places are ignored.
/// </summary>
public abstract record Formula(SourcePlace Place)
{
    /// <summary>A literal as it was written; <c>5%</c> is 1/20, <c>5万元</c> is 50 000 元.</summary>
    public sealed record Number(Ratio Value, SourcePlace Place, NumberForm Form = NumberForm.Plain) : Formula(Place)
    {
        /// <summary>An amount of money; the value is in 元.</summary>
        public bool IsMoney => Form is NumberForm.Yuan or NumberForm.WanYuan or NumberForm.YiYuan;

        /// <summary>5% and 0.05 mean the same, and so do 5万元 and 50000元.</summary>
        public bool Equals(Number? other) => other is not null && Value == other.Value && IsMoney == other.IsMoney;

        public override int GetHashCode() => HashCode.Combine(Value, IsMoney);
    }

    /// <summary>A named figure by its key.</summary>
    public sealed record Name(string Key, SourcePlace Place) : Formula(Place);

    public sealed record Negation(Formula Operand, SourcePlace Place) : Formula(Place);

    public sealed record Arithmetic(ArithmeticSign Sign, Formula Left, Formula Right, SourcePlace Place) : Formula(Place);

    public sealed record Comparison(ComparisonSign Sign, Formula Left, Formula Right, SourcePlace Place) : Formula(Place);

    public sealed record Both(Formula Left, Formula Right, SourcePlace Place) : Formula(Place);

    public sealed record Either(Formula Left, Formula Right, SourcePlace Place) : Formula(Place);

    public sealed record Not(Formula Operand, SourcePlace Place) : Formula(Place);

    public sealed record Choice(Formula Condition, Formula Then, Formula Otherwise, SourcePlace Place) : Formula(Place);

    public sealed record Absolute(Formula Operand, SourcePlace Place) : Formula(Place);

    public sealed record Least(Formula Left, Formula Right, SourcePlace Place) : Formula(Place);

    public sealed record Greatest(Formula Left, Formula Right, SourcePlace Place) : Formula(Place);

    /// <summary>Σ of <paramref name="Body"/> over the rows of a list; names in the body are the list's columns first.</summary>
    public sealed record SumOver(string List, Formula Body, SourcePlace Place) : Formula(Place);
}

/// <summary>How a literal is written, and with it what it counts.</summary>
public enum NumberForm
{
    /// <summary>100, 0.5.</summary>
    Plain,

    /// <summary>90%.</summary>
    Percent,

    /// <summary>500元.</summary>
    Yuan,

    /// <summary>5万元.</summary>
    WanYuan,

    /// <summary>1.5亿元.</summary>
    YiYuan,
}

public enum ArithmeticSign
{
    Plus,
    Minus,
    Times,
    DividedBy,
}

public enum ComparisonSign
{
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
}

/// <summary>Where a formula stands in its text (0-based offset and length). Never makes two formulas different.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly struct SourcePlace(int start, int length) : IEquatable<SourcePlace>
{
    public int Start { get; } = start;

    public int Length { get; } = length;

    public static bool operator ==(SourcePlace left, SourcePlace right) => left.Equals(right);

    public static bool operator !=(SourcePlace left, SourcePlace right) => !left.Equals(right);

    public bool Equals(SourcePlace other) => true;

    public override bool Equals(object? obj) => obj is SourcePlace;

    public override int GetHashCode() => 0;
}

/// <summary>What is wrong with a formula: where (0-based offset), what, and what to write instead.</summary>
public sealed record FormulaFault(SourcePlace Place, string Message, string Advice)
{
    /// <summary>The formula can be computed; its author probably meant another.</summary>
    public bool IsForAuthors { get; init; }

    public override string ToString() => FormattableString.Invariant($"第{Place.Start + 1}个字：{Message}{Advice}");
}
