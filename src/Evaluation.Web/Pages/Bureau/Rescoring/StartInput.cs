namespace Evaluation.Web.Pages.Bureau.Rescoring;

/// <summary>Which version to rescore with, and why.</summary>
public sealed class StartInput
{
    public string? Framework { get; set; }

    public string? Reason { get; set; }
}
