using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.People;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.People;

/// <summary>Opens and closes accounts and gives roles, each with its audit line. Nothing is saved until the caller saves.</summary>
public sealed class Accounts(EvaluationDb db, ILookupNormalizer normalizer, AuditTrail audit, TimeProvider time)
{
    public const int LongestName = 50;
    public const int LongestPhone = 40;

    private readonly Dictionary<Guid, int> _lastNumber = [];

    /// <summary>A new account of a unit; its sign-in name is the unit's code and the next number.</summary>
    public async Task<Person> OpenInUnitAsync(BudgetUnit unit, string fullName, string? phone, CancellationToken cancellationToken)
    {
        if (!_lastNumber.TryGetValue(unit.UnitId, out var number))
        {
            number = await LastNumberAsync(unit.Code, cancellationToken);
        }

        _lastNumber[unit.UnitId] = ++number;
        return Open(string.Create(CultureInfo.InvariantCulture, $"{unit.Code}-{number:00}"), fullName, phone, unit.UnitId, unit.RegionId);
    }

    /// <summary>A new account with a sign-in name somebody chose; null when the name is taken.</summary>
    public async Task<Person?> OpenAsync(string signInName, string fullName, string? phone, Guid regionId, CancellationToken cancellationToken)
    {
        var normalized = normalizer.NormalizeName(signInName.Trim());
        return await db.Users.AnyAsync(p => p.NormalizedUserName == normalized, cancellationToken)
            ? null
            : Open(signInName.Trim(), fullName, phone, null, regionId);
    }

    /// <summary>Gives a role on a unit or a region; the refusal of SD-4 otherwise. A role already held is left as it is.</summary>
    public async Task<Refusal?> GiveAsync(Person person, Role role, Guid? unitId, Guid regionId, CancellationToken cancellationToken)
    {
        // Whatever the scope of who asks: SD-4 looks at every role the person holds.
        var held = await db.Memberships.IgnoreQueryFilters().Where(m => m.PersonId == person.Id).ToListAsync(cancellationToken);
        held.AddRange(db.Memberships.Local.Where(m => m.PersonId == person.Id && !held.Contains(m)));
        return Give(person, role, unitId, regionId, held);
    }

    /// <summary>The same when every role the person holds is at hand.</summary>
    public Refusal? Give(Person person, Role role, Guid? unitId, Guid regionId, IReadOnlyCollection<Membership> held)
    {
        if (MembershipRules.MayHold(held.Select(m => m.Role), role) is { } refusal)
        {
            return refusal;
        }

        var place = MembershipRules.IsUnitRole(role) ? unitId : null;
        var region = MembershipRules.IsUnitRole(role) ? (Guid?)null : regionId;
        if (held.Any(m => m.Role == role && m.UnitId == place && m.RegionId == region))
        {
            return null;
        }

        db.Memberships.Add(new Membership
        {
            MembershipId = Guid.CreateVersion7(),
            PersonId = person.Id,
            Role = role,
            UnitId = place,
            RegionId = region,
        });
        audit.Record(AuditEventKind.RoleGranted, $"person/{person.Id}", role.ToString(), unitId, regionId);
        return null;
    }

    /// <summary>Takes a person out of a unit; with no role left anywhere, the account closes.</summary>
    public async Task LeaveUnitAsync(Person person, Guid unitId, Guid regionId, CancellationToken cancellationToken)
    {
        // Roles elsewhere are counted whether or not the one who asks may see them.
        var held = await db.Memberships.IgnoreQueryFilters().Where(m => m.PersonId == person.Id).ToListAsync(cancellationToken);
        foreach (var membership in held.Where(m => m.UnitId == unitId))
        {
            db.Memberships.Remove(membership);
            audit.Record(AuditEventKind.RoleRemoved, $"person/{person.Id}", membership.Role.ToString(), unitId, regionId);
        }

        person.SecurityStamp = Guid.NewGuid().ToString("N");
        if (held.TrueForAll(m => m.UnitId == unitId))
        {
            await CloseAsync(person, unitId, regionId, cancellationToken);
        }
    }

    /// <summary>Closes the account; sessions end with the next request, names in history stay.</summary>
    public async Task CloseAsync(Person person, Guid? unitId, Guid? regionId, CancellationToken cancellationToken)
    {
        person.DisabledAt ??= time.GetUtcNow();
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        await VoidCodesAsync(person.Id, cancellationToken);
        audit.Record(AuditEventKind.AccountDisabled, $"person/{person.Id}", person.FullName, unitId, regionId);
    }

    /// <summary>Makes unused codes worthless.</summary>
    public async Task VoidCodesAsync(Guid personId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var code in await db.AccountCodes.Where(c => c.PersonId == personId && c.UsedAt == null && c.ExpiresAt > now).ToListAsync(cancellationToken))
        {
            code.ExpiresAt = now;
        }
    }

    /// <summary>Where a person's own audit lines belong: the first unit with its region, or the region.</summary>
    public async Task<(Guid? UnitId, Guid? RegionId)> PlaceOfAsync(Guid personId, CancellationToken cancellationToken)
    {
        // Asked at the door, before there is a scope.
        var place = await db.Memberships.IgnoreQueryFilters().AsNoTracking().Where(m => m.PersonId == personId)
            .OrderBy(m => m.MembershipId)
            .Select(m => new { m.UnitId, m.RegionId, UnitRegion = db.BudgetUnits.Where(u => u.UnitId == m.UnitId).Select(u => (Guid?)u.RegionId).FirstOrDefault() })
            .FirstOrDefaultAsync(cancellationToken);
        return (place?.UnitId, place?.RegionId ?? place?.UnitRegion);
    }

    private Person Open(string signInName, string fullName, string? phone, Guid? unitId, Guid regionId)
    {
        var person = new Person
        {
            UserName = signInName,
            NormalizedUserName = normalizer.NormalizeName(signInName),
            FullName = fullName.Trim(),
            Phone = string.IsNullOrWhiteSpace(phone) ? null : phone.Trim(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
        };
        db.Users.Add(person);
        audit.Record(AuditEventKind.PersonAdded, $"person/{person.Id}", person.FullName, unitId, regionId);
        return person;
    }

    private async Task<int> LastNumberAsync(string unitCode, CancellationToken cancellationToken)
    {
        var prefix = normalizer.NormalizeName(unitCode) + "-";
        var names = await db.Users.Where(p => p.NormalizedUserName!.StartsWith(prefix)).Select(p => p.UserName!).ToListAsync(cancellationToken);
        return names.Select(name => int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
            .DefaultIfEmpty().Max();
    }
}
