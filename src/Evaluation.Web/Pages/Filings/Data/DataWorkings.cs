using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Data;

/// <summary>The working panel of the data table: one card for each set of indicators that figures are read by.</summary>
public sealed class DataWorkings
{
    /// <summary>Card of the figures no indicator reads.</summary>
    public const string Unread = "w-none";

    private readonly Dictionary<string, IReadOnlyList<RowScore>> _readers;

    public DataWorkings(OpenFiling open)
    {
        var reads = open.Sheet.Rows.Select(row => (Row: row, Keys: open.Framework.Reads(row.Indicator))).ToList();
        _readers = open.Framework.Inputs.ToDictionary(
            input => input.Key,
            IReadOnlyList<RowScore> (input) => [.. reads
                .Where(read => read.Keys.Contains(input.Key, StringComparer.Ordinal) || read.Keys.Contains(DataTable.PreviousKey(input), StringComparer.Ordinal))
                .Select(read => read.Row)],
            StringComparer.Ordinal);
        Cards = [.. open.Framework.Inputs.Where(input => _readers[input.Key].Count > 0)
            .Select(input => new WorkingCard(IdOf(input), _readers[input.Key])).DistinctBy(card => card.Id, StringComparer.Ordinal)];
    }

    public IReadOnlyList<WorkingCard> Cards { get; }

    public string IdOf(InputDefinition input) =>
        _readers[input.Key] is { Count: > 0 } rows ? "w-" + string.Join("-", rows.Select(row => row.Indicator.Code)) : Unread;

    /// <summary>What has to be stated beside a figure even when it is 0; null where no rule asks.</summary>
    public static string? StatementFor(Framework framework, InputDefinition input) =>
        framework.Indicators.FirstOrDefault(indicator => indicator.Rule is ScoringRule.PerOccurrence && framework.Reads(indicator).Contains(input.Key, StringComparer.Ordinal))
            is { Rule: ScoringRule.PerOccurrence rule }
            ? $"填 0 的，请写明已核查：{string.Join("；", rule.Checked)}。"
            : null;
}

/// <summary>The workings shown while the cursor is in a figure.</summary>
public sealed record WorkingCard(string Id, IReadOnlyList<RowScore> Rows);
