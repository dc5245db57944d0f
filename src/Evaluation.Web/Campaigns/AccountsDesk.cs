using Evaluation.Documents.Filings.Workbooks;
using Evaluation.Storage;
using Evaluation.Storage.Campaigns;
using Evaluation.Storage.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Campaigns;

/// <summary>决算取数 of a campaign: the bureau's rules with the sample they were made by.</summary>
public sealed class AccountsDesk(EvaluationDb db, EvidenceStore store)
{
    /// <summary>The rules of a campaign, tracked; null while the bureau has made none, or when the campaign is out of reach.</summary>
    public Task<CampaignAccounts?> FindAsync(Guid campaignId, CancellationToken cancellationToken) =>
        db.CampaignAccounts.FirstOrDefaultAsync(accounts => accounts.CampaignId == campaignId, cancellationToken);

    /// <summary>Keeps a sample and reads it; exactly one of the results is not null.</summary>
    public async Task<(AccountsWorkbook? Sample, string? Sha256, string? Problem)> KeepAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        var (workbook, content, problem) = await ReadAsync(file, cancellationToken);
        await using (content)
        {
            if (workbook is null)
            {
                return (null, null, problem);
            }

            content!.Position = 0;
            var kept = await store.KeepAsync(content, AccountsWorkbook.LargestFile, cancellationToken);
            return (workbook, kept!.Sha256, null);
        }
    }

    /// <summary>Reads an uploaded workbook without keeping it.</summary>
    public static async Task<(AccountsWorkbook? Workbook, MemoryStream? Content, string? Problem)> ReadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is not { Length: > 0 })
        {
            return (null, null, "请选择决算工作簿（.xlsx）。");
        }

        if (file.Length > AccountsWorkbook.LargestFile)
        {
            return (null, null, "文件超过 8 MB，请只保留决算报表后再上传。");
        }

        var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        var (workbook, problem) = AccountsWorkbook.Read(content);
        return (workbook, content, problem);
    }

    /// <summary>The sample as it was kept; null when its bytes are gone.</summary>
    public async Task<AccountsWorkbook?> SampleAsync(CampaignAccounts accounts, CancellationToken cancellationToken)
    {
        if (store.OpenRead(accounts.SampleSha256) is not { } kept)
        {
            return null;
        }

        await using (kept)
        {
            using var content = new MemoryStream();
            await kept.CopyToAsync(content, cancellationToken);
            return AccountsWorkbook.Read(content).Workbook;
        }
    }
}
