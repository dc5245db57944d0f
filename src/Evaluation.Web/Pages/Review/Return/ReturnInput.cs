namespace Evaluation.Web.Pages.Review.Return;

/// <summary>A return as it is posted: a reason for the whole, and a problem for each item.</summary>
public sealed class ReturnInput
{
    public const int MaximumText = 2000;

    public const int MaximumItems = 200;

    public string? Reason { get; set; }

    public List<ReturnItemInput> Items { get; set; } = [];

    /// <summary>Version of the filing that was read.</summary>
    public Guid? Seen { get; set; }
}

/// <summary>One item of a return as it is posted.</summary>
public sealed class ReturnItemInput
{
    public string? Place { get; set; }

    public string? Problem { get; set; }
}
