using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Storage.Access;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Audit;

/// <summary>Writes the audit trail in the transaction of what it records, and proves that no line was altered, removed or slipped in.</summary>
public sealed class AuditTrail(EvaluationDb db, TimeProvider time)
{
    internal const int MaximumName = 100;
    internal const int MaximumAddress = 60;
    internal const int MaximumObject = 200;
    internal const int MaximumDetail = 4000;

    /// <summary>Adds a line; it is written by the next save, or not at all when that save fails.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="subject">What it was done to: noun and id.</param>
    /// <param name="detail">Reason, counts, hashes; never an entered value, since the bureau and the administrator read the trail.</param>
    /// <param name="unitId">Whose unit's people may read the line.</param>
    /// <param name="regionId">Whose bureau may read the line.</param>
    /// <param name="personName">The name as typed where nobody is signed in.</param>
    public void Record(
        AuditEventKind kind, string subject, string? detail = null, Guid? unitId = null, Guid? regionId = null, string? personName = null)
    {
        var scope = db.Scope;
        db.Record(new AuditEvent
        {
            Sequence = 0,
            At = time.GetUtcNow(),
            PersonId = scope.PersonId,
            PersonName = Fit(personName ?? scope.PersonName, MaximumName),
            Role = Fit(scope.RoleNames(unitId, regionId), MaximumName),
            UnitId = unitId,
            RegionId = regionId,
            Address = Fit(scope.Address, MaximumAddress),
            Event = kind,
            Object = Fit(subject, MaximumObject),
            Detail = Fit(detail ?? string.Empty, MaximumDetail),
            PreviousHash = string.Empty,
        });
    }

    /// <summary>Adds a line and saves.</summary>
    public async Task RecordNowAsync(
        AuditEventKind kind,
        string subject,
        string? detail = null,
        Guid? unitId = null,
        Guid? regionId = null,
        string? personName = null,
        CancellationToken cancellationToken = default)
    {
        Record(kind, subject, detail, unitId, regionId, personName);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Reads the whole chain, whatever the scope, and names the first line that does not hold.</summary>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken = default)
    {
        // The head first: lines written meanwhile are beyond it and do not disturb the comparison.
        var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var (expected, previous, headHash) = (1L, AuditEvent.FirstHash, head?.Sequence == 0 ? AuditEvent.FirstHash : string.Empty);
        await foreach (var line in db.AuditEvents.IgnoreQueryFilters().AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            var problem = line.Sequence != expected ? string.Create(CultureInfo.InvariantCulture, $"第 {expected} 条缺失")
                : line.PreviousHash != previous ? "与前一条不衔接"
                : line.Hash != line.ComputeHash() ? "内容与散列值不符"
                : null;
            if (problem is not null)
            {
                return new AuditVerdict(expected - 1, Math.Min(line.Sequence, expected), problem);
            }

            previous = line.Hash;
            headHash = head?.Sequence == line.Sequence ? line.Hash : headHash;
            expected++;
        }

        return head is null || head.Hash != headHash
            ? new AuditVerdict(expected - 1, head is null ? expected : Math.Min(expected, head.Sequence), "末尾与链尾记录不符，可能有记录被删除或追加")
            : new AuditVerdict(expected - 1, null, null);
    }

    private static string Fit(string text, int maximum) => ReadableText.Clean(text, maximum);
}

/// <summary>What the check of the audit chain found.</summary>
/// <param name="Sound">How many lines hold from the start.</param>
/// <param name="FirstBad">Sequence of the first line that does not hold; null when all do.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record AuditVerdict(long Sound, long? FirstBad, string? Problem);
