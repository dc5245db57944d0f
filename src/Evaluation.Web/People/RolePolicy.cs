using Evaluation.Core.Filings;
using Evaluation.Storage.Access;
using Microsoft.AspNetCore.Authorization;

namespace Evaluation.Web.People;

/// <summary>Asks that the person holds one of the roles anywhere; whether on this very filing is asked where the filing is loaded.</summary>
public sealed class RolePolicy(params Role[] roles) : IAuthorizationRequirement
{
    public const string Unit = "unit";
    /// <summary>The unit's people, and the bureau for what was handed to it or where it was asked to help; the opener of filings decides.</summary>
    public const string Filings = "filings";
    public const string Leader = "leader";
    public const string Bureau = "bureau";
    public const string Administrator = "administrator";

    public IReadOnlyList<Role> Roles { get; } = roles;
}

/// <summary>Answers <see cref="RolePolicy"/> from the scope of the request.</summary>
public sealed class RoleHolder : AuthorizationHandler<RolePolicy>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RolePolicy requirement)
    {
        if (context.Resource is HttpContext http
            && http.RequestServices.GetRequiredService<AccessScope>().AllRoles().Overlaps(requirement.Roles))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Questions pages ask of the scope.</summary>
public static class ScopeQuestions
{
    /// <summary>Every role held, on whichever unit or region.</summary>
    public static IReadOnlySet<Role> AllRoles(this AccessScope scope)
    {
        var roles = new HashSet<Role>();
        foreach (var unitId in scope.UnitIds)
        {
            roles.UnionWith(scope.RolesOn(unitId, null));
        }

        foreach (var regionId in scope.BureauRegionIds.Union(scope.AdministratorRegionIds))
        {
            roles.UnionWith(scope.RolesOn(null, regionId));
        }

        return roles;
    }

    /// <summary>Units on which the role is held.</summary>
    public static IReadOnlyList<Guid> UnitsWith(this AccessScope scope, Role role) =>
        [.. scope.UnitIds.Where(unitId => scope.RolesOn(unitId, null).Contains(role))];
}
