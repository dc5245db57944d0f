using Evaluation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Campaigns;

/// <summary>A report that was handed in, with what its file name says: little enough to hold for every unit of a province.</summary>
public sealed record HandedInReport(Guid FilingId, string Code, string Name, string? ShortName, int Number, DateTimeOffset At, string Pdf)
{
    /// <summary>The last report of each filing of the campaign, by unit code.</summary>
    public static Task<List<HandedInReport>> LoadAsync(EvaluationDb db, Guid campaignId, CancellationToken cancellationToken) => (
        from row in FilingOfUnit.In(db, campaignId)
        join version in db.FilingVersions.AsNoTracking() on row.Filing.FilingId equals version.FilingId
        where version.SubmittedAt != null && version.Pdf != null
            && !db.FilingVersions.Any(later => later.FilingId == version.FilingId && later.SubmittedAt != null && later.Number > version.Number)
        orderby row.Unit.Code, row.Filing.FilingId
        select new HandedInReport(row.Filing.FilingId, row.Unit.Code, row.Unit.Name, row.Unit.ShortName, version.Number, version.At, version.Pdf!)).ToListAsync(cancellationToken);
}
