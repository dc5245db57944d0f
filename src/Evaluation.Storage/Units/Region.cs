namespace Evaluation.Storage.Units;

/// <summary>A region (省, 市, 县) with one finance bureau.</summary>
public sealed class Region
{
    public required Guid RegionId { get; init; }

    /// <summary>行政区划代码.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    public Guid? ParentRegionId { get; set; }
}
