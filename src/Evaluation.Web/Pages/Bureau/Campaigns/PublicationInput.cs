namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>Which filings a publication takes.</summary>
public sealed class PublicationInput
{
    public const string Accepted = "accepted";
    public const string Filed = "filed";
    public const int LongestList = 20_000;

    /// <summary><see cref="Accepted"/> or <see cref="Filed"/>, which also takes those not yet accepted.</summary>
    public string? Which { get; set; } = Accepted;

    /// <summary>Codes of units that are not published, one a line.</summary>
    public string? Withheld { get; set; }

    /// <summary>Which list was on the screen.</summary>
    public string? Seen { get; set; }

    public IReadOnlyList<string> Codes =>
        [.. (Withheld ?? string.Empty).Split(['\r', '\n', '，', ',', '、', ' ', '　', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}
