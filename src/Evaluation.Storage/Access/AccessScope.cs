using Evaluation.Core.Filings;
using Evaluation.Storage.People;

namespace Evaluation.Storage.Access;

/// <summary>
/// Who asks and what they may see, fixed once per request. Until somebody enters, it sees nothing; the filters of
/// <see cref="EvaluationDb"/> are fed by it.
/// </summary>
public sealed class AccessScope
{
    private readonly Dictionary<Guid, HashSet<Role>> _unitRoles = [];
    private readonly Dictionary<Guid, HashSet<Role>> _regionRoles = [];

    public Guid? PersonId { get; private set; }

    public string PersonName { get; private set; } = string.Empty;

    /// <summary>IP address of the request, for the audit trail.</summary>
    public string Address { get; set; } = string.Empty;

    /// <summary>The program itself: migration, demonstration data, operator commands.</summary>
    public bool IsSystem { get; private set; }

    /// <summary>Units on which the person holds a role.</summary>
    public IReadOnlyList<Guid> UnitIds { get; private set; } = [];

    /// <summary>Regions whose bureau the person works for.</summary>
    public IReadOnlyList<Guid> BureauRegionIds { get; private set; } = [];

    /// <summary>Regions the person administers.</summary>
    public IReadOnlyList<Guid> AdministratorRegionIds { get; private set; } = [];

    /// <summary>A person enters with the roles held now.</summary>
    public void Enter(Guid personId, string personName, IEnumerable<Membership> memberships)
    {
        Leave();
        (PersonId, PersonName) = (personId, personName);
        foreach (var membership in memberships)
        {
            var (roles, id) = membership.UnitId is { } unit ? (_unitRoles, unit) : (_regionRoles, membership.RegionId!.Value);
            if (!roles.TryGetValue(id, out var held))
            {
                roles[id] = held = [];
            }

            held.Add(membership.Role);
        }

        UnitIds = [.. _unitRoles.Keys.Order()];
        BureauRegionIds = RegionsWith(Role.Bureau);
        AdministratorRegionIds = RegionsWith(Role.Administrator);
    }

    /// <summary>The program itself acts and sees everything.</summary>
    public void EnterAsSystem(string name = "系统")
    {
        Leave();
        (IsSystem, PersonName) = (true, name);
    }

    /// <summary>Back to seeing nothing.</summary>
    public void Leave()
    {
        _unitRoles.Clear();
        _regionRoles.Clear();
        (PersonId, PersonName, IsSystem) = (null, string.Empty, false);
        UnitIds = BureauRegionIds = AdministratorRegionIds = [];
    }

    /// <summary>The roles held on a unit, and those held on its region.</summary>
    public IReadOnlySet<Role> RolesOn(Guid? unitId, Guid? regionId)
    {
        var roles = new HashSet<Role>();
        if (unitId is { } unit && _unitRoles.TryGetValue(unit, out var onUnit))
        {
            roles.UnionWith(onUnit);
        }

        if (regionId is { } region && _regionRoles.TryGetValue(region, out var onRegion))
        {
            roles.UnionWith(onRegion);
        }

        return roles;
    }

    /// <summary>The person with the roles held on this filing.</summary>
    public Actor ActorOn(Filing filing) => new(PersonId ?? Guid.Empty, RolesOn(filing.UnitId, filing.RegionId));

    /// <summary>Whether the unit, of that region if stated, is in scope.</summary>
    public bool SeesUnit(Guid unitId, Guid? regionId = null) =>
        IsSystem || _unitRoles.ContainsKey(unitId) || (regionId is { } region && _regionRoles.ContainsKey(region));

    public bool IsBureauOf(Guid regionId) => BureauRegionIds.Contains(regionId);

    public bool IsAdministratorOf(Guid regionId) => AdministratorRegionIds.Contains(regionId);

    internal string RoleNames(Guid? unitId, Guid? regionId) =>
        IsSystem ? "System" : string.Join(',', RolesOn(unitId, regionId).Order());

    private List<Guid> RegionsWith(Role role) => [.. _regionRoles.Where(region => region.Value.Contains(role)).Select(region => region.Key).Order()];
}
