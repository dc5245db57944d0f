namespace Evaluation.Documents.Campaigns;

/// <summary>One unit in the 汇总表; figures are those kept with its frozen filing, null where nothing was filed.</summary>
/// <param name="Values">Values of indicators by code, as printed.</param>
public sealed record SummaryRow
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? Desk { get; init; }

    public required string State { get; init; }

    public required string Deadline { get; init; }

    public string? SubmittedAt { get; init; }

    public int? DaysLate { get; init; }

    public decimal? Self { get; init; }

    public decimal? Computed { get; init; }

    public decimal? Data { get; init; }

    public decimal? Own { get; init; }

    public decimal? Bureau { get; init; }

    /// <summary>What the bonus rows add, at most their limit; within the computed total.</summary>
    public decimal? Bonus { get; init; }

    public decimal? Difference { get; init; }

    public string? Grade { get; init; }

    public int? ToExplain { get; init; }

    public IReadOnlyDictionary<string, decimal> Values { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    public string? Contact { get; init; }

    public string? Phone { get; init; }
}

/// <summary>A column for an indicator's value: <c>支出完成率（%）</c>.</summary>
public sealed record SummaryColumn(string Indicator, string Title);

/// <summary>What the 汇总表 is about; printed on its contents page.</summary>
public sealed record SummaryHead(string Title, string Region, int Year, string Framework, string? SampleNotice, string Progress, string At)
{
    /// <summary>Whether the framework has bonus rows; without them there is no column for them.</summary>
    public bool HasBonus { get; init; }
}
