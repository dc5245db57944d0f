namespace Evaluation.Storage.Units;

/// <summary>A budget unit (预算单位) of a region.</summary>
public sealed class BudgetUnit
{
    public required Guid UnitId { get; init; }

    public required Guid RegionId { get; init; }

    /// <summary>单位编码, unique in its region.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    public string? ShortName { get; set; }

    /// <summary>主管部门.</summary>
    public string? Department { get; set; }

    /// <summary>业务科室 of the bureau.</summary>
    public string? Desk { get; set; }
}
