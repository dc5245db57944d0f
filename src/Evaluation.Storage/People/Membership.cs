using Evaluation.Core.Filings;

namespace Evaluation.Storage.People;

/// <summary>A role a person holds: on a unit (填报人, 组长) or on a region (财政局, 管理员).</summary>
public sealed class Membership
{
    public required Guid MembershipId { get; init; }

    public required Guid PersonId { get; init; }

    public required Role Role { get; init; }

    /// <summary>Set for the roles of a unit.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Set for the roles of a region.</summary>
    public Guid? RegionId { get; init; }
}
