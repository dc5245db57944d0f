using System.Globalization;
using System.Numerics;
using CsCheck;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.TestData;

/// <summary>Decimals and fractions written as text, as theories need them.</summary>
internal static class D
{
    public static decimal Of(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>7, 0.25 or 1/3.</summary>
    public static Ratio Ratio(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 1
            ? Core.Quantities.Ratio.From(Of(text))
            : Core.Quantities.Ratio.Of(BigInteger.Parse(parts[0], CultureInfo.InvariantCulture), BigInteger.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Whole numbers of all sizes: small ones, those about the edge of 128 bits, and far beyond.</summary>
    public static Gen<BigInteger> AnyWhole { get; } = Gen.Select(
        Gen.Long, Gen.Int[0, 5], Gen.Int[-2, 2],
        (seed, shape, near) => shape switch
        {
            0 => (BigInteger)(seed % 100),
            1 => seed,
            2 => (BigInteger)seed * seed,
            3 => (BigInteger)Int128.MaxValue + near,
            4 => (BigInteger)Int128.MinValue + near,
            _ => BigInteger.Pow(seed, 5) + near,
        });
}
