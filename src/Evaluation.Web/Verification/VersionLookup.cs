using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Storage;
using Evaluation.Storage.Access;
using Evaluation.Storage.Filings;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Verification;

/// <summary>A frozen version with what is needed to compare a copy; only <see cref="Filed"/> may be shown.</summary>
/// <param name="Filed">Null while it is not handed in, or was taken back.</param>
public sealed record KnownVersion(string Hash, string? Pdf, string Record, Guid RegionId, FiledVersion? Filed);

/// <summary>
/// Finds versions for people who did not sign in: as the program itself, in a scope of its own, one version at a time, by its whole hash or its
/// code. There is no way to ask for a unit or a year.
/// </summary>
public sealed class VersionLookup(IServiceScopeFactory scopes)
{
    /// <summary>Behind every hexadecimal digit, however a database sorts.</summary>
    private const string BehindDigits = "g";

    /// <summary>The version with this code: the one handed in, otherwise the newest; null when there is none.</summary>
    /// <param name="code">As <see cref="VersionMark.Code"/> writes it.</param>
    public Task<KnownVersion?> OfCodeAsync(string code, CancellationToken cancellationToken)
    {
        var start = VersionMark.HashStart(code);
        return FindAsync(versions => versions.Where(v => v.Hash.CompareTo(start) >= 0 && v.Hash.CompareTo(start + BehindDigits) < 0), number: null, cancellationToken);
    }

    /// <summary>The version of this record.</summary>
    /// <param name="hash">SHA-256 in lower-case hexadecimal digits.</param>
    /// <param name="number">The number that the copy bears: the same record may have been approved twice.</param>
    public Task<KnownVersion?> OfHashAsync(string hash, int? number, CancellationToken cancellationToken) =>
        FindAsync(versions => versions.Where(v => v.Hash == hash), number, cancellationToken);

    private async Task<KnownVersion?> FindAsync(Func<IQueryable<FilingVersion>, IQueryable<FilingVersion>> chosen, int? number, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessScope>().EnterAsSystem("公开校验");
        var db = scope.ServiceProvider.GetRequiredService<EvaluationDb>();
        var found = await (
            from version in chosen(db.FilingVersions.AsNoTracking())
            join filing in db.Filings.AsNoTracking() on version.FilingId equals filing.FilingId
            join unit in db.BudgetUnits.AsNoTracking() on filing.UnitId equals unit.UnitId
            join campaign in db.Campaigns.AsNoTracking() on filing.CampaignId equals campaign.CampaignId
            orderby version.Number == number descending, version.SubmittedAt != null descending, version.Number descending
            select new { version.FilingId, version.Number, version.Hash, version.Pdf, version.Record, version.SubmittedAt, filing.State, campaign.RegionId, campaign.Year, campaign.Kind, unit.Name })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        if (found.SubmittedAt is not { } at)
        {
            return new KnownVersion(found.Hash, found.Pdf, found.Record, found.RegionId, null);
        }

        var newest = await db.FilingVersions.AsNoTracking().Where(v => v.FilingId == found.FilingId && v.SubmittedAt != null)
            .OrderByDescending(v => v.Number).Select(v => new { v.Number, v.SubmittedAt }).FirstAsync(cancellationToken);
        return new KnownVersion(found.Hash, found.Pdf, found.Record, found.RegionId, new FiledVersion(
            found.Name, found.Year, found.Number, found.State, at, found.Kind == CampaignKind.Rehearsal, newest.Number, newest.SubmittedAt!.Value));
    }
}
