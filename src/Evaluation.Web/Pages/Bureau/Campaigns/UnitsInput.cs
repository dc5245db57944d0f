namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>Which units take part.</summary>
public sealed class UnitsInput
{
    public const string All = "all";
    public const string ByDesk = "desks";
    public const string Ticked = "ticked";

    public string? Which { get; set; }

    public List<string> Desks { get; init; } = [];

    public List<Guid> Units { get; init; } = [];

    /// <summary>The sentence by which the bureau confirms a real campaign over a framework without an official source.</summary>
    public string? Confirmation { get; set; }

    public Guid? Version { get; set; }
}
