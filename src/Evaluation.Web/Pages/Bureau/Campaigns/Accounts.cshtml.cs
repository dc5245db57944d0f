using System.Globalization;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Evidence;
using Evaluation.Documents.Filings.Workbooks;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Campaigns;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Composition;
using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>决算取数: where the inputs of this year's campaign stand in the final accounts' workbooks, made once by a sample for all units.</summary>
[EnableRateLimiting(LimitsSetup.Workbooks)]
[RequestSizeLimit(LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestPost, ValueCountLimit = 8192)]
public sealed class AccountsModel(EvaluationDb db, FrameworkShelf frameworks, AccountsDesk desk, AuditTrail audit, TimeProvider time) : PageModel
{
    private const string Meanwhile = "取数设置刚刚被他人修改，请核对后再保存。";

    private const int LargestPost = AccountsWorkbook.LargestFile + (1024 * 1024);

    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    /// <summary>Null until a sample was uploaded.</summary>
    public AccountsView? View { get; private set; }

    /// <summary>The campaign whose rules were just taken over; null: none were.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? From { get; set; }

    /// <summary>Other campaigns of the bureau that have rules, the latest first.</summary>
    public IReadOnlyList<Campaign> Others { get; private set; } = [];

    /// <summary>What the rules taken over have that this campaign has not.</summary>
    public IReadOnlyList<string> Lost { get; private set; } = [];

    /// <summary>What the rules were when the page was read.</summary>
    public Guid? Stamp { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is { } campaign ? await ShowAsync(campaign, rules: null, cancellationToken) : NotFound();

    /// <summary>Takes a sample; inputs without a rule get a proposed one where a row of the sample is called as they are.</summary>
    public async Task<IActionResult> OnPostSampleAsync(IFormFile? sample, CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign || FrameworkOf(campaign) is not { } framework)
        {
            return NotFound();
        }

        var (workbook, sha256, problem) = await desk.KeepAsync(sample, cancellationToken);
        if (workbook is null)
        {
            return await RefusedAsync(campaign, "sample", problem!, StatusCodes.Status400BadRequest, cancellationToken);
        }

        var (person, now, name) = (db.Scope.PersonId!.Value, time.GetUtcNow(), EvidenceInspection.CleanName(sample!.FileName));
        var accounts = await desk.FindAsync(CampaignId, cancellationToken);
        if (accounts is null)
        {
            accounts = new CampaignAccounts { CampaignId = CampaignId, SampleName = name, SampleSha256 = sha256!, By = person, At = now };
            db.CampaignAccounts.Add(accounts);
        }

        (accounts.SampleName, accounts.SampleSha256, accounts.By, accounts.At) = (name, sha256!, person, now);
        var known = accounts.ReadRules();
        List<AccountsRule> proposed =
        [
            .. framework.Inputs.Where(input => AccountsView.Takes(input) && !known.Any(rule => rule.Input == input.Key)).Select(workbook.Propose).OfType<AccountsRule>().Where(rule => rule.Problem is null),
        ];
        accounts.Write([.. known, .. proposed]);
        return await SavedAsync(campaign, string.Create(CultureInfo.InvariantCulture, $"样本 {sha256}"), string.Create(CultureInfo.InvariantCulture, $"已读取样本，按名称找到 {proposed.Count} 项，请逐项核对"), cancellationToken);
    }

    public async Task<IActionResult> OnPostSaveAsync(Guid? stamp, CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign || FrameworkOf(campaign) is not { } framework)
        {
            return NotFound();
        }

        if (await desk.FindAsync(CampaignId, cancellationToken) is not { } accounts)
        {
            return await RefusedAsync(campaign, "sample", "请先上传一份决算工作簿作样本。", StatusCodes.Status400BadRequest, cancellationToken);
        }

        List<AccountsRule> rules = [.. framework.Inputs.Where(AccountsView.Takes).Select(Typed).OfType<AccountsRule>()];
        foreach (var rule in rules.Where(rule => rule.Problem is not null))
        {
            ModelState.AddModelError($"cell.{rule.Input}", $"{framework.Input(rule.Input)!.Label}：{rule.Problem}");
        }

        if (ModelState.ErrorCount > 0 || accounts.Stamp != stamp)
        {
            if (accounts.Stamp != stamp)
            {
                ModelState.AddModelError(string.Empty, "取数设置刚刚被他人修改，您填写的内容还在下面，请核对后再保存一次。");
            }

            Response.StatusCode = accounts.Stamp != stamp ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
            return await ShowAsync(campaign, rules, cancellationToken);
        }

