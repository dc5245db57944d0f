using Evaluation.Core.Quantities;

namespace Evaluation.Core.Campaigns;

/// <summary>How far a campaign is: who has filed, and who of them in time. The two rates are never one.</summary>
/// <param name="Units">应报送: units of the campaign.</param>
/// <param name="Filed">已报送, online or offline.</param>
/// <param name="InTime">Of these, filed before their deadline.</param>
public sealed record CampaignProgress(int Units, int Filed, int InTime)
{
    /// <summary>报送率; null without units.</summary>
    public Ratio? FilingRate => Units == 0 ? null : Ratio.Of(Filed, Units);

    /// <summary>及时率: in time among those filed; null while nobody has.</summary>
    public Ratio? TimelyRate => Filed == 0 ? null : Ratio.Of(InTime, Filed);
}
