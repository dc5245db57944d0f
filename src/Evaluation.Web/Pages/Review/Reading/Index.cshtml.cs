using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Review.Reading;

/// <summary>审核: what was sent to the leader, differences first; opinions, explanations and approval without leaving the row.</summary>
public sealed class IndexModel(
    FilingOpener opener, EvaluationDb db, FilingDesk desk, FilingFreezer freezer, ReportPrinting printing, ExplanationJudging judging,
    AuditTrail audit, TimeProvider time)
    : ReviewPage(opener)
{
    /// <summary>Which rows: <c>all</c>, or those that need reading.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Rows { get; set; }

    [BindProperty]
    public OpinionInput Input { get; set; } = new();

    [BindProperty]
    public JudgeInput Judge { get; set; } = new();

    public ReviewView View { get; private set; } = null!;

    private string Address => $"/review/{FilingId}{(Rows == "all" ? "?rows=all" : string.Empty)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await RefusedAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        await LookAsync(cancellationToken);
        return Page();
    }

    /// <summary>审核意见 on one item.</summary>
    public async Task<IActionResult> OnPostCommentAsync(CancellationToken cancellationToken)
    {
        if (await RefusedAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        if (Input.Place is not { } place || new ReviewPlaces(Open.Framework).NameOf(place) is not { } name)
        {
            return NotFound();
        }

        if (Input.Problem("审核意见") is { } problem)
        {
            return await AgainAsync(problem, StatusCodes.Status400BadRequest, OpinionInput.FieldAt(place), cancellationToken);
        }

        if (!Open.May(FilingAction.Comment))
        {
            return await AgainAsync(
                $"“{name}”的审核意见没有保存：此件现在是“{Words.FilingWords.For(Open.Filing.State)}”。您写的是：{Input.Text}", StatusCodes.Status409Conflict, string.Empty, cancellationToken);
        }

        db.ReviewComments.Add(new ReviewComment
        {
            ReviewCommentId = Guid.CreateVersion7(),
            FilingId = FilingId,
            Round = Open.Filing.Round,
            Place = place,
            Text = Input.Text!.Trim(),
            By = Open.Actor.PersonId,
            At = time.GetUtcNow(),
        });
        audit.Record(AuditEventKind.CommentAdded, $"filing/{FilingId}", place, Open.Filing.UnitId, Open.Filing.RegionId);
        await db.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = $"“{name}”的审核意见已保存";
        return LocalRedirect($"{Address}#{OpinionInput.AnchorOf(place)}");
    }

    /// <summary>The leader explains a finding for the group.</summary>
    public async Task<IActionResult> OnPostExplainAsync(CancellationToken cancellationToken)
    {
        if (await RefusedAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        if (Open.Findings.FirstOrDefault(finding => finding.Id == Input.Place) is not { ExplainAt: { } path } finding)
        {
            return NotFound();
        }

        if (Input.Problem("说明", SubmissionCheck.ShortestExplanation) is { } problem)
        {
            return await AgainAsync(problem, StatusCodes.Status400BadRequest, OpinionInput.FieldAt(finding.Id), cancellationToken);
        }

        var scope = new ReturnScope(Open.Framework);
        var result = await desk.SaveEntriesAsync(
            FilingId, [new EntryChangeRequest(path, Input.Text!.ReplaceLineEndings("\n").Trim(), Input.Version)], Open.Actor,
            (filing, at) => filing.MayEdit(at, Open.Roles, scope.Opens), cancellationToken);
        switch (result)
        {
            case [EntrySaveResult.Saved]:
                TempData["Notice"] = $"“{finding.Subject}”的说明已保存";
                return LocalRedirect($"{Address}#{OpinionInput.AnchorOf(finding.Id)}");
            case [EntrySaveResult.Conflict conflict]:
                return await AgainAsync(
                    $"“{finding.Subject}”的说明已由{conflict.TheirName}改为：{conflict.TheirText}。您写的是：{conflict.YourText}",
                    StatusCodes.Status409Conflict, OpinionInput.FieldAt(finding.Id), cancellationToken);
            case [EntrySaveResult.Refused no]:
                return await AgainAsync($"{no.Reason}您写的是：{Input.Text}", StatusCodes.Status409Conflict, string.Empty, cancellationToken);
            default:
                return NotFound();
        }
    }

    /// <summary>采纳 or 不采纳 of the explanations ticked.</summary>
    public async Task<IActionResult> OnPostJudgeAsync(CancellationToken cancellationToken)
    {
        if (await RefusedAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        if (judging.Judge(Open, ExplanationReader.Leader, Judge) is { } refusal)
        {
            return await AgainAsync(refusal.Message, StatusCodes.Status400BadRequest, string.Empty, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = $"已{(Judge.IsAccepted == true ? "采纳" : "不采纳")} {Judge.Keys.Count} 项说明";
        return LocalRedirect($"{Address}#explanations");
    }

    /// <summary>审核通过, of exactly what was read.</summary>
    public async Task<IActionResult> OnPostApproveAsync(string? seen, CancellationToken cancellationToken)
    {
        if (await RefusedAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        if (seen != ReviewView.SeenOf(Open))
        {
            return await AgainAsync("您阅读期间此件有变化，没有审核通过。下面是最新内容，请核对后再办理。", StatusCodes.Status409Conflict, string.Empty, cancellationToken);
        }

        try
        {
            if (await freezer.FreezeAsync(Open, offline: false, cancellationToken) is { } refusal)
            {
                return await AgainAsync(refusal.Message, StatusCodes.Status400BadRequest, string.Empty, cancellationToken);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        TempData["Notice"] = "已审核通过，用印版已生成";
        return LocalRedirect($"/review/{FilingId}");
    }

    private async Task<IActionResult> AgainAsync(string problem, int status, string field, CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        (ViewData["TypedAt"], ViewData["Typed"]) = (Input.Place, Input.Text);
        return Again(problem, status, field);
    }

    private async Task LookAsync(CancellationToken cancellationToken) =>
        View = await ReviewView.LoadAsync(db, Open, freezer, printing, Rows == "all", Judge, cancellationToken);
}
