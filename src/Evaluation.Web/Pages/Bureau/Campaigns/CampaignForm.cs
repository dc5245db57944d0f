using Evaluation.Core.Frameworks;
using Evaluation.Storage.Campaigns;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>The form of a campaign, for a new one and for one being drawn up.</summary>
public sealed record CampaignForm(
    CampaignInput Input,
    IReadOnlyList<Framework> Frameworks,
    IReadOnlyList<(Guid RegionId, string Name)> Regions,
    Guid? CampaignId,
    IReadOnlyList<CampaignAttachment> Attachments);
