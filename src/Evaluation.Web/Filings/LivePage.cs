namespace Evaluation.Web.Filings;

/// <summary>
/// The parts of a page that follow what is entered. The page renders them when it is read; the save endpoint renders them again and
/// sends those that changed. One class per page, found by convention.
/// </summary>
public abstract class LivePage
{
    /// <summary>Last part of the page's address: <c>data</c>. A page with an address of its own below it says so by ending in a slash.</summary>
    public abstract string Key { get; }

    /// <param name="open">The filing as it is.</param>
    /// <param name="here">Last part of the address of the page that asks, e.g. <c>data</c> or <c>indicators/ZJ21-2</c>.</param>
    /// <param name="inWan">Whether the table that asks is filled in 万元.</param>
    public abstract IEnumerable<LivePart> Parts(OpenFiling open, string here, bool inWan);

    public bool IsAt(string here) => Key.EndsWith('/') ? here.StartsWith(Key, StringComparison.Ordinal) : here == Key;
}

/// <summary>A part of a page: the element with this id is what the partial renders from the model.</summary>
public sealed record LivePart(string Id, string Partial, object Model);
