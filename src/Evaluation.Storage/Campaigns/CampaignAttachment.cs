namespace Evaluation.Storage.Campaigns;

/// <summary>An attachment of a campaign's notice; its bytes lie in the evidence store under their hash.</summary>
public sealed class CampaignAttachment
{
    public required Guid CampaignAttachmentId { get; init; }

    public required Guid CampaignId { get; init; }

    public required string Name { get; set; }

    public required string Sha256 { get; init; }

    public required long Length { get; init; }

    public required string ContentType { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }
}
