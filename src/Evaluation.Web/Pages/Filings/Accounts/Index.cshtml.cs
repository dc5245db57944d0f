using System.Globalization;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Documents.Filings.Workbooks;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Composition;
using Evaluation.Web.Filings;
using Evaluation.Web.Pages.Filings.Workbook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Filings.Accounts;

/// <summary>从决算取数: the unit's own final accounts give the figures the bureau has said where to find; each is taken or left.</summary>
[EnableRateLimiting(LimitsSetup.Workbooks)]
[RequestSizeLimit(LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestPost, ValueCountLimit = 4096)]
public sealed class IndexModel(FilingOpener opener, EntrySaving saving, SealedBook seals, AccountsDesk desk, AuditTrail audit) : FilingPage(opener)
{
    private const int LargestPost = AccountsWorkbook.LargestFile + (1024 * 1024);

    /// <summary>Null until a workbook was uploaded.</summary>
    public AccountsPreview? Preview { get; private set; }

    public string Sealed { get; private set; } = string.Empty;

    /// <summary>The bureau's rules; empty while there are none.</summary>
    public IReadOnlyList<AccountsRule> Rules { get; private set; } = [];

    public bool MayUpload => Open.May(FilingAction.Edit);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPreviewAsync(IFormFile? book, string? member, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!MayUpload)
        {
            return Forbid();
        }

        var whose = Open.Record.Scope.FirstOrDefault(one => one.Key == member);
        if (Open.Record.Scope.Count > 0 && whose is null)
        {
            return Refused("请选择这份决算工作簿是哪个单位的。");
        }

        var (workbook, content, problem) = await AccountsDesk.ReadAsync(book, cancellationToken);
        content?.Dispose();
        if (workbook is null)
        {
            return Refused(problem!);
        }

        Preview = AccountsPreview.Of(Open, workbook, Rules, whose);
        Sealed = seals.SealAccounts(Open, Preview.Entries);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(string? figures, List<int>? take, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!MayUpload)
        {
            return Forbid();
        }

        if (seals.Accounts(Open, figures) is not { } previewed)
        {
            return Refused("预览已过期，请重新上传决算工作簿。");
        }

        var rows = previewed.Count / AccountsPreview.EntriesOfRow;
        List<TypedEntry> taken = [.. (take ?? []).Distinct().Where(index => index >= 0 && index < rows).Order().SelectMany(index => previewed.Skip(index * AccountsPreview.EntriesOfRow).Take(AccountsPreview.EntriesOfRow))];
        if (taken.Count == 0)
        {
            TempData["Notice"] = "没有采用任何决算数";
            return LocalRedirect($"/filings/{FilingId}/accounts");
        }

        if (await saving.SaveAsync(Open, taken, cancellationToken, isFromAccounts: true) is not { } answers)
        {
            return NotFound();
        }

        // A row counts when its figure was written; its source and the figure beside it follow it.
        var values = answers.Where(answer => answer.Typed.Path.StartsWith("input/", StringComparison.Ordinal)).ToList();
        var saved = values.Count(answer => answer.Result is EntrySaveResult.Saved);
        if (saved > 0)
        {
            await audit.RecordNowAsync(
                AuditEventKind.AccountsImported, $"filing/{FilingId}", string.Create(CultureInfo.InvariantCulture, $"{saved} 项"), Open.Filing.UnitId, Open.Filing.RegionId, cancellationToken: cancellationToken);
        }

        if (saved == values.Count)
        {
            TempData["Notice"] = string.Create(CultureInfo.InvariantCulture, $"已采用 {saved} 项决算数");
            return LocalRedirect($"/filings/{FilingId}/data");
        }

        var names = new EntryNames(Open.Framework, Open.Record.Scope);
        var open = values.Where(answer => answer.Result is not EntrySaveResult.Saved).Select(answer => names.Of(answer.Typed.Path));
        ModelState.AddModelError("book", $"已采用 {saved} 项。以下各项预览以后已被他人更新或现在不能修改，没有写入：{string.Join("、", open)}。请重新上传核对。");
        Response.StatusCode = values.Exists(answer => answer.Result is EntrySaveResult.Conflict) ? StatusCodes.Status409Conflict : StatusCodes.Status403Forbidden;
        return await FindAsync(cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return false;
        }

        Rules = (await desk.FindAsync(Open.Campaign.CampaignId, cancellationToken))?.ReadRules() ?? [];
        return true;
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Refused(string problem)
    {
        ModelState.AddModelError("book", problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
