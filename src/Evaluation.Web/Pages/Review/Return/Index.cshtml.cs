using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Review.Return;

/// <summary>组长退回: the ticked items each with its problem, or the whole filing with a reason.</summary>
public sealed class IndexModel(FilingOpener opener, EvaluationDb db, AuditTrail audit, TimeProvider time) : ReviewPage(opener)
{
    /// <summary>The ticked places.</summary>
    [BindProperty(SupportsGet = true, Name = "place")]
    public List<string> Places { get; set; } = [];

    [BindProperty]
    public ReturnInput Input { get; set; } = new();

    public ReturnView View { get; private set; } = ReturnView.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await RefusedAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        if (!Open.May(FilingAction.LeaderReturn))
        {
            return LocalRedirect($"/review/{FilingId}");
        }

        View = await ReturnView.LoadAsync(db, Open, Places, cancellationToken);
        Input.Seen = Open.Filing.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await RefusedAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        var names = new ReviewPlaces(Open.Framework);
        if (Input.Items.Count > ReturnInput.MaximumItems || Input.Items.Exists(item => item.Place is not { } place || names.NameOf(place) is null))
        {
            return NotFound();
        }

        View = new ReturnView([.. Input.Items.Select(item => new ReturnLine(item.Place!, names.NameOf(item.Place!)!, item.Problem ?? string.Empty))]).WithLocked(Open);
        if (Input.Seen != Open.Filing.Version)
        {
            return Again("您填写期间此件有变化，没有退回。您写的内容都在下面，请先核对最新内容。", StatusCodes.Status409Conflict);
        }

        if (TooLong() is { } field)
        {
            return Again(FormattableString.Invariant($"最多写 {ReturnInput.MaximumText} 个字。"), StatusCodes.Status400BadRequest, field);
        }

        List<ReturnItem> items = [.. View.Lines.Select(line => new ReturnItem(Guid.CreateVersion7(), line.Place, line.Name, line.Problem.Trim()))];
        if (Open.Filing.LeaderReturn(Input.Reason, items, Open.Actor, time.GetUtcNow()) is { } refusal)
        {
            return Again(refusal.Message, StatusCodes.Status400BadRequest, EmptyField());
        }

        audit.Record(
            AuditEventKind.LeaderReturned, $"filing/{FilingId}",
            items.Count == 0 ? "整件退回" : $"退回：{string.Join('、', items.Select(item => item.Place))}", Open.Filing.UnitId, Open.Filing.RegionId);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Again("您填写期间此件有变化，没有退回。您写的内容都在下面，请先核对最新内容。", StatusCodes.Status409Conflict);
        }

        TempData["Notice"] = items.Count == 0 ? "已整件退回填报人" : FormattableString.Invariant($"已退回 {items.Count} 项，填报人可以修改这些项目");
        return LocalRedirect("/review");
    }

    private string? TooLong() =>
        Input.Reason?.Length > ReturnInput.MaximumText ? "Input.Reason"
        : Input.Items.FindIndex(item => item.Problem?.Length > ReturnInput.MaximumText) is var index and >= 0 ? $"Input.Items[{index}].Problem"
        : null;

    /// <summary>The first field that lacks its words.</summary>
    private string EmptyField() =>
        Input.Items.FindIndex(item => string.IsNullOrWhiteSpace(item.Problem)) is var index and >= 0 ? $"Input.Items[{index}].Problem" : "Input.Reason";
}
