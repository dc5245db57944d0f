using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Filings;

/// <summary>The task list of a filing: returned items, parts with their status, totals, deadline, notice.</summary>
public sealed class IndexModel(FilingOpener opener, EvaluationDb db, AuditTrail audit, EvidenceStore store) : FilingPage(opener)
{
    public TaskView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? await ShowAsync(cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostAnswerAsync(Guid itemId, string? answer, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!Open.May(FilingAction.Edit))
        {
            return Forbid();
        }

        var name = $"answer-{itemId}";
        ModelState.SetModelValue(name, answer, answer);
        if (Open.Filing.AnswerReturn(itemId, answer ?? string.Empty, Open.Actor) is { } refusal)
        {
            ModelState.AddModelError(name, refusal.Message);
        }
        else
        {
            return await DoneAsync(AuditEventKind.ReturnAnswered, itemId.ToString(), "答复已保存", cancellationToken);
        }

        ModelState.AddModelError(name, refusal.Message);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostHelpAsync(bool asked, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        return Open.Filing.AskForHelp(asked, Open.Actor) is not null
            ? Forbid()
            : await DoneAsync(
                asked ? AuditEventKind.HelpAsked : AuditEventKind.HelpWithdrawn, null, asked ? "财政局现在可以查看本件" : "财政局不再查看本件的草稿", cancellationToken);
    }

    public async Task<IActionResult> OnGetAttachmentAsync(Guid attachmentId, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)
            || await db.CampaignAttachments.AsNoTracking()
                .FirstOrDefaultAsync(a => a.CampaignAttachmentId == attachmentId && a.CampaignId == Open.Campaign.CampaignId, cancellationToken) is not { } attachment)
        {
            return NotFound();
        }

        return store.OpenRead(attachment.Sha256) is { } content ? File(content, attachment.ContentType, attachment.Name) : NotFound();
    }

    private async Task<IActionResult> DoneAsync(AuditEventKind kind, string? detail, string notice, CancellationToken cancellationToken)
    {
        audit.Record(kind, $"filing/{FilingId}", detail, Open.Filing.UnitId, Open.Filing.RegionId);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError(string.Empty, "本件刚刚被他人更新，您填写的内容还在下面，请核对后再提交一次。");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await LoadAsync(cancellationToken) ? await ShowAsync(cancellationToken) : NotFound();
        }

        TempData["Notice"] = notice;
        return LocalRedirect($"/filings/{FilingId}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var attachments = await db.CampaignAttachments.AsNoTracking()
            .Where(a => a.CampaignId == Open.Campaign.CampaignId)
            .OrderBy(a => a.At)
            .Select(a => new { a.CampaignAttachmentId, a.Name, a.Length })
            .ToListAsync(cancellationToken);
        View = TaskView.Of(Open, await ReturnReply.AllAsync(db, Open, cancellationToken), [.. attachments.Select(a => (a.CampaignAttachmentId, a.Name, a.Length))]);
        return Page();
    }
}
