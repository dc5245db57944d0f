using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>What recomputing says of a stated number under one reading.</summary>
internal sealed record Ruling(Verdict Verdict, Relation Relation, Ratio? Value)
{
    public bool IsCutOff { get; init; }
}

/// <summary>
/// Compares a stated number with its relation: rounded alike it is right; cut off, one unit of the last place beside a printed equation,
/// or within what the printed operands can hide, rounding explains it; beyond that it is wrong.
/// </summary>
internal static class Judge
{
    /// <summary>The kindest ruling of all readings; wrong only where a sure reading exists and none confirms the number.</summary>
    public static Ruling? Of(Statement statement)
    {
        Ruling? best = null;
        foreach (var relation in statement.Sure)
        {
            best = Kinder(best, By(statement, relation));
        }

        if (best?.Verdict == Verdict.Ok)
        {
            return best;
        }

        foreach (var relation in statement.Possible)
        {
            var ruling = By(statement, relation);
            if (ruling.Verdict is Verdict.Ok)
            {
                return ruling;
            }

            best = best is null && ruling.Verdict == Verdict.Rounding ? ruling : best;
        }

        return best ?? (statement.TellsUnclear && statement.Possible.Count > 0 ? new Ruling(Verdict.Unclear, statement.Possible[0], null) : null);
    }

    public static Ruling By(Statement statement, Relation relation)
    {
        if (relation.Value is not { } value)
        {
            return new(Verdict.Unclear, relation, null);
        }

        if (statement.IsBound)
        {
            return new(statement.Value <= value ? Verdict.Ok : Verdict.Wrong, relation, value);
        }

        var (stated, computed) = statement.IsUnsigned ? (Ratio.Abs(statement.Value), Ratio.Abs(value)) : (statement.Value, value);
        if (ValueText.Rounded(statement.Stated, computed) == stated)
        {
            return new(Verdict.Ok, relation, value);
        }

        if (statement.IsLoose && IsNear(stated, computed))
        {
            return new(Verdict.Ok, relation, value);
        }

        if (statement.Stated.Firmness != FigureFirmness.Exact)
        {
            return new(IsNear(stated, computed) ? Verdict.Ok : Verdict.Unclear, relation, value);
        }

        if (ValueText.CutOff(statement.Stated, computed) == stated)
        {
            return new(Verdict.Rounding, relation, value) { IsCutOff = true };
        }

        var explained = statement.IsEquation
            ? Ratio.Abs(ValueText.Rounded(statement.Stated, computed) - stated) <= statement.Stated.Step
            : CanBeHidden(statement, relation, stated);
        return new(explained ? Verdict.Rounding : Verdict.Wrong, relation, value);
    }

    /// <summary>Whether values behind the printed digits of the operands give one behind the stated digits.</summary>
    public static bool CanBeHidden(Statement statement, Relation relation, Ratio stated) =>
        (relation.Shape is { } shape ? shape with { Operands = [.. shape.Operands.Select(Rounded)] } : relation).Range() is { } range
        && Signed(statement, range).Meets(Interval.About(stated, statement.Stated.Half));

    /// <summary>An operand of a printed calculation with the rounding of its figure.</summary>
    private static Operand Rounded(Operand operand) => operand.Half.IsZero && operand.Figure is { Value.IsZero: false } figure
        ? operand with { Half = figure.Half * Ratio.Abs(operand.Value / figure.Value) }
        : operand;

    /// <summary>Whether a number reproduces the stated one at its printed places.</summary>
    public static bool Reproduces(Statement statement, Ratio value) => ValueText.Rounded(statement.Stated, value) == statement.Value;

    private static Interval Signed(Statement statement, Interval range) =>
        statement.IsUnsigned && range.High.Sign <= 0 ? new(-range.High, -range.Low) : range;

    private static bool IsNear(Ratio stated, Ratio computed) => Ratio.Abs(stated - computed) * 10 <= Ratio.Abs(computed);

    private static Ruling Kinder(Ruling? left, Ruling right) => left is null ? right : Rank(right.Verdict) < Rank(left.Verdict) ? right : left;

    private static int Rank(Verdict verdict) => verdict switch { Verdict.Ok => 0, Verdict.Rounding => 1, Verdict.Unclear => 2, _ => 3 };
}
