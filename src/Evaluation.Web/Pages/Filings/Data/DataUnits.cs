using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Web.Pages.Filings.Data;

/// <summary>Which tables a person fills in 元; the others are in 万元. Kept in a cookie, so that it holds when the page is left.</summary>
public sealed class DataUnits(IReadOnlySet<string> inYuan)
{
    public const string Cookie = "figures-in-yuan";

    public bool InWan(string block) => !inYuan.Contains(block);

    public static DataUnits Read(string? cookie) =>
        new((cookie ?? string.Empty).Split('.', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal));

    /// <summary>The cookie's text after a table changed its unit.</summary>
    public string With(string block, bool yuan) => string.Join('.', yuan ? inYuan.Append(block).Distinct(StringComparer.Ordinal) : inYuan.Where(key => key != block));

    /// <summary>Whether the value at a path is typed in 万元: as the table says in which its row stands.</summary>
    public Func<string, bool> OfPaths(FactSheet facts)
    {
        var blocks = DataTable.Blocks(facts)
            .SelectMany(pair => pair.Inputs.SelectMany(input => new[] { input.Key, DataTable.PreviousKey(input) }.Select(key => (Key: key, Block: pair.Block.Key))))
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Block, StringComparer.Ordinal);
        return path => !path.StartsWith("input/", StringComparison.Ordinal)
            || !blocks.TryGetValue(path["input/".Length..].Split('@')[0], out var block)
            || InWan(block);
    }
}
