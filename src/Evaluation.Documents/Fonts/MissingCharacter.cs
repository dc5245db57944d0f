using System.Globalization;
using System.Text;

namespace Evaluation.Documents.Fonts;

/// <summary>A character that no font of the press can draw, and the words it stands in.</summary>
public sealed record MissingCharacter(Rune Character, string Near)
{
    /// <summary>For people: <c>“𬭎”（U+2CB4E，见“主任张𬭎介绍”）</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"“{Character}”（U+{Character.Value:X4}，见“{Near}”）");
}
