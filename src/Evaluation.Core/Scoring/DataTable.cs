using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Scoring;

/// <summary>The data table (数据表) as rows: which inputs stand in which block, and where last year's value comes from. Screen, paper and files share it.</summary>
public static class DataTable
{
    /// <summary>Blocks with their rows in order; an input that holds another's last-year value stands in that row's 上年 column instead.</summary>
    public static IReadOnlyList<(InputBlock Block, IReadOnlyList<InputDefinition> Inputs)> Blocks(FactSheet facts)
    {
        var framework = facts.Framework;
        var previous = PreviousKeys(framework);
        return [.. framework.Blocks
            .Select(block => (block, (IReadOnlyList<InputDefinition>)[.. framework.Inputs.Where(input => input.Block == block.Key && input.System is null && !previous.Contains(input.Key))]))
            .Where(pair => pair.Item2.Count > 0)];
    }

    /// <summary>Keys of inputs that hold another's last-year value.</summary>
    public static IReadOnlySet<string> PreviousKeys(Framework framework) => framework.Inputs.Select(input => input.Previous).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>Key under which last year's value of a row is kept.</summary>
    public static string PreviousKey(InputDefinition input) => input.Previous ?? input.Key + Framework.PreviousSuffix;

    /// <summary>What last year's value of a row is called.</summary>
    public static string LastYear(string name) => "上年" + name;

    /// <summary>Last year's value as entered; null if it is not.</summary>
    public static decimal? Previous(FactSheet facts, InputDefinition input) => facts.Record.Inputs.GetValueOrDefault(PreviousKey(input))?.Value;

    /// <summary>Whether an opening answer hides the row.</summary>
    public static bool IsHidden(FactSheet facts, string key) => Checks.CompletenessChecks.IsHidden(facts, key);
}
