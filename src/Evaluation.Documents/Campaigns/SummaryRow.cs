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

    /// <summary>Computed points of each level-1 group by its code, as their rows add up.</summary>
    public IReadOnlyDictionary<string, decimal> Parts { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    /// <summary>Self scores of each level-1 group by its code.</summary>
    public IReadOnlyDictionary<string, decimal> SelfParts { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    /// <summary>复核扣分 of all rows; null while the filing is not accepted.</summary>
    public decimal? Deducted { get; init; }

    /// <summary>预算执行率 in percent.</summary>
    public decimal? Execution { get; init; }

    /// <summary>How often the bureau returned it.</summary>
    public int? Returns { get; init; }

    /// <summary>Findings that were explained.</summary>
    public int? Explained { get; init; }

    /// <summary>Of these, accepted by the bureau.</summary>
    public int? ExplanationsAccepted { get; init; }

    /// <summary>Of these, not accepted by the bureau; the rest is not read yet.</summary>
    public int? ExplanationsRefused { get; init; }

    public IReadOnlyDictionary<string, decimal> Values { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    public string? Contact { get; init; }

    public string? Phone { get; init; }
}

/// <summary>A column for an indicator's value or a group's points: <c>支出完成率（%）</c>.</summary>
public sealed record SummaryColumn(string Indicator, string Title);

/// <summary>What the 汇总表 is about; printed on its contents page.</summary>
public sealed record SummaryHead(string Title, string Region, int Year, string Framework, string? SampleNotice, string Progress, string At)
{
    /// <summary>Two columns for each level-1 group, self scores and computed points.</summary>
    public IReadOnlyList<SummaryColumn> Parts { get; init; } = [];

    /// <summary>Title of the column for 预算执行率; null: no column.</summary>
    public string? Execution { get; init; }

    /// <summary>Whether the framework has bonus rows; without them there is no column for them.</summary>
    public bool HasBonus { get; init; }
}
