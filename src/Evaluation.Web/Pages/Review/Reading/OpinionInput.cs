using Evaluation.Storage.Filings;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Review.Reading;

/// <summary>An opinion or an explanation as it is posted.</summary>
public sealed class OpinionInput
{
    /// <summary>Place of the opinion, or id of the finding that is explained.</summary>
    public string? Place { get; set; }

    public string? Text { get; set; }

    /// <summary>Version of the explanation that was seen; null: there was none.</summary>
    public Guid? Version { get; set; }

    /// <summary>What is wrong with the text; null when nothing.</summary>
    public string? Problem(string what, int shortest = 1) => (Text?.Trim().Length ?? 0) switch
    {
        0 => $"请填写{what}。",
        var length when length < shortest => FormattableString.Invariant($"{what}至少写 {shortest} 个字。"),
        > FilingEntry.MaximumText => FormattableString.Invariant($"{what}最多 {FilingEntry.MaximumText} 个字。"),
        _ => null,
    };

    /// <summary>Name of the text's field in the form of a place.</summary>
    public static string FieldAt(string place) => "opinion-" + AnchorOf(place);

    /// <summary>Id of the element a place stands in.</summary>
    public static string AnchorOf(string place) => FilingPlaces.AnchorOf("at", place);
}
