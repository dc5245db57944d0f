using Evaluation.Core.Checks;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Filings;

/// <summary>What a returned item opens for editing: the item itself and what feeds it.</summary>
public sealed class ReturnScope(Framework framework)
{
    /// <summary>Whether the item opens the value at <paramref name="path"/> (or <c>evidence/CODE</c>).</summary>
    public bool Opens(ReturnItem item, string path) => Opens(item.Place, path);

    /// <summary>Whether somebody who may edit only what a return of the places opens can settle the finding; explanations of their own stay open always.</summary>
    public bool Reaches(IReadOnlyCollection<string> places, Finding finding) =>
        finding.ExplainAt?.StartsWith("explain/", StringComparison.Ordinal) == true
        || places.Any(place => place == finding.Place || Settling(finding).Any(path => Opens(place, path)));

    private bool Opens(string place, string path)
    {
        var (kind, key) = Split(place);
        return kind switch
        {
            "indicator" => OpensIndicator(key, path),
            "input" => FeedsFigure(key, path),
            "list" => path.StartsWith($"list/{key}/", StringComparison.Ordinal),
            "text" => path == EntryPath.Text(key),
            "evidence" => path.StartsWith("evidence/", StringComparison.Ordinal),
            _ => false,
        };
    }

    /// <summary>Paths at which the finding can be settled.</summary>
    private static IEnumerable<string> Settling(Finding finding) =>
        new[] { finding.ExplainAt, finding.Mend?.Path, InsideOf(finding.Place) }.OfType<string>();

    /// <summary>A value that belongs to the place.</summary>
    private static string InsideOf(string place) => Split(place) switch
    {
        ("indicator", var code) => EntryPath.Claim(code),
        ("list", var list) => $"list/{list}/",
        ("evidence", _) => "evidence/",
        _ => place,
    };

    private static (string Kind, string Key) Split(string place) =>
        place.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? (place[..at], place[(at + 1)..]) : (place, string.Empty);

    private static bool FeedsFigure(string input, string path)
    {
        var (kind, key) = Split(path);
        return kind is "input" or "source" or "note" or "accounts"
            && (key == input || key.StartsWith(input + "@", StringComparison.Ordinal) || key == input + Framework.PreviousSuffix);
    }

    private bool OpensIndicator(string code, string path)
    {
        var (kind, key) = Split(path);
        if (kind is "claim" or "reason" or "item" or "state" or "judged" or "deduction" or "deductionreason" or "na" or "nareason" or "rowtext" or "evidence")
        {
            return key == code || key.StartsWith(code + "/", StringComparison.Ordinal);
        }

        return framework.Indicator(code) is { } indicator
            && framework.Reads(indicator) is var reads
            && reads.Any(read => FeedsFigure(read, path) || path.StartsWith($"list/{read}/", StringComparison.Ordinal));
    }
}
