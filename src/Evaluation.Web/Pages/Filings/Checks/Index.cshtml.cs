using Evaluation.Core.Campaigns;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Documents.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Evaluation.Web.Filings;
using Evaluation.Web.Pages.Filings.Evidence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Filings.Checks;

/// <summary>校验与送审: what has to be mended or explained, and the way from 送审 over the 用印版 to 报送.</summary>
[RequestSizeLimit(EvidenceUpload.LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = EvidenceUpload.LargestPost, ValueCountLimit = 1024)]
public sealed class IndexModel(
    FilingOpener opener,
    EvaluationDb db,
    EntrySaving saving,
    FormAnswer form,
    ReportPrinting printing,
    FilingFreezer freezer,
    EvidenceUpload upload,
    AuditTrail audit,
    TimeProvider time) : FilingPage(opener)
{
    public IReadOnlyList<FindingGroup> Groups { get; private set; } = [];

    /// <summary>Checks that wait for figures.</summary>
    public IReadOnlyList<UncheckedRule> Unchecked => field ??= SubmissionCheck.Unchecked(Open.Sheet);

    public Handing Handing { get; private set; } = null!;

    public IReadOnlyList<ReturnReply> Returned { get; private set; } = [];

    public string Seen { get; private set; } = string.Empty;

    public IReadOnlyList<EntryConflict> Conflicts { get; private set; } = [];

    public FilingPlaces Places => new(Open);

    public bool MayExplain => Open.May(FilingAction.Explain);

    public bool MayAnswer => Open.May(FilingAction.Edit);

    public string StateWords => Open.Filing.State switch
    {
        FilingState.LeaderReview => "组长审核中",
        FilingState.Approved => "审核通过，待报送",
        FilingState.Submitted => "已报送",
        FilingState.Accepted => "已接收（形式审查）",
        FilingState.FiledOffline => "线下报送",
        _ => "送审",
    };

    /// <summary>Name of the field that answers a returned item.</summary>
    public static string AnswerField(Guid item) => $"answer-{item:N}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Explanations and mends of a plain form.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var answer = await form.SaveAsync(this, Open, _ => true, cancellationToken);
        if (answer.Result is { } done)
        {
            return done;
        }

        Conflicts = answer.Conflicts;
        return await FindAsync(cancellationToken) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostSendAsync(CancellationToken cancellationToken) => ActAsync(
        AuditEventKind.SentToLeader,
        "已送审",
        () => Open.Filing.SendToLeader(Open.Actor, time.GetUtcNow(), item => Returned.Any(reply => reply.Item == item && reply.IsChanged)),
        cancellationToken);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken cancellationToken) => ActAsync(
        AuditEventKind.ApprovalVoided, "已撤销审核通过，可以继续修改", () => Open.Filing.Reopen(Open.Actor), cancellationToken);

    public Task<IActionResult> OnPostRecallAsync(CancellationToken cancellationToken) => ActAsync(
        AuditEventKind.Recalled, "已撤回", () => Open.Filing.Recall(!DeadlineClock.IsLate(time.GetUtcNow(), Open.EffectiveDeadline), Open.Actor), cancellationToken);

    public Task<IActionResult> OnPostAnswerAsync(Guid item, CancellationToken cancellationToken) => ActAsync(
        AuditEventKind.ReturnAnswered, "答复已保存", () => Open.Filing.AnswerReturn(item, Request.Form[AnswerField(item)].ToString(), Open.Actor), cancellationToken);

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellationToken) => ActAsync(
        AuditEventKind.Submitted,
        "已报送",
        () =>
        {
            var now = time.GetUtcNow();
            return Open.Filing.Submit(
                CanonicalRecord.Hash(Open.Record),
                Open.Blocking,
                Open.Campaign.ScanMayFollow,
                Open.Campaign.LateAllowed || !DeadlineClock.IsLate(now, Open.EffectiveDeadline),
                ReceiptNumber.Of(Open, now),
                Open.Actor,
                now);
        },
        cancellationToken,
        "receipt");

    /// <summary>The stamped scan of the version that was approved.</summary>
    public async Task<IActionResult> OnPostScanAsync(IFormFile? file, CancellationToken cancellationToken) =>
        await WithFileAsync(
            file,
            EvidenceKind.StampedScan,
            FilingAction.AttachScan,
            () => ActAsync(AuditEventKind.StampedScanAttached, "盖章扫描件已上传", () => Open.Filing.AttachScan(Open.Actor), cancellationToken),
            cancellationToken);

    /// <summary>线下审签: the signed sheet is kept and the version frozen in one transaction.</summary>
    public async Task<IActionResult> OnPostApproveOfflineAsync(IFormFile? file, CancellationToken cancellationToken) =>
        await WithFileAsync(
            file,
            EvidenceKind.SignedReviewSheet,
            FilingAction.ApproveOffline,
            async () =>
            {
                try
                {
                    return await freezer.FreezeAsync(Open, offline: true, cancellationToken) is { } refusal
                        ? await RefusedAsync(refusal.Message, StatusCodes.Status400BadRequest, cancellationToken)
                        : Done("审核通过，用印版已生成", "checks");
                }
                catch (DbUpdateConcurrencyException)
                {
                    return await ChangedMeanwhileAsync(cancellationToken);
                }
            },
            cancellationToken);

    private async Task<IActionResult> WithFileAsync(
        IFormFile? file, EvidenceKind kind, FilingAction action, Func<Task<IActionResult>> act, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!Open.May(action))
        {
            return Forbid();
        }

        var problem = file is null ? "请选择要上传的扫描件。" : await upload.AddAsync(Open, file, kind, [], cancellationToken);
        return problem is null ? await act() : await RefusedAsync(problem, StatusCodes.Status400BadRequest, cancellationToken);
    }

    /// <summary>Load, let the aggregate act or refuse, save with its audit line, go on.</summary>
    private async Task<IActionResult> ActAsync(
        AuditEventKind kind, string notice, Func<Refusal?> act, CancellationToken cancellationToken, string next = "checks")
    {
        if (Open is null && !await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (act() is { } refusal)
        {
            foreach (var item in refusal.Unanswered)
            {
                ModelState.AddModelError(AnswerField(item.ReturnItemId), $"“{item.Subject}”还没有答复");
            }

            return await RefusedAsync(refusal.Message, StatusCodes.Status400BadRequest, cancellationToken);
        }

        audit.Record(kind, $"filing/{FilingId}", Handing.Mark, Open!.Filing.UnitId, Open.Filing.RegionId);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ChangedMeanwhileAsync(cancellationToken);
        }

        return Done(notice, next);
    }

    private LocalRedirectResult Done(string notice, string next)
    {
        TempData["Notice"] = notice;
        return LocalRedirect($"/filings/{FilingId}/{next}");
    }

    private Task<IActionResult> ChangedMeanwhileAsync(CancellationToken cancellationToken) =>
        RefusedAsync("您操作期间，本件已被他人更新，请核对最新内容后再操作。", StatusCodes.Status409Conflict, cancellationToken);

    private async Task<IActionResult> RefusedAsync(string message, int status, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        ModelState.AddModelError("handing", message);
        Response.StatusCode = status;
        return await FindAsync(cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Seen = saving.Seen;
        if (!await LoadAsync(cancellationToken))
        {
            return false;
        }

        Groups = FindingGroup.Of(Open);
        Returned = await ReturnReply.AllAsync(db, Open, cancellationToken);
        Handing = new Handing(Open, await printing.FrozenAsync(Open, cancellationToken), time.GetUtcNow());
        return true;
    }
}
