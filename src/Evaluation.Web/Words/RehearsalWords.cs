using Evaluation.Core.Campaigns;

namespace Evaluation.Web.Words;

/// <summary>How a rehearsal (演练) is marked wherever a campaign or one of its filings is named.</summary>
public static class RehearsalWords
{
    public const string Kind = "演练";

    public const string Notice = "本任务为演练，填报和得分不作为正式自评结果。";

    /// <summary>Behind a title; nothing for a real campaign.</summary>
    public static string Mark(CampaignKind kind) => kind == CampaignKind.Rehearsal ? $"（{Kind}）" : string.Empty;

    public static string Title(string title, CampaignKind kind) => title + Mark(kind);

    public static string Title(Campaign campaign) => Title(campaign.Title, campaign.Kind);

    public static string Mark(Campaign campaign) => Mark(campaign.Kind);
}
