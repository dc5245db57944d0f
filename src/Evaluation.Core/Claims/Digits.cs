using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>Figures with two neighbouring digits exchanged.</summary>
internal static class Digits
{
    /// <summary>The values, without sign, in the base of the figure's dimension.</summary>
    public static IEnumerable<Ratio> Swapped(Figure figure)
    {
        var digits = NormalText.Of(figure.Text).Text.Where(sign => char.IsAsciiDigit(sign) || sign == '.').ToArray();
        if (digits.Length is 0 or > 20)
        {
            yield break;
        }

        for (var at = 0; at + 1 < digits.Length; at++)
        {
            var next = digits[at + 1] == '.' ? at + 2 : at + 1;
            if (digits[at] == '.' || next >= digits.Length || digits[at] == digits[next])
            {
                continue;
            }

            (digits[at], digits[next]) = (digits[next], digits[at]);
            yield return Ratio.From(decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)) * figure.Unit.Scale;
            (digits[at], digits[next]) = (digits[next], digits[at]);
        }
    }
}