        accounts.Write(rules);
        (accounts.By, accounts.At) = (db.Scope.PersonId!.Value, time.GetUtcNow());
        return await SavedAsync(campaign, string.Create(CultureInfo.InvariantCulture, $"{rules.Count} 项"), string.Create(CultureInfo.InvariantCulture, $"已保存 {rules.Count} 项"), cancellationToken);
    }

    /// <summary>Takes over the rules of another campaign, and its sample while there is none.</summary>
    public async Task<IActionResult> OnPostCarryAsync(Guid? stamp, CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign || FrameworkOf(campaign) is not { } framework)
        {
            return NotFound();
        }

        if (From is not { } chosen || await OtherAsync(campaign, chosen, cancellationToken) is not { } other)
        {
            return await RefusedAsync(campaign, "from", "请选择要沿用的自评任务。", StatusCodes.Status400BadRequest, cancellationToken);
        }

        var accounts = await desk.FindAsync(CampaignId, cancellationToken);
        if (accounts?.Stamp != stamp)
        {
            return await RefusedAsync(campaign, string.Empty, Meanwhile, StatusCodes.Status409Conflict, cancellationToken);
        }

        if (accounts is null)
        {
            accounts = new CampaignAccounts { CampaignId = CampaignId, SampleName = other.Accounts.SampleName, SampleSha256 = other.Accounts.SampleSha256, By = db.Scope.PersonId!.Value, At = time.GetUtcNow() };
            db.CampaignAccounts.Add(accounts);
        }

        var carried = CarriedRules.Of(other.Accounts.ReadRules(), FrameworkOf(other.Campaign), framework).Rules;
        accounts.Write([.. carried, .. accounts.ReadRules().Where(rule => !carried.Any(one => one.Input == rule.Input))]);
        (accounts.By, accounts.At) = (db.Scope.PersonId!.Value, time.GetUtcNow());
        return await SavedAsync(
            campaign, string.Create(CultureInfo.InvariantCulture, $"沿用 campaign/{chosen} {carried.Count} 项"), string.Create(CultureInfo.InvariantCulture, $"已沿用 {carried.Count} 项，请上传本年度的样本逐项核对"), cancellationToken);
    }

    private async Task<(Campaign Campaign, CampaignAccounts Accounts)?> OtherAsync(Campaign campaign, Guid otherId, CancellationToken cancellationToken) =>
        otherId != campaign.CampaignId && await BureauCampaigns.FindAsync(db, otherId, cancellationToken) is { } other && other.RegionId == campaign.RegionId
            && await desk.FindAsync(otherId, cancellationToken) is { } accounts
            ? (other, accounts)
            : null;

    private async Task<IActionResult> SavedAsync(Campaign campaign, string detail, string notice, CancellationToken cancellationToken)
    {
        audit.Record(AuditEventKind.AccountsMapped, $"campaign/{CampaignId}", detail, regionId: campaign.RegionId);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Two officers at once: the first one's rules stand.
            db.ChangeTracker.Clear();
            return await RefusedAsync(campaign, string.Empty, Meanwhile, StatusCodes.Status409Conflict, cancellationToken);
        }

        TempData["Notice"] = notice;
        return Redirect($"/bureau/campaigns/{CampaignId}/accounts{(From is { } from ? $"?from={from}" : string.Empty)}");
    }

    private async Task<IActionResult> RefusedAsync(Campaign campaign, string field, string message, int status, CancellationToken cancellationToken)
    {
        ModelState.AddModelError(field, message);
        Response.StatusCode = status;
        return await ShowAsync(campaign, rules: null, cancellationToken);
    }

    private Framework? FrameworkOf(Campaign campaign) => frameworks.Find(campaign.Framework, campaign.RegionId);

    /// <summary>The rule as typed; null when nothing is.</summary>
    private AccountsRule? Typed(InputDefinition input)
    {
        var (cell, row, column) = (Text("cell").ToUpperInvariant(), Text("row"), Text("column"));
        return cell.Length + row.Length + column.Length == 0
            ? null
            : new AccountsRule(input.Key, Text("sheet"), cell.Length == 0 ? null : cell, row.Length == 0 ? null : row, column.Length == 0 ? null : column, Text("unit") == "yuan");

        string Text(string part) => ReadableText.Clean(Request.Form[$"{part}.{input.Key}"].ToString()).Trim();
    }

    private async Task<IActionResult> ShowAsync(Campaign campaign, IReadOnlyList<AccountsRule>? rules, CancellationToken cancellationToken)
    {
        Campaign = campaign;
        Others = await db.Campaigns.AsNoTracking().Where(other => other.RegionId == campaign.RegionId && other.CampaignId != CampaignId && db.CampaignAccounts.Any(accounts => accounts.CampaignId == other.CampaignId))
            .OrderByDescending(other => other.Year).ThenByDescending(other => other.CampaignId).ToListAsync(cancellationToken);
        if (FrameworkOf(campaign) is { } framework && await desk.FindAsync(CampaignId, cancellationToken) is { } accounts)
        {
            Stamp = accounts.Stamp;
            View = AccountsView.Of(framework, accounts.SampleName, await desk.SampleAsync(accounts, cancellationToken), rules ?? accounts.ReadRules());
            Lost = From is { } from && await OtherAsync(campaign, from, cancellationToken) is { } other ? CarriedRules.Of(other.Accounts.ReadRules(), FrameworkOf(other.Campaign), framework).Lost : [];
        }

        return Page();
    }
}
