using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.People;

/// <summary>移交: a successor takes over every role of a colleague; the old account closes and keeps its name in history.</summary>
public sealed class HandOver(EvaluationDb db, Accounts accounts, AuditTrail audit)
{
    /// <summary>The successor's new account; nothing is saved yet.</summary>
    /// <param name="from">The account that closes.</param>
    /// <param name="unit">The unit after which the new sign-in name is made.</param>
    /// <param name="fullName">The successor.</param>
    /// <param name="phone">The successor's phone.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public async Task<(Person? Successor, Refusal? Refusal)> RunAsync(
        Person from, BudgetUnit unit, string fullName, string? phone, CancellationToken cancellationToken)
    {
        if (from.DisabledAt is not null)
        {
            return (null, new Refusal("该账号已停用，不能再移交。"));
        }

        // Only what the one who asks may see is handed over; with roles elsewhere the account stays open for those.
        var held = await db.Memberships.Where(m => m.PersonId == from.Id).ToListAsync(cancellationToken);
        var total = await db.Memberships.IgnoreQueryFilters().CountAsync(m => m.PersonId == from.Id, cancellationToken);
        var successor = await accounts.OpenInUnitAsync(unit, fullName, phone, cancellationToken);
        foreach (var membership in held)
        {
            db.Memberships.Add(new Membership
            {
                MembershipId = Guid.CreateVersion7(),
                PersonId = successor.Id,
                Role = membership.Role,
                UnitId = membership.UnitId,
                RegionId = membership.RegionId,
            });
        }

        db.Memberships.RemoveRange(held);
        if (total == held.Count)
        {
            await accounts.CloseAsync(from, unit.UnitId, unit.RegionId, cancellationToken);
        }

        from.SucceededBy = successor.Id;
        audit.Record(
            AuditEventKind.AccountHandedOver, $"person/{from.Id}", $"{from.FullName} → {successor.FullName}（{successor.UserName}）", unit.UnitId, unit.RegionId);
        return (successor, null);
    }
}
