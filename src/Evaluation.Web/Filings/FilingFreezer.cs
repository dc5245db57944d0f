using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Pdf;
using Evaluation.Documents.Scoring;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Filings;

/// <summary>
/// 审核通过: freezes the record as it stands, numbers and prints the 用印版, and keeps it in the transaction of the approval. What is
/// approved is what was read: a value saved meanwhile makes the approval fail instead of slipping in.
/// </summary>
public sealed partial class FilingFreezer(EvaluationDb db, EvidenceStore store, ReportPrinting printing, AuditTrail audit, TimeProvider time, ILogger<FilingFreezer> logger)
{
    private const string EnteredByLeader = "explain/";

    /// <summary>Approves; otherwise says why not, and nothing is changed.</summary>
    /// <param name="open">The filing as the person sees it.</param>
    /// <param name="offline">By the signed 审核单 (线下审签) instead of the leader's sign-in.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed the filing meanwhile.</exception>
    public async Task<Refusal?> FreezeAsync(OpenFiling open, bool offline, CancellationToken cancellationToken)
    {
        var (filing, now) = (open.Filing, time.GetUtcNow());
        var canonical = CanonicalRecord.Of(open.Record);
        var hash = CanonicalRecord.HashOf(canonical);
        var number = filing.PrintVersion + 1;
        byte[] paper;
        try
        {
            if (Approve(await HasEnteredAsync(open, cancellationToken)) is { } refusal)
            {
                return refusal;
            }

            paper = await printing.PrintVersionAsync(open, number, canonical, now, cancellationToken);
        }
        catch (PressException problem)
        {
            await db.Entry(filing).ReloadAsync(cancellationToken);
            return new Refusal($"用印版没有生成，审核未通过。{problem.Message}");
        }

        StoredContent? kept;
        try
        {
            kept = await store.KeepAsync(new MemoryStream(paper, writable: false), long.MaxValue, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Log.NotKept(logger, filing.FilingId, problem);
            await db.Entry(filing).ReloadAsync(cancellationToken);
            return new Refusal("用印版没有保存，审核未通过。可能是磁盘已满或数据文件夹不能写入，请告诉管理员，处理后再办理。");
        }

        var version = new FilingVersion
        {
            FilingVersionId = Guid.CreateVersion7(),
            FilingId = filing.FilingId,
            Number = filing.PrintVersion,
            Hash = hash,
            Record = canonical,
            ScoreSheet = ScoreJson.Write(open.Sheet, open.Findings, SubmissionCheck.Unchecked(open.Sheet)),
            Pdf = kept!.Sha256,
            ApprovedBy = open.Actor.PersonId,
            At = now,
        };
        version.Keep(FilingResult.Of(open.Sheet, open.Findings));
        db.FilingVersions.Add(version);
        audit.Record(
            offline ? AuditEventKind.ApprovedOffline : AuditEventKind.Approved,
            $"filing/{filing.FilingId}", VersionMark.Of(filing.PrintVersion, hash), filing.UnitId, filing.RegionId);
        await db.SaveChangesAsync(cancellationToken);
        return null;

        Refusal? Approve(bool hasEntered) => offline
            ? filing.ApproveOffline(hash, open.Blocking, open.Campaign.OfflineApprovalAllowed, open.Actor, now)
            : filing.Approve(hash, open.Blocking, hasEntered, open.Actor, now);
    }

    /// <summary>SD-1: whether the person entered any value; an explanation the group wrote at its meeting is not one.</summary>
    public Task<bool> HasEnteredAsync(OpenFiling open, CancellationToken cancellationToken) =>
        db.EntryChanges.AnyAsync(
            change => change.FilingId == open.Filing.FilingId && change.By == open.Actor.PersonId && !change.Path.StartsWith(EnteredByLeader),
            cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The paper of filing {FilingId} was not kept; it was not approved")]
        public static partial void NotKept(ILogger logger, Guid filingId, Exception problem);
    }
}
