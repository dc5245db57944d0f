using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>Figures with two neighbouring digits exchanged.</summary>
internal static class Digits
{
    /// <summary>The values, without sign, in the base of the figure's dimension.</summary>
    public static IEnumerable<Ratio> Swapped(Figure figure) => Exchanged(figure, 1);

    /// <summary>The same with digits exchanged over the one between them: 2.23 and 3.22.</summary>
    public static IEnumerable<Ratio> Mirrored(Figure figure) => Exchanged(figure, 2);

    private static IEnumerable<Ratio> Exchanged(Figure figure, int distance)
    {
        var digits = NormalText.Of(figure.Text).Text.Where(sign => char.IsAsciiDigit(sign) || sign == '.').ToArray();
        if (digits.Length is 0 or > 20)
        {
            yield break;
        }

        int[] places = [.. Enumerable.Range(0, digits.Length).Where(at => digits[at] != '.')];
        for (var at = 0; at + distance < places.Length; at++)
        {
            var (one, other) = (places[at], places[at + distance]);
            if (digits[one] == digits[other])
            {
                continue;
            }

            (digits[one], digits[other]) = (digits[other], digits[one]);
            yield return Ratio.From(decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)) * figure.Unit.Scale;
            (digits[one], digits[other]) = (digits[other], digits[one]);
        }
    }
}
