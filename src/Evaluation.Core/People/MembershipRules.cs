using Evaluation.Core.Filings;

namespace Evaluation.Core.People;

/// <summary>Which roles one person may hold together, and who may give which role.</summary>
/// <remarks>Separation of duties SD-4: operation of the system and work on filings are never in one hand.</remarks>
public static class MembershipRules
{
    /// <summary>Whether the role is held on a unit; otherwise it is held on a region.</summary>
    public static bool IsUnitRole(Role role) => role is Role.Preparer or Role.TeamLeader;

    /// <summary>Why <paramref name="added"/> cannot stand beside the roles held; null if it can.</summary>
    public static Refusal? MayHold(IEnumerable<Role> held, Role added) =>
        held.Any(role => (role == Role.Administrator) != (added == Role.Administrator))
            ? new Refusal("管理员不能同时担任填报人、自评工作小组组长或财政局人员，请为两项工作分别设立账号。")
            : null;

    /// <summary>
    /// Who gives a role on the same unit or region: colleagues each other's unit roles, the bureau those of its units, the administrator
    /// those of the region.
    /// </summary>
    public static bool MayGive(IEnumerable<Role> giver, Role role) =>
        giver.Any(held => IsUnitRole(role) ? held != Role.Administrator : held == Role.Administrator);
}
