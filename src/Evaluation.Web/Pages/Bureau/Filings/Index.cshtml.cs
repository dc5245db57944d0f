using System.Globalization;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Evaluation.Web.Filings;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Filings;

/// <summary>One filing before the bureau: its content as handed in, and what the bureau does with it.</summary>
public sealed class IndexModel(EvaluationDb db, FilingDesk desk, FilingOpener opener, ExplanationJudging judging, AuditTrail audit, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid FilingId { get; set; }

    /// <summary>State of the filing as the officer saw it.</summary>
    [BindProperty]
    public Guid? Version { get; set; }

    [BindProperty]
    public AcceptInput Accept { get; set; } = new();

    [BindProperty]
    public DeductInput Deduct { get; set; } = new();

    [BindProperty]
    public ReturnInput Return { get; set; } = new();

    [BindProperty]
    public ExtendInput Extend { get; set; } = new();

    [BindProperty]
    public JudgeInput Judge { get; set; } = new();

    [BindProperty]
    public string? OfflineReason { get; set; }

    public BureauFilingView View { get; private set; } = null!;

    public bool May(FilingAction action) => FilingWorkflow.Allows(View.Filing.State, action, Actor.Roles);

    /// <summary>Form that the deductions in the rows belong to; null when none may be entered now.</summary>
    public string? DeductForm => View.Open is not { IsFrozen: true } ? null : May(FilingAction.Accept) ? "accept" : May(FilingAction.Deduct) ? "deduct" : null;

    /// <summary>What was typed, otherwise what is kept.</summary>
    public string? PointsOf(RowScore row) => Deduct.Points.TryGetValue(row.Indicator.Code, out var typed) ? typed
        : View.Filing.ReviewDeductions.TryGetValue(row.Indicator.Code, out var kept) ? FigureText.Short(kept.Points) : null;

    public string? ReasonOf(RowScore row) => Deduct.Reasons.TryGetValue(row.Indicator.Code, out var typed) ? typed
        : View.Filing.ReviewDeductions.GetValueOrDefault(row.Indicator.Code)?.Reason;

    private Actor Actor => db.Scope.ActorOn(View.Filing);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (View.Open is { IsFrozen: false })
        {
            await audit.RecordNowAsync(
                AuditEventKind.FilingViewed, $"filing/{FilingId}", "协助查看", View.Filing.UnitId, View.Filing.RegionId, cancellationToken: cancellationToken);
        }

        return Page();
    }

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken) => DoAsync("已接收", async () =>
    {
        var count = Accept.Count(out var problem);
        if (problem is not null)
        {
            ModelState.AddModelError("Accept.QualityErrors", problem);
        }

        var (late, errors) = (BureauFilingView.Late(View.Folder), count ?? 0);
        var deductions = ReadDeductions(new SystemFacts(late, errors, Decided: true));
        if (!ModelState.IsValid)
        {
            return null;
        }

        if (ExplanationOpinion.AgainstAcceptance(View.Open?.Findings ?? []) is { } unaccepted)
        {
            return unaccepted;
        }

        if (View.Filing.Accept(late, errors, deductions, Actor, time.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        await KeepDecidedAsync(cancellationToken);
        Record(
            AuditEventKind.Accepted,
            string.Create(CultureInfo.InvariantCulture, $"逾期 {late} 天；报送质量差错 {errors} 处{(errors == 0 ? string.Empty : "：" + string.Join('；', Accept.Lines))}"));
        RecordDeductions(EntryDictionary.Empty<ReviewDeduction>(), deductions);
        return null;
    }, cancellationToken);

    /// <summary>复核扣分 of a filing that is accepted already.</summary>
    public Task<IActionResult> OnPostDeductAsync(CancellationToken cancellationToken) => DoAsync("复核扣分已保存", async () =>
    {
        var (before, deductions) = (View.Filing.ReviewDeductions, ReadDeductions(View.Filing.SystemFacts));
        if (!ModelState.IsValid)
        {
            return null;
        }

        if (View.Filing.Deduct(deductions, Actor) is { } refusal)
        {
            return refusal;
        }

        await KeepDecidedAsync(cancellationToken);
        RecordDeductions(before, deductions);
        return null;
    }, cancellationToken);

    /// <summary>采纳 or 不采纳 of the explanations ticked.</summary>
    public Task<IActionResult> OnPostJudgeAsync(CancellationToken cancellationToken) => DoAsync("审阅意见已保存", () => Task.FromResult(
        View.Open is { } open ? judging.Judge(open, ExplanationReader.Bureau, Judge) : new Refusal("单位还没有报送，没有可审阅的说明。")), cancellationToken);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancellationToken) => DoAsync("已退回", () =>
    {
        DateTimeOffset? deadline = null;
        if (!Return.Deadline.IsEmpty)
        {
            deadline = Return.Deadline.Read(out var problem);
            AddProblem("Return.Deadline", problem);
            if (deadline <= time.GetUtcNow())
            {
                ModelState.AddModelError("Return.Deadline.Day", "新的截止时间应晚于现在。");
            }
        }

        var items = new List<ReturnItem>();
        foreach (var place in Return.Items.Distinct(StringComparer.Ordinal))
        {
            if (View.SubjectOf(place) is not { } subject)
            {
                ModelState.AddModelError(string.Empty, "勾选的项目不在这一件里，请刷新页面后重新勾选。");
                break;
            }

            items.Add(new ReturnItem(Guid.CreateVersion7(), place, subject, Return.Problems.GetValueOrDefault(place)?.Trim() ?? string.Empty));
        }

        if (!ModelState.IsValid)
        {
            return Task.FromResult<Refusal?>(null);
        }

        if (View.Filing.BureauReturn(Return.Reason, items, deadline, Actor, time.GetUtcNow()) is { } refusal)
        {
            return Task.FromResult<Refusal?>(refusal);
        }

        Record(AuditEventKind.BureauReturned, string.Join('；', new[]
        {
            View.Filing.ReturnReason, items.Count == 0 ? "整件" : string.Join('、', items.Select(item => item.Subject)), deadline is null ? null : $"截止 {DeadlineWords.For(deadline)}",
        }.Where(part => !string.IsNullOrEmpty(part))));
        return Task.FromResult<Refusal?>(null);
    }, cancellationToken);

    public Task<IActionResult> OnPostExtendAsync(CancellationToken cancellationToken) => DoAsync("已延期", () =>
    {
        var deadline = Extend.Deadline.Read(out var problem);
        AddProblem("Extend.Deadline", problem);
        if (deadline is not { } later)
        {
            return Task.FromResult<Refusal?>(null);
        }

        var old = View.Deadline;
        if (View.Filing.Extend(old, later, Extend.Reason, Actor) is { } refusal)
        {
            return Task.FromResult<Refusal?>(refusal);
        }

        db.DeadlineExtensions.Add(new DeadlineExtension
        {
            DeadlineExtensionId = Guid.CreateVersion7(),
            FilingId = FilingId,
            Deadline = later,
            OldDeadline = old,
            Reason = Extend.Reason!.Trim(),
            By = Actor.PersonId,
            At = time.GetUtcNow(),
        });
        Record(AuditEventKind.ExtensionGranted, $"{DeadlineWords.For(old)} → {DeadlineWords.For(later)}；{Extend.Reason.Trim()}");
        return Task.FromResult<Refusal?>(null);
    }, cancellationToken);

    public Task<IActionResult> OnPostOfflineAsync(CancellationToken cancellationToken) => DoAsync("已登记线下报送", () =>
    {
        var refusal = View.Filing.RecordOffline(OfflineReason, Actor, time.GetUtcNow());
        if (refusal is null)
        {
            Record(AuditEventKind.FiledOffline, View.Filing.OfflineReason!);
        }

        return Task.FromResult(refusal);
    }, cancellationToken);

    /// <summary>Load, act, save, redirect; a refusal is shown and what was typed stays.</summary>
    private async Task<IActionResult> DoAsync(string notice, Func<Task<Refusal?>> act, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (View.Filing.Version != Version)
        {
            return Conflicted();
        }

        if (await act() is { } refusal)
        {
            ModelState.AddModelError(string.Empty, refusal.Message);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            await LoadAsync(cancellationToken);
            return Conflicted();
        }

        TempData["Notice"] = notice;
        return Redirect($"/bureau/filings/{FilingId}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await BureauFilingView.LoadAsync(db, desk, opener, FilingId, cancellationToken) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }

    private EntryDictionary<ReviewDeduction> ReadDeductions(SystemFacts facts) => View.Open is { IsFrozen: true } open
        ? Deduct.Read(Scorer.Score(open.Framework, open.Record with { System = facts }), ModelState.AddModelError)
        : EntryDictionary.Empty<ReviewDeduction>();

    /// <summary>One line of the record for each row whose deduction is new, another or gone.</summary>
    private void RecordDeductions(EntryDictionary<ReviewDeduction> before, EntryDictionary<ReviewDeduction> after)
    {
        foreach (var code in before.Keys.Union(after.Keys, StringComparer.Ordinal))
        {
            var (was, now) = (before.GetValueOrDefault(code), after.GetValueOrDefault(code));
            if (was == now)
            {
                continue;
            }

            var name = View.Open?.Framework.Indicator(code)?.Name;
            Record(AuditEventKind.PointsDeducted, now is null
                ? $"{code} {name} 撤销扣分（原扣 {FigureText.Short(was!.Points)} 分）"
                : $"{code} {name} 扣 {FigureText.Short(now.Points)} 分{(was is null ? string.Empty : $"（原扣 {FigureText.Short(was.Points)} 分）")}，理由：{now.Reason}");
        }
    }

    /// <summary>Timeliness, quality and deductions are decided now: the result kept with the version follows.</summary>
    private async Task KeepDecidedAsync(CancellationToken cancellationToken)
    {
        var version = await db.FilingVersions.Where(v => v.FilingId == FilingId && v.SubmittedAt != null)
            .OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellationToken);
        if (version is not null && View.Open is { } open)
        {
            var decided = FilingOpener.Open(open.Folder, open.Framework, open.Record with { System = View.Filing.SystemFacts }, open.Actor, open.IsFrozen);
            version.Keep(FilingResult.Of(decided.Sheet, decided.Findings));
        }
    }

    private void Record(AuditEventKind kind, string detail) =>
        audit.Record(kind, $"filing/{FilingId}", detail, View.Filing.UnitId, View.Filing.RegionId);

    private void AddProblem(string field, (string Field, string Message)? problem)
    {
        if (problem is { } wrong)
        {
            ModelState.AddModelError($"{field}.{wrong.Field}", wrong.Message);
        }
    }

    private PageResult Conflicted()
    {
        ModelState.AddModelError(string.Empty, ConflictWords.Meanwhile);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
