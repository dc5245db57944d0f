using Evaluation.Core.Campaigns;
using Evaluation.Storage;
using Evaluation.Storage.Campaigns;
using Evaluation.Web.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>The board of a campaign: how far it is, and one page of its units.</summary>
public sealed record BoardView(
    Campaign Campaign,
    CampaignCounts Counts,
    IReadOnlyList<string> Desks,
    IReadOnlyList<CampaignAttachment> Attachments,
    IReadOnlyList<CampaignRow> Rows,
    int Matching,
    string? NextAfter)
{
    public const int PageSize = 50;

    /// <summary>The board; null when the campaign is not this bureau's. The number of statements does not depend on the units.</summary>
    public static async Task<BoardView?> LoadAsync(
        EvaluationDb db, Guid campaignId, BoardFilter filter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await BureauCampaigns.FindAsync(db, campaignId, cancellationToken) is not { } campaign)
        {
            return null;
        }

        var counts = await CampaignCounts.LoadAsync(db, campaignId, now, cancellationToken);
        var desks = await FilingOfUnit.In(db, campaignId).Where(row => row.Unit.Desk != null).Select(row => row.Unit.Desk!)
            .Distinct().OrderBy(desk => desk).ToListAsync(cancellationToken);
        var attachments = await db.CampaignAttachments.AsNoTracking().Where(a => a.CampaignId == campaignId).OrderBy(a => a.At).ToListAsync(cancellationToken);
        var chosen = filter.Choose(db, campaignId, now);
        var matching = await chosen.CountAsync(cancellationToken);
        var rows = await CampaignRow.LoadAsync(db, filter.Page(chosen, PageSize), now, cancellationToken);
        var more = rows.Count > PageSize;
        return new BoardView(
            campaign, counts, desks, attachments, more ? [.. rows.Take(PageSize)] : rows, matching, more ? rows[PageSize - 1].Code : null);
    }
}
