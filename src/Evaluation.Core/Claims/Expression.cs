using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>A printed expression: a number (<c>n</c>), an operation of two (<c>+ - * /</c>), a negative (<c>~</c>) or an absolute value (<c>|</c>).</summary>
internal sealed record Expression(char Operation, Figure? Figure, Expression? Left, Expression? Right, int Start, int End)
{
    public bool IsNumber => Operation == 'n';

    public IEnumerable<Figure> Figures => IsNumber ? [Figure!] : (Left?.Figures ?? []).Concat(Right?.Figures ?? []);

    /// <summary>The value; null where something is divided by 0. Money counts in 元 when <paramref name="scaled"/>, else its digits alone.</summary>
    public Ratio? Value(bool scaled)
    {
        if (IsNumber)
        {
            return scaled || Figure!.Unit.Dimension is FigureDimension.Rate or FigureDimension.RatePoints ? Figure!.Value : Ratio.From(Figure!.Number);
        }

        if (Left!.Value(scaled) is not { } left)
        {
            return null;
        }

        if (Operation is '~' or '|')
        {
            return Operation == '~' ? -left : Ratio.Abs(left);
        }

        return Right!.Value(scaled) is not { } right ? null : Operation switch
        {
            '+' => left + right,
            '-' => left - right,
            '*' => left * right,
            _ => right.IsZero ? null : left / right,
        };
    }

    /// <summary>The expression without its ×100%.</summary>
    public Expression WithoutHundred()
    {
        if (Operation == '*')
        {
            return IsHundred(Right!) ? Left!.WithoutHundred() : IsHundred(Left!) ? Right!.WithoutHundred() : this;
        }

        return Operation == '/' && Left!.Operation == '*' && Left.WithoutHundred() is var above && !ReferenceEquals(above, Left) ? this with { Left = above } : this;
    }

    public static bool IsHundred(Expression node) =>
        node is { IsNumber: true, Figure: { Number: 100m, Decimals: 0, Unit.Dimension: FigureDimension.Rate or FigureDimension.Plain } };
}
