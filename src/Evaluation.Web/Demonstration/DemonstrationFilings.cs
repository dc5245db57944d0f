using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Documents.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Evaluation.Web.Filings;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Pages.Filings.Checks;

namespace Evaluation.Web.Demonstration;

/// <summary>The filings of the demonstration region, entered, approved and handed in by its people through the same law as everybody's.</summary>
public sealed partial class DemonstrationFilings(
    EvaluationDb db,
    FrameworkShelf frameworks,
    FilingOpener opener,
    FilingFreezer freezer,
    DemonstrationEvidence evidence,
    AuditTrail audit,
    TimeProvider time,
    ILogger<DemonstrationFilings> logger)
{
    public const string Drafting = "zhanjiang-npc-2021.json";
    public const string Submitted = "bay-archive-2021.json";

    /// <summary>A filing of the files that come with the program.</summary>
    public static FilingRecord Read(string name)
    {
        var (record, faults) = FilingFile.ReadFile(Path.Combine(AppContext.BaseDirectory, "demonstration", name));
        return record ?? throw new InvalidOperationException($"{name}: {string.Join(' ', faults)}");
    }

    public async Task<Filing> AddAsync(Campaign campaign, BudgetUnit unit, CancellationToken cancellationToken)
    {
        var filing = new Filing(Guid.CreateVersion7(), campaign.CampaignId, unit.UnitId, unit.RegionId);
        db.Filings.Add(filing);
        audit.Record(AuditEventKind.FilingAssigned, $"filing/{filing.FilingId}", null, unit.UnitId, unit.RegionId);
        await db.SaveChangesAsync(cancellationToken);
        return filing;
    }

    /// <summary>Enters a record value by value, with its history, as the clerk would.</summary>
    public async Task FillAsync(Filing filing, FilingRecord record, Person clerk, CancellationToken cancellationToken)
    {
        await db.EnterAsync(clerk.Id, cancellationToken);
        var framework = frameworks.Find(record.Framework, filing.RegionId) ?? throw new InvalidOperationException($"{record.Framework} is not in the library.");
        var now = time.GetUtcNow();
        var entries = Entries.FromRecord(record).ToList();
        foreach (var (path, text) in entries.Select(entry => (entry.Path, entry.Text)))
        {
            db.FilingEntries.Add(new FilingEntry
            {
                FilingId = filing.FilingId,
                Path = path,
                Text = text,
                Fen = IsMoney(framework, path) && TypedFigure.FromStored(text) is { } yuan ? new Money(yuan).Fen : null,
                Version = Guid.CreateVersion7(),
                By = clerk.Id,
                At = now,
            });
            db.EntryChanges.Add(new EntryChange
            {
                EntryChangeId = Guid.CreateVersion7(), FilingId = filing.FilingId, Path = path, To = text, By = clerk.Id, At = now,
            });
        }

        filing.Touch();
        audit.Record(AuditEventKind.EntriesImported, $"filing/{filing.FilingId}", FormattableString.Invariant($"{entries.Count} 项"), filing.UnitId, filing.RegionId);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Evidence, 送审, 审核通过 and 报送. Without a press the filing waits for its leader.</summary>
    public async Task HandInAsync(Filing filing, FilingRecord record, Person clerk, Person leader, CancellationToken cancellationToken)
    {
        await db.EnterAsync(clerk.Id, cancellationToken);
        await evidence.AddAsync(filing, record, clerk, cancellationToken);
        Must(filing.SendToLeader(db.Scope.ActorOn(filing), time.GetUtcNow()));
        audit.Record(AuditEventKind.SentToLeader, $"filing/{filing.FilingId}", null, filing.UnitId, filing.RegionId);
        await db.SaveChangesAsync(cancellationToken);

        await db.EnterAsync(leader.Id, cancellationToken);
        var read = (await opener.OpenAsync(filing.FilingId, cancellationToken))!;
        if (await freezer.FreezeAsync(read, offline: false, cancellationToken) is { } refusal)
        {
            Log.NotApproved(logger, refusal.Message);
            return;
        }

        await db.EnterAsync(clerk.Id, cancellationToken);
        var open = (await opener.OpenAsync(filing.FilingId, cancellationToken))!;
        var now = time.GetUtcNow();
        Must(open.Filing.Submit(
            CanonicalRecord.Hash(open.Record), open.Blocking, open.Campaign.ScanMayFollow, lateAllowed: true, ReceiptNumber.Of(open, now), open.Actor, now));
        audit.Record(AuditEventKind.Submitted, $"filing/{filing.FilingId}", open.Filing.ReceiptNumber, filing.UnitId, filing.RegionId);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Must(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException(refusal.Message);
        }
    }

    private static bool IsMoney(Framework framework, string path) =>
        path.StartsWith("input/", StringComparison.Ordinal) && framework.Input(path["input/".Length..].Split('@')[0])?.Kind == FigureKind.Money;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The demonstration filing waits for its leader: {Reason}")]
        public static partial void NotApproved(ILogger logger, string reason);
    }
}
