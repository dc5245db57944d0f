using Evaluation.Core.Filings;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Frameworks;
using Evaluation.Storage.Rescoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Evaluation.Storage;

/// <remarks>A save is one transaction: the change, the stamp of the filings whose content it touches, and its audit lines.</remarks>
public abstract partial class EvaluationDb
{
    private readonly List<AuditEvent> _unwritten = [];

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync; the audit chain is written there.");

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseToRewriteHistory();
        var touched = FilingsWithChangedContent();
        var moved = ChangeTracker.Entries<Filing>().Where(HandedInOrTakenBack).Select(entry => entry.Entity).ToList();
        if (_unwritten.Count == 0 && touched.Count == 0 && moved.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        await StampAsync(touched, cancellationToken);
        foreach (var filing in moved)
        {
            await MarkVersionAsync(filing, cancellationToken);
        }

        var saved = await SaveRowsAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (_unwritten.Count > 0)
        {
            await AppendAsync(cancellationToken);
        }

        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        _unwritten.Clear();
        return saved;
    }

    /// <summary>Two approvals at once number the same version; the second has lost a race, it has not failed.</summary>
    private async Task<int> SaveRowsAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        var freezes = ChangeTracker.Entries<FilingVersion>().Any(entry => entry.State == EntityState.Added);
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateException problem) when (freezes && DuplicateRow.Refused(problem))
        {
            throw new DbUpdateConcurrencyException("The version was frozen by somebody else meanwhile.", problem);
        }
    }

    internal void Record(AuditEvent line) => _unwritten.Add(line);

    private static bool HandedInOrTakenBack(EntityEntry<Filing> entry)
    {
        var state = entry.Property(f => f.State);
        return state.CurrentValue != state.OriginalValue
            && (state.CurrentValue == FilingState.Submitted
                || (state.OriginalValue == FilingState.Submitted && state.CurrentValue == FilingState.Drafting));
    }

    /// <summary>Rows that are only ever added, and versions once they are published: a change of one is a defect of the program.</summary>
    private void RefuseToRewriteHistory()
    {
        if (ChangeTracker.Entries().FirstOrDefault(entry => entry.State is EntityState.Modified or EntityState.Deleted
            && (entry.Entity is EntryChange or AuditEvent or RescoreResult or ExplanationReview or ReviewComment or DeadlineExtension || IsPublished(entry))) is { } entry)
        {
            throw new InvalidOperationException($"{entry.Metadata.ShortName()} is append-only.");
        }
    }

    private static bool IsPublished(EntityEntry entry) =>
        entry.Entity is FrameworkVersion && entry.OriginalValues.GetValue<FrameworkState>(nameof(FrameworkVersion.State)) == FrameworkState.Published;

    private HashSet<Guid> FilingsWithChangedContent()
    {
        var filings = new HashSet<Guid>();
        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (entry.Entity is FilingEntry or EvidenceFile)
            {
                filings.Add((Guid)entry.Property(nameof(FilingEntry.FilingId)).CurrentValue!);
            }
        }

        return filings;
    }

    /// <summary>
    /// Takes the row of each filing before its content changes. A filing that changes itself in this save is stamped by that change, and
    /// so refuses when its content moved since it was read.
    /// </summary>
    private async Task StampAsync(IEnumerable<Guid> filingIds, CancellationToken cancellationToken)
    {
        foreach (var filingId in filingIds.Order())
        {
            var stamp = Guid.CreateVersion7();
            var tracked = ChangeTracker.Entries<Filing>().FirstOrDefault(entry => entry.Entity.FilingId == filingId);
            if (tracked is { State: not EntityState.Unchanged })
            {
                tracked.Property(FilingMapping.ContentStamp).CurrentValue = stamp;
                continue;
            }

            await StampAsync(filingId, stamp, cancellationToken);
            if (tracked is not null)
            {
                tracked.Property(FilingMapping.ContentStamp).OriginalValue = stamp;
                tracked.Property(FilingMapping.ContentStamp).CurrentValue = stamp;
                tracked.State = EntityState.Unchanged;
            }
        }
    }

    /// <summary>Locks the filing's row until the transaction ends; 0 when it is not in scope.</summary>
    internal Task<int> StampAsync(Guid filingId, Guid stamp, CancellationToken cancellationToken) =>
        Filings.Where(f => f.FilingId == filingId)
            .ExecuteUpdateAsync(set => set.SetProperty(f => EF.Property<Guid>(f, FilingMapping.ContentStamp), stamp), cancellationToken);

    /// <summary>The 用印版 goes with the filing: handed in with 报送, back in the unit with 撤回.</summary>
    private async Task MarkVersionAsync(Filing filing, CancellationToken cancellationToken)
    {
        var handedIn = filing.State == FilingState.Submitted;
        var local = FilingVersions.Local.FirstOrDefault(v => v.FilingId == filing.FilingId && v.Number == filing.PrintVersion)
            ?? await FilingVersions.FirstOrDefaultAsync(v => v.FilingId == filing.FilingId && v.Number == filing.PrintVersion, cancellationToken);
        if (local is not null)
        {
            local.SubmittedAt = handedIn ? filing.SubmittedAt : null;
        }
    }

    /// <summary>Last, so that no transaction waits for another row while it holds the end of the chain.</summary>
    private async Task AppendAsync(CancellationToken cancellationToken)
    {
        await AuditHeads.Where(h => h.AuditHeadId == AuditHead.OnlyId)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.AuditHeadId, h => h.AuditHeadId), cancellationToken);
        var head = await AuditHeads.AsNoTracking().SingleAsync(cancellationToken);
        var lines = new List<AuditEvent>();
        foreach (var line in _unwritten)
        {
            var next = Numbered(line, head.Sequence + 1, head.Hash);
            (head.Sequence, head.Hash) = (next.Sequence, next.Hash);
            lines.Add(next);
        }

        AuditEvents.AddRange(lines);
        await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancellationToken);
        await AuditHeads.Where(h => h.AuditHeadId == AuditHead.OnlyId)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Sequence, head.Sequence).SetProperty(h => h.Hash, head.Hash), cancellationToken);
        foreach (var line in lines)
        {
            Entry(line).State = EntityState.Detached;
        }
    }

    private static AuditEvent Numbered(AuditEvent line, long sequence, string previousHash)
    {
        var numbered = new AuditEvent
        {
            Sequence = sequence,
            At = line.At,
            PersonId = line.PersonId,
            PersonName = line.PersonName,
            Role = line.Role,
            UnitId = line.UnitId,
            RegionId = line.RegionId,
            Address = line.Address,
            Event = line.Event,
            Object = line.Object,
            Detail = line.Detail,
            PreviousHash = previousHash,
        };
        numbered.Hash = numbered.ComputeHash();
        return numbered;
    }
}
