using System.Security.Claims;
using Evaluation.Storage;
using Evaluation.Storage.Access;
using Evaluation.Storage.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.People;

/// <summary>
/// Lets the holder of a cookie in: with one statement, at every request, it compares the security stamp and fixes the scope to the
/// roles held now. A closed account, a changed password or a lost role therefore counts from the next request on.
/// </summary>
public static class Visitor
{
    /// <summary>The claim that carries the security stamp.</summary>
    public const string StampClaim = "stamp";

    public static async Task EnterAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        if (!await EnterAsync(http, context.Principal))
        {
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    private static async Task<bool> EnterAsync(HttpContext http, ClaimsPrincipal? principal)
    {
        var scope = http.RequestServices.GetRequiredService<AccessScope>();
        if (!Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var personId))
        {
            return false;
        }

        if (scope.PersonId == personId)
        {
            return true;
        }

        var db = http.RequestServices.GetRequiredService<EvaluationDb>();
        var rows = await db.Users.AsNoTracking().IgnoreQueryFilters()
            .Where(person => person.Id == personId && person.DisabledAt == null)
            .SelectMany(
                person => db.Memberships.IgnoreQueryFilters().Where(m => m.PersonId == person.Id).DefaultIfEmpty(),
                (person, membership) => new { person.FullName, person.SecurityStamp, Membership = membership })
            .ToListAsync(http.RequestAborted);
        if (rows.Count == 0 || rows[0].SecurityStamp != principal!.FindFirstValue(StampClaim))
        {
            return false;
        }

        scope.Enter(personId, rows[0].FullName, rows.Select(row => row.Membership).OfType<Membership>());
        return true;
    }
}

/// <summary>Notes the address of the request for the audit trail.</summary>
public sealed class AddressIsNoted(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, AccessScope scope)
    {
        scope.Address = context.Connection.RemoteIpAddress?.ToString() ?? string.Empty;
        return next(context);
    }
}

/// <summary>What a cookie says of a person: id, name for the menu, stamp. Roles are never in it.</summary>
public sealed class PersonPrincipal : IUserClaimsPrincipalFactory<Person>
{
    public Task<ClaimsPrincipal> CreateAsync(Person user) =>
        Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
                new Claim(ClaimTypes.Name, user.FullName),
                new Claim(Visitor.StampClaim, user.SecurityStamp ?? string.Empty),
            ],
            IdentityConstants.ApplicationScheme)));
}
