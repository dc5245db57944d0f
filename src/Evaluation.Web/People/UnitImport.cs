using Evaluation.Core.Filings;
using Evaluation.Documents.Units;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.People;

/// <summary>What an import did, or would do.</summary>
public sealed record UnitImportCounts(int NewUnits, int ChangedUnits, int NewPeople, int ChangedPeople, int Unchanged);

/// <summary>
/// Brings the bureau's list into a region: units by their code, people by name within the unit (or by name and phone within the region, for
/// people who work for several units). The same list twice changes nothing the second time.
/// </summary>
public sealed class UnitImport(EvaluationDb db, Accounts accounts, AuditTrail audit)
{
    /// <summary>Applies the rows in memory; the caller saves, or forgets them for a preview.</summary>
    public async Task<UnitImportCounts> ApplyAsync(Guid regionId, IReadOnlyList<UnitListRow> rows, CancellationToken cancellationToken)
    {
        var units = await db.BudgetUnits.Where(u => u.RegionId == regionId).ToDictionaryAsync(u => u.Code, StringComparer.Ordinal, cancellationToken);
        var unitIds = units.Values.Select(u => u.UnitId).ToHashSet();
        var memberships = (await db.Memberships.AsNoTracking().Where(m => m.UnitId != null).ToListAsync(cancellationToken))
            .Where(m => unitIds.Contains(m.UnitId!.Value)).ToList();
        var people = await db.People.Where(p => p.DisabledAt == null).ToDictionaryAsync(p => p.Id, cancellationToken);
        var inUnits = memberships.Where(m => people.ContainsKey(m.PersonId)).ToLookup(m => m.UnitId!.Value, m => people[m.PersonId]);
        var placed = inUnits.ToDictionary(unit => unit.Key, unit => unit.ToList());
        var held = memberships.GroupBy(m => m.PersonId).ToDictionary(same => same.Key, same => same.Select(m => (m.Role, m.UnitId)).ToHashSet());
        var byPhone = people.Values.Where(p => p.Phone is not null).GroupBy(p => (p.FullName, p.Phone)).ToDictionary(same => same.Key, same => same.First());

        var (newUnits, changedUnits, newPeople, changedPeople, unchanged) = (0, new HashSet<string>(StringComparer.Ordinal), 0, 0, 0);
        foreach (var row in rows)
        {
            if (!units.TryGetValue(row.Code, out var unit))
            {
                unit = new BudgetUnit { UnitId = Guid.CreateVersion7(), RegionId = regionId, Code = row.Code, Name = row.Name };
                Set(unit, row);
                units[row.Code] = unit;
                placed[unit.UnitId] = [];
                db.BudgetUnits.Add(unit);
                newUnits++;
            }
            else if (Set(unit, row))
            {
                changedUnits.Add(row.Code);
            }

            var role = row.Role == UnitListReader.TeamLeader ? Role.TeamLeader : Role.Preparer;
            var colleagues = placed.TryGetValue(unit.UnitId, out var found) ? found : placed[unit.UnitId] = [];
            var person = colleagues.Find(p => p.FullName == row.FullName);
            if (person is null && row.Phone is not null && byPhone.TryGetValue((row.FullName, row.Phone), out var known))
            {
                person = known;
            }

            var isNew = person is null;
            person ??= await accounts.OpenInUnitAsync(unit, row.FullName, row.Phone, cancellationToken);
            var roles = held.TryGetValue(person.Id, out var some) ? some : held[person.Id] = [];
            var changed = false;
            if (roles.Add((role, unit.UnitId)))
            {
                // Whoever is in scope with a role of the region itself keeps SD-4's answer from the database.
                var refusal = isNew
                    ? accounts.Give(person, role, unit.UnitId, regionId, [])
                    : await accounts.GiveAsync(person, role, unit.UnitId, regionId, cancellationToken);
                changed = refusal is null;
                colleagues.Add(person);
            }

            if (row.Phone is not null && person.Phone != row.Phone)
            {
                person.Phone = row.Phone;
                changed = true;
                audit.Record(AuditEventKind.PersonChanged, $"person/{person.Id}", "电话", unit.UnitId, regionId);
            }

            if (person.Phone is not null)
            {
                byPhone[(person.FullName, person.Phone)] = person;
            }

            (newPeople, changedPeople, unchanged) = isNew ? (newPeople + 1, changedPeople, unchanged)
                : changed ? (newPeople, changedPeople + 1, unchanged)
                : (newPeople, changedPeople, unchanged + 1);
        }

        return new UnitImportCounts(newUnits, changedUnits.Count, newPeople, changedPeople, unchanged);
    }

    private static bool Set(BudgetUnit unit, UnitListRow row)
    {
        var before = (unit.Name, unit.ShortName, unit.Department, unit.Desk);
        (unit.Name, unit.ShortName, unit.Department, unit.Desk) = (row.Name, row.ShortName, row.Department, row.Desk);
        return before != (unit.Name, unit.ShortName, unit.Department, unit.Desk);
    }
}
