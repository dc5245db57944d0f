using Evaluation.Core.Filings;
using Evaluation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.People;

/// <summary>A person in a list of accounts.</summary>
/// <param name="IsActivated">Whether a password was set.</param>
public sealed record PersonRow(
    Guid PersonId, string FullName, string? Phone, string SignInName, IReadOnlyList<Role> Roles, bool IsActivated, DateTimeOffset? DisabledAt)
{
    public string State => DisabledAt is not null ? "已停用" : IsActivated ? "已启用" : "未启用";

    public string StateKind => DisabledAt is not null ? "none" : IsActivated ? "done" : "part";

    /// <summary>The people of a unit in scope.</summary>
    public static async Task<IReadOnlyList<PersonRow>> OfUnitAsync(EvaluationDb db, Guid unitId, CancellationToken cancellationToken)
    {
        var rows = await (from membership in db.Memberships.AsNoTracking()
            join person in db.Users on membership.PersonId equals person.Id
            where membership.UnitId == unitId
            select new { person.Id, person.FullName, person.Phone, person.UserName, membership.Role, Activated = person.PasswordHash != null, person.DisabledAt })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => row.Id)
                .Select(same => new PersonRow(
                    same.Key, same.First().FullName, same.First().Phone, same.First().UserName!, [.. same.Select(row => row.Role).Order()], same.First().Activated, same.First().DisabledAt))
                .OrderBy(row => row.DisabledAt is not null).ThenBy(row => row.SignInName, StringComparer.Ordinal),
        ];
    }

    /// <summary>The people with roles on a region itself.</summary>
    public static async Task<IReadOnlyList<PersonRow>> OfRegionsAsync(EvaluationDb db, IReadOnlyList<Guid> regionIds, CancellationToken cancellationToken)
    {
        var rows = await (from membership in db.Memberships.AsNoTracking()
            join person in db.Users on membership.PersonId equals person.Id
            where membership.RegionId != null && regionIds.Contains(membership.RegionId.Value)
            select new { person.Id, person.FullName, person.Phone, person.UserName, membership.Role, Activated = person.PasswordHash != null, person.DisabledAt })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => row.Id)
                .Select(same => new PersonRow(
                    same.Key, same.First().FullName, same.First().Phone, same.First().UserName!, [.. same.Select(row => row.Role).Distinct().Order()], same.First().Activated, same.First().DisabledAt))
                .OrderBy(row => row.DisabledAt is not null).ThenBy(row => row.SignInName, StringComparer.Ordinal),
        ];
    }
}

/// <summary>A person as typed when an account is opened.</summary>
public sealed class PersonInput
{
    public string? FullName { get; set; }

    public string? Phone { get; set; }

    public string? Role { get; set; }

    /// <summary>Chosen sign-in name, where it is not made from the unit's code.</summary>
    public string? SignInName { get; set; }
}
