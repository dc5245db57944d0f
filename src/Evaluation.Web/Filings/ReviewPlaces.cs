using Evaluation.Core.Frameworks;

namespace Evaluation.Web.Filings;

/// <summary>What a reviewer can say something about or send back: indicators, figures, lists, texts and the evidence, each with its name.</summary>
public sealed class ReviewPlaces(Framework framework)
{
    public const string Evidence = "evidence";

    public static string OfIndicator(string code) => $"indicator/{code}";

    public static string OfInput(string key) => $"input/{key}";

    public static string OfList(string key) => $"list/{key}";

    public static string OfText(string section) => $"text/{section}";

    /// <summary>The name of a place for people; null when the framework has no such place.</summary>
    public string? NameOf(string place)
    {
        var at = place.IndexOf('/', StringComparison.Ordinal);
        var (kind, key) = at < 0 ? (place, string.Empty) : (place[..at], place[(at + 1)..]);
        return kind switch
        {
            "indicator" => framework.Indicator(key)?.Name,
            "input" => framework.Input(key)?.Label,
            "list" => framework.List(key)?.Label,
            "text" => framework.Outline.All.FirstOrDefault(section => section.Id == key && section.Text is not null)?.Text?.Label,
            Evidence when key.Length == 0 => "佐证材料",
            _ => null,
        };
    }
}
