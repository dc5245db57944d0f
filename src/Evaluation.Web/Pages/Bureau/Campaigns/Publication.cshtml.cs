using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Campaigns;
using Evaluation.Documents.Publication;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Files;
using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>Publishes the filings of a campaign as a site in a ZIP; shows before what will be in it.</summary>
public sealed class PublicationModel(EvaluationDb db, FrameworkShelf frameworks, PublishedFilings filings, BatchGate gate, AuditTrail audit, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid CampaignId { get; set; }

    [BindProperty]
    public PublicationInput Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    /// <summary>What will be published, by unit code.</summary>
    public IReadOnlyList<CampaignRow> Chosen { get; private set; } = [];

    /// <summary>What will not, and why.</summary>
    public IReadOnlyList<(CampaignRow Row, string Why)> Others { get; private set; } = [];

    /// <summary>Names the list on the screen: what is published is what was looked through.</summary>
    public string Seen => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Chosen.Select(row => FormattableString.Invariant($"{row.FilingId} {row.Result!.Number}"))))))[..16];

    private Framework Framework => frameworks.Find(Campaign.Framework, Campaign.RegionId)
        ?? throw new InvalidOperationException($"Framework {Campaign.Framework} of campaign {CampaignId} is not on the shelf.");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>The list as the choice on the form gives it; nothing is changed.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Campaign.IsRehearsal || Chosen.Count == 0)
        {
            ModelState.AddModelError(string.Empty, Campaign.IsRehearsal ? "演练任务的报告不公开。" : "没有可以公开的报告。");
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        if (Input.Seen != Seen)
        {
            ModelState.AddModelError(string.Empty, "要公开的名单与刚才看到的不同，请核对下面的名单，再生成一次。");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        using var pass = gate.Enter(db.Scope.PersonId!.Value);
        if (pass is null)
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        await WriteAsync(cancellationToken);
        return new EmptyResult();
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var region = await db.Regions.Where(r => r.RegionId == Campaign.RegionId).Select(r => r.Name).SingleAsync(cancellationToken);
        await audit.RecordNowAsync(
            AuditEventKind.SitePublished,
            $"campaign/{CampaignId}",
            string.Create(CultureInfo.InvariantCulture, $"{Chosen.Count} 份报告，{(Input.Which == PublicationInput.Filed ? "含已报送未接收的" : "已接收的")}{(Input.Codes.Count > 0 ? $"，不公开：{string.Join('、', Input.Codes)}" : string.Empty)}"),
            regionId: Campaign.RegionId,
            cancellationToken: cancellationToken);

        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = FileDownload.Disposition($"{ReportArchive.Clean(Campaign.Title)}_公开网站.zip", inline: false);
        HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        // The archive writes the few bytes of each entry's header synchronously; everything else goes asynchronously.
        if (HttpContext.Features.Get<IHttpBodyControlFeature>() is { } control)
        {
            control.AllowSynchronousIO = true;
        }

        var framework = Framework;
        await SiteArchive.WriteAsync(
            Response.Body,
            new SiteHead(Campaign.Title, region, Campaign.Year, $"{framework.Title}（{framework.Reference}）", framework.Notice, filings.VerifyAddress),
            framework,
            filings.ReadAsync(framework, [.. Chosen.Select(row => (row.FilingId, row.Result!.Number))], cancellationToken),
            cancellationToken);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, CampaignId, cancellationToken) is not { } campaign)
        {
            return false;
        }

        Campaign = campaign;
        var rows = await CampaignRow.LoadAsync(db, FilingOfUnit.In(db, CampaignId).OrderBy(row => row.Unit.Code), time.GetUtcNow(), cancellationToken);
        var withheld = Input.Codes.ToHashSet(StringComparer.Ordinal);
        var judged = rows.Select(row => (Row: row, Why: WhyNot(row, withheld))).ToList();
        Chosen = [.. judged.Where(row => row.Why is null).Select(row => row.Row)];
        Others = [.. judged.Where(row => row.Why is not null).Select(row => (row.Row, row.Why!))];
        Check(withheld.Except(rows.Select(row => row.Code), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList());
        return true;
    }

    private void Check(List<string> unknown)
    {
        if (Input.Withheld?.Length > PublicationInput.LongestList)
        {
            ModelState.AddModelError("Input.Withheld", "内容过长，请只填写单位编码，每行一个。");
        }
        else if (unknown.Count > 0)
        {
            ModelState.AddModelError("Input.Withheld", $"本任务没有这些单位编码：{string.Join('、', unknown.Take(10))}。请改正或删去。");
        }
    }

    private string? WhyNot(CampaignRow row, HashSet<string> withheld) =>
        row.State is not (FilingState.Accepted or FilingState.Submitted) ? Words.FilingWords.For(row.State)
        : row.State == FilingState.Submitted && Input.Which != PublicationInput.Filed ? "已报送，还没有接收"
        : row.Result?.Pdf is null ? "没有用印版文件"
        : withheld.Contains(row.Code) ? "不公开"
        : null;
}
