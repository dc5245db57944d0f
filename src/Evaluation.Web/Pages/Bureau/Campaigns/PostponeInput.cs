using Evaluation.Web.Campaigns;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>A later deadline for all units of a campaign.</summary>
public sealed class PostponeInput
{
    public DeadlineInput Deadline { get; set; } = new();

    public string? Reason { get; set; }

    public Guid? Version { get; set; }
}
