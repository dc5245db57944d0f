using System.Globalization;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Filings;

/// <summary>Where a filing's folder is opened and its values are saved, one by one and never over somebody else's.</summary>
public sealed class FilingDesk(EvaluationDb db, AuditTrail audit, TimeProvider time)
{
    /// <summary>The folder; null when there is none or it is not for the one who asks. A constant number of statements.</summary>
    public async Task<FilingFolder?> LoadAsync(Guid filingId, CancellationToken cancellationToken = default)
    {
        // The filing first: a value saved while the rest is read makes a later change of state refuse.
        if (await db.FindFilingAsync(filingId, cancellationToken) is not { } filing)
        {
            return null;
        }

        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.CampaignId == filing.CampaignId, cancellationToken);
        var unit = await db.BudgetUnits.AsNoTracking().SingleAsync(u => u.UnitId == filing.UnitId, cancellationToken);
        var entries = await db.FilingEntries.AsNoTracking().Where(e => e.FilingId == filingId).ToListAsync(cancellationToken);
        var files = await db.EvidenceFiles.AsNoTracking().Include(f => f.Links)
            .Where(f => f.FilingId == filingId && f.RemovedAt == null).OrderBy(f => f.At).ToListAsync(cancellationToken);
        var extensions = await db.DeadlineExtensions.AsNoTracking().Where(e => e.FilingId == filingId)
            .OrderBy(e => e.At).ToListAsync(cancellationToken);
        var reviews = await db.ExplanationReviews.AsNoTracking().Where(r => r.FilingId == filingId)
            .OrderBy(r => r.At).ThenBy(r => r.ExplanationReviewId).ToListAsync(cancellationToken);
        var former = await db.FormerTexts.AsNoTracking().Where(t => t.FilingId == filingId).ToListAsync(cancellationToken);
        return new FilingFolder
        {
            Filing = filing,
            Campaign = campaign,
            BudgetUnit = unit,
            Entries = [.. entries.OrderBy(e => e.Path, StringComparer.Ordinal)],
            EvidenceFiles = files,
            ExplanationReviews = reviews,
            FormerTexts = former,
            Extensions = extensions,
            EffectiveDeadline = DeadlineClock.Effective(campaign.Deadline, extensions.Select(e => e.Deadline)),
        };
    }

    /// <summary>
    /// Saves values in one transaction with their history and the audit line; the first value starts the filing. Each value is saved,
    /// or shown with what somebody else saved meanwhile, or refused. Null when the filing is not for the one who asks.
    /// </summary>
    /// <param name="filingId">The filing.</param>
    /// <param name="changes">The values; a path at most once.</param>
    /// <param name="by">Who saves.</param>
    /// <param name="mayEdit">Core's answer for the filing as it is now, asked inside the transaction.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task<IReadOnlyList<EntrySaveResult>?> SaveEntriesAsync(
        Guid filingId,
        IReadOnlyList<EntryChangeRequest> changes,
        Actor by,
        Func<Filing, string, bool> mayEdit,
        CancellationToken cancellationToken = default)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;

        // Takes the filing's row: everybody who saves a value or moves the filing waits here, so what is read below stays true.
        if (await db.StampAsync(filingId, Guid.CreateVersion7(), cancellationToken) == 0
            || await CurrentAsync(filingId, cancellationToken) is not { } filing)
        {
            return null;
        }

        var paths = changes.Select(change => change.Path).ToList();
        var kept = await db.FilingEntries.Where(e => e.FilingId == filingId && paths.Contains(e.Path))
            .ToDictionaryAsync(e => e.Path, StringComparer.Ordinal, cancellationToken);
        var names = await NamesAsync(kept.Values.Select(e => e.By), cancellationToken);
        var save = new EntrySave(db, filing, by.PersonId, time.GetUtcNow());
        var results = changes.Select(change => !mayEdit(filing, change.Path)
            ? new EntrySaveResult.Refused(change.Path, "这一项现在不能修改，请刷新页面查看最新状态。")
            : save.Take(change, kept.GetValueOrDefault(change.Path), names)).ToList();

        if (save.Changed > 0)
        {
            filing.Touch();
            audit.Record(
                AuditEventKind.EntriesSaved,
                $"filing/{filingId}",
                string.Create(CultureInfo.InvariantCulture, $"{save.Changed} 项：{string.Join('、', save.Paths.Take(20))}"),
                filing.UnitId,
                filing.RegionId);
        }

        if (results.OfType<EntrySaveResult.Conflict>().ToList() is { Count: > 0 } conflicts)
        {
            audit.Record(
                AuditEventKind.ConflictFound, $"filing/{filingId}", string.Join('、', conflicts.Take(20).Select(c => c.Path)), filing.UnitId, filing.RegionId);
        }

        await db.SaveChangesAsync(cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        save.Forget();
        return results;
    }

    /// <summary>The filing as it is now, also when this context has read it before.</summary>
    private async Task<Filing?> CurrentAsync(Guid filingId, CancellationToken cancellationToken)
    {
        if (db.Filings.Local.FirstOrDefault(f => f.FilingId == filingId) is not { } known)
        {
            return await db.FindFilingAsync(filingId, cancellationToken);
        }

        await db.Entry(known).ReloadAsync(cancellationToken);
        return known;
    }

    private Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Guid> people, CancellationToken cancellationToken)
    {
        var ids = people.Distinct().ToList();
        return db.Users.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName, cancellationToken);
    }

    /// <summary>One save of several values.</summary>
    private sealed class EntrySave(EvaluationDb db, Filing filing, Guid by, DateTimeOffset now)
    {
        public List<string> Paths { get; } = [];

        public int Changed => Paths.Count;

        public EntrySaveResult Take(EntryChangeRequest change, FilingEntry? kept, Dictionary<Guid, string> names)
        {
            var text = ReadableText.Clean(change.Text);
            if (change.Path.Length is 0 or > EntryPath.MaximumLength || text.Length > FilingEntry.MaximumText)
            {
                return new EntrySaveResult.Refused(
                    change.Path, string.Create(CultureInfo.InvariantCulture, $"内容太长，最多 {FilingEntry.MaximumText} 个字。"));
            }

            if (text == (kept?.Text ?? string.Empty))
            {
                return new EntrySaveResult.Saved(change.Path, kept?.Version, kept?.At ?? now);
            }

            if (kept?.Version != change.ExpectedVersion)
            {
                return new EntrySaveResult.Conflict(
                    change.Path, text, kept?.Text ?? string.Empty, kept?.Version, kept is null ? string.Empty : names.GetValueOrDefault(kept.By, string.Empty), kept?.At ?? now);
            }

            return Write(change, text, kept);
        }

        /// <summary>Values are not kept in the context: the next save reads them again.</summary>
        public void Forget()
        {
            foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.Entity is FilingEntry or EntryChange).ToList())
            {
                entry.State = EntityState.Detached;
            }
        }

        private EntrySaveResult.Saved Write(EntryChangeRequest change, string text, FilingEntry? kept)
        {
            db.EntryChanges.Add(new EntryChange
            {
                EntryChangeId = Guid.CreateVersion7(),
                FilingId = filing.FilingId,
                Path = change.Path,
                From = kept?.Text,
                To = text.Length == 0 ? null : text,
                By = by,
                At = now,
            });
            Paths.Add(change.Path);
            if (text.Length == 0)
            {
                db.FilingEntries.Remove(kept!);
                return new EntrySaveResult.Saved(change.Path, null, now);
            }

            var version = Guid.CreateVersion7();
            var fen = change.IsMoney && TypedFigure.FromStored(text) is { } yuan && Money.IsExact(yuan) ? new Money(yuan).Fen : (long?)null;
            if (kept is null)
            {
                db.FilingEntries.Add(new FilingEntry
                {
                    FilingId = filing.FilingId,
                    Path = change.Path,
                    Text = text,
                    Fen = fen,
                    Version = version,
                    By = by,
                    At = now,
                });
            }
            else
            {
                (kept.Text, kept.Fen, kept.Version, kept.By, kept.At) = (text, fen, version, by, now);
            }

            return new EntrySaveResult.Saved(change.Path, version, now);
        }
    }
}
