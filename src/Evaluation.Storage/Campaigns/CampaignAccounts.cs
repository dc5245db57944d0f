using System.Text.Json;
using Evaluation.Core.Campaigns;

namespace Evaluation.Storage.Campaigns;

/// <summary>决算取数: where the inputs of a campaign stand in the final accounts' workbooks of its units, and the sample it was made by.</summary>
public sealed class CampaignAccounts
{
    public required Guid CampaignId { get; init; }

    /// <summary>The rules as JSON.</summary>
    public string Rules { get; private set; } = "[]";

    public required string SampleName { get; set; }

    /// <summary>The sample's bytes lie in the evidence store under their hash.</summary>
    public required string SampleSha256 { get; set; }

    /// <summary>Changes with every save.</summary>
    public Guid Stamp { get; private set; } = Guid.CreateVersion7();

    public required Guid By { get; set; }

    public required DateTimeOffset At { get; set; }

    public IReadOnlyList<AccountsRule> ReadRules() => JsonSerializer.Deserialize<List<AccountsRule>>(Rules) ?? [];

    public void Write(IReadOnlyList<AccountsRule> rules)
    {
        Rules = JsonSerializer.Serialize(rules);
        Stamp = Guid.CreateVersion7();
    }
}
