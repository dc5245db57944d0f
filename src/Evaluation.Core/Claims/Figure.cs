using Evaluation.Core.Examinations;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>How firmly a figure is stated.</summary>
public enum FigureFirmness
{
    Exact,

    /// <summary>约, 近, 左右, 余.</summary>
    Approximate,

    /// <summary>≥, 不低于, 以上, 超过: a limit or a target, not an amount.</summary>
    Bound,
}

/// <summary>
/// A number printed in a report with its unit. It stands for every value that rounds to it: half a unit of its last place either way;
/// whole counts and a bare 0 stand for themselves. Dates, document numbers, heading numbers and telephone numbers are not figures.
/// </summary>
/// <param name="Number">The printed digits with their sign, in the printed unit.</param>
/// <param name="Decimals">Places printed behind the point.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Start">Where it begins in the normal text.</param>
/// <param name="End">Where its unit ends in the normal text.</param>
/// <param name="Place">Where it stands in the report.</param>
/// <param name="Text">As printed, with its unit.</param>
public sealed record Figure(decimal Number, int Decimals, FigureUnit Unit, int Start, int End, TextSpan Place, string Text)
{
    public FigureFirmness Firmness { get; init; }

    /// <summary>The value in the base of its dimension: 元, a fraction of 1, or the count.</summary>
    public Ratio Value => Ratio.From(Number) * Unit.Scale;

    /// <summary>One unit of the last printed place, in the base of the dimension.</summary>
    public Ratio Step => Unit.Scale / TenTo(Decimals);

    /// <summary>Half a unit of the last printed place; 0 for a figure that is exact.</summary>
    public Ratio Half => IsWhole || Number == 0m ? Ratio.Zero : Step / 2;

    /// <summary>Digits that carry precision, without leading zeros.</summary>
    public int Significant
    {
        get
        {
            var (digits, rest) = (0, decimal.Truncate(Math.Abs(Number) * TenTo(Decimals)));
            while (rest >= 1m)
            {
                digits++;
                rest /= 10m;
            }

            return digits;
        }
    }

    private bool IsWhole => Decimals == 0 && (Unit.Dimension is FigureDimension.Count or FigureDimension.Score) && Unit.Scale == Ratio.One;

    private static int TenTo(int decimals)
    {
        var result = 1;
        for (var step = 0; step < decimals; step++)
        {
            result *= 10;
        }

        return result;
    }
}
