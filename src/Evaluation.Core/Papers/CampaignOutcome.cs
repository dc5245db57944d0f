using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Papers;

/// <summary>What a campaign came to, counted over all its units; figures are those kept with what was handed in.</summary>
public sealed record CampaignOutcome
{
    public required int Year { get; init; }

    public required string RegionName { get; init; }

    public required NoticeReference Notice { get; init; }

    public required Framework Framework { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public required CampaignProgress Progress { get; init; }

    /// <summary>Of those who filed, offline (线下报送).</summary>
    public int FiledOffline { get; init; }

    /// <summary>How often the bureau returned filings, and of how many units.</summary>
    public (int Times, int Units) Returns { get; init; }

    /// <summary>Units that handed in with the results kept, by code.</summary>
    public IReadOnlyList<UnitOutcome> Results { get; init; } = [];

    /// <summary>The indicator taken for 预算执行率; null when the framework has none.</summary>
    public Indicator? Execution { get; init; }

    /// <summary>What the checks found in what was handed in, most frequent first.</summary>
    public IReadOnlyList<FrequentProblem> Problems { get; init; } = [];

    public IReadOnlyList<UnitNotFiled> NotFiled { get; init; } = [];
}

/// <summary>The result of a unit.</summary>
/// <param name="Execution">Value of 预算执行率 as printed, in percent; null when the row has none.</param>
/// <param name="Rows">Computed points by indicator code; empty where none were kept.</param>
public sealed record UnitOutcome(string Code, string Name, Points? Self, Points? Computed, string? Grade, decimal? Execution, IReadOnlyDictionary<string, Points> Rows);

/// <summary>A check and how many units it concerned.</summary>
/// <param name="Check">Its id.</param>
/// <param name="Times">Findings of all units together.</param>
public sealed record FrequentProblem(string Check, int Units, int Times);

/// <summary>A unit that has not filed.</summary>
/// <param name="State">Where its filing stands, in words.</param>
/// <param name="DaysLate">0 while its deadline has not passed.</param>
public sealed record UnitNotFiled(string Code, string Name, string State, DateTimeOffset Deadline, int DaysLate);
