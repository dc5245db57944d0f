using Evaluation.Core.Campaigns;
using Evaluation.Core.Papers;
using Evaluation.Storage;
using Evaluation.Web.Filings;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Papers;

/// <summary>Who issues a paper: the office that gave the notice, otherwise the finance bureau of the region; or the unit itself.</summary>
public static class PaperHeads
{
    public static async Task<PaperHead> OfBureauAsync(EvaluationDb db, Campaign campaign, string? sampleNotice, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var region = await db.Regions.Where(one => one.RegionId == campaign.RegionId).Select(one => one.Name).SingleAsync(cancellationToken);
        return new PaperHead(string.IsNullOrWhiteSpace(campaign.NoticeIssuer) ? region + "财政局" : campaign.NoticeIssuer, at, campaign.IsRehearsal, sampleNotice);
    }

    public static PaperHead OfUnit(OpenFiling open, DateTimeOffset at) => new(open.Unit.Name, at, open.Campaign.IsRehearsal, open.Framework.Notice);
}
