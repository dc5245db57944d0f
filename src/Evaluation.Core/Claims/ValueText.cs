using System.Globalization;
using System.Numerics;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>Values as they are written beside a printed figure: in its unit and to its places.</summary>
internal static class ValueText
{
    /// <summary>The digits of a figure without separators and unit.</summary>
    public static string Digits(Figure figure) => figure.Number.ToString("F" + figure.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The value rounded half up to the places of the figure, with its unit.</summary>
    public static string Like(Figure figure, Ratio value) => Number(value / figure.Unit.Scale, figure.Decimals) + figure.Unit.Printed;

    /// <summary>The same with at most four places more, as long as they are not 0.</summary>
    public static string Longer(Figure figure, Ratio value)
    {
        var text = Number(value / figure.Unit.Scale, figure.Decimals + 4);
        return text.TrimEnd('0').TrimEnd('.') + figure.Unit.Printed;
    }

    public static Ratio Rounded(Figure figure, Ratio value) =>
        Ratio.Of(Rounding.Digits(value / figure.Unit.Scale, figure.Decimals), BigInteger.Pow(10, figure.Decimals)) * figure.Unit.Scale;

    public static Ratio CutOff(Figure figure, Ratio value)
    {
        var power = BigInteger.Pow(10, figure.Decimals);
        var scaled = value / figure.Unit.Scale * Ratio.Of(power, BigInteger.One);
        var whole = scaled.Sign < 0 ? Rounding.Ceiling(scaled) : Rounding.Floor(scaled);
        return Ratio.Of(whole, power) * figure.Unit.Scale;
    }

    private static string Number(Ratio value, int decimals)
    {
        var digits = Rounding.Digits(value, decimals);
        var power = BigInteger.Pow(10, decimals);
        var whole = BigInteger.DivRem(BigInteger.Abs(digits), power, out var rest);
        var sign = digits.Sign < 0 ? "-" : string.Empty;
        return sign + whole.ToString(CultureInfo.InvariantCulture)
            + (decimals == 0 ? string.Empty : "." + rest.ToString(CultureInfo.InvariantCulture).PadLeft(decimals, '0'));
    }
}
