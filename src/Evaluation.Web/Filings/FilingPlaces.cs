using Evaluation.Core.Checks;
using Evaluation.Core.Frameworks;

namespace Evaluation.Web.Filings;

/// <summary>Where in the clerk's pages something stands: the place of a finding as step and address.</summary>
public sealed class FilingPlaces(Framework framework, string address)
{
    public FilingPlaces(OpenFiling open)
        : this(open.Framework, open.Address)
    {
    }

    /// <summary>Where the pages of a filing begin.</summary>
    public static string AddressOf(Guid filingId) => $"/filings/{filingId}";

    /// <summary>Key of the step the place belongs to.</summary>
    public string StepOf(string place)
    {
        var (kind, key) = Split(place);
        return kind switch
        {
            "input" => "data",
            "indicator" => GroupOf(key) is { } group ? "indicators/" + group.Code : "scores",
            "list" => framework.List(key)?.Page ?? "goals",
            "text" => framework.Outline.All.FirstOrDefault(section => section.Id == key)?.Text?.Page ?? "basics",
            "texts" => "checks",
            "total" => "scores",
            "evidence" => "evidence",
            _ => "scope",
        };
    }

    /// <summary>Address of the place, with the element to go to.</summary>
    public string AddressOf(string place)
    {
        var (kind, key) = Split(place);
        var anchor = kind is "input" or "indicator" or "list" or "text" ? $"#{AnchorOf(kind, key)}" : string.Empty;
        return $"{address}/{StepOf(place)}{anchor}";
    }

    public string AddressOf(Finding finding) => AddressOf(finding.Place);

    /// <summary>Id of the element a place stands in: <c>input-exec_total</c>, <c>indicator-ZJ21-2201</c>.</summary>
    public static string AnchorOf(string kind, string key) => $"{kind}-{key.Replace('/', '-').Replace('.', '-')}";

    private static (string Kind, string Key) Split(string place) =>
        place.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? (place[..at], place[(at + 1)..]) : (place, string.Empty);

    private IndicatorGroup? GroupOf(string code) => framework.Groups.FirstOrDefault(group => group.Indicators.Any(indicator => indicator.Code == code));
}
