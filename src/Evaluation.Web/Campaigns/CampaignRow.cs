using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Storage;
using Evaluation.Storage.Filings;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Campaigns;

/// <summary>A unit's line on the bureau's lists: where its filing stands, and the result kept with what it handed in.</summary>
public sealed record CampaignRow
{
    public required Guid FilingId { get; init; }

    public required Guid CampaignId { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? ShortName { get; init; }

    public string? Desk { get; init; }

    public required FilingState State { get; init; }

    /// <summary>The deadline that holds, with extension.</summary>
    public required DateTimeOffset Deadline { get; init; }

    public bool IsExtended { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public int DaysLate { get; init; }

    /// <summary>How often the bureau returned it.</summary>
    public int Returns { get; init; }

    /// <summary>复核扣分 of all rows together; null while nothing is decided.</summary>
    public Points? Deducted { get; init; }

    /// <summary>What was handed in last; null while nothing was.</summary>
    public KeptResult? Result { get; init; }

    /// <summary>The preparers with their phones.</summary>
    public IReadOnlyList<(string Name, string? Phone)> Contacts { get; init; } = [];

    /// <summary>The lines of a choice of filings; a constant number of statements.</summary>
    public static async Task<IReadOnlyList<CampaignRow>> LoadAsync(
        EvaluationDb db, IQueryable<FilingOfUnit> chosen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filings = await chosen.Select(row => new
        {
            row.Filing.FilingId,
            row.Filing.CampaignId,
            row.Filing.UnitId,
            row.Filing.State,
            row.Filing.FirstSubmittedAt,
            row.Filing.SubmittedAt,
            row.Filing.DaysLate,
            row.Filing.BureauReturns,
            row.Filing.ReturnDeadline,
            row.Filing.ReviewDeductions,
            row.Unit.Code,
            row.Unit.Name,
            row.Unit.ShortName,
            row.Unit.Desk,
            row.Campaign.Deadline,
        }).ToListAsync(cancellationToken);
        var filingIds = filings.ConvertAll(filing => filing.FilingId);
        var unitIds = filings.ConvertAll(filing => filing.UnitId);
        var extensions = (await db.DeadlineExtensions.AsNoTracking().Where(e => filingIds.Contains(e.FilingId)).ToListAsync(cancellationToken))
            .ToLookup(extension => extension.FilingId);
        var results = (await HandedIn(db, filingIds).ToListAsync(cancellationToken)).ToDictionary(version => version.FilingId);
        var contacts = (await db.Memberships.AsNoTracking()
            .Where(m => m.Role == Role.Preparer && m.UnitId != null && unitIds.Contains(m.UnitId.Value))
            .Join(db.Users.Where(p => p.DisabledAt == null), m => m.PersonId, p => p.Id, (m, p) => new { m.UnitId, p.FullName, p.Phone })
            .ToListAsync(cancellationToken)).ToLookup(person => person.UnitId!.Value);
        return filings.ConvertAll(filing =>
        {
            var own = extensions[filing.FilingId].ToList();
            var filed = FilingWorkflow.IsWithBureau(filing.State) || filing.BureauReturns > 0;
            var moment = filed ? filing.FirstSubmittedAt ?? now : now;
            var measured = DeadlineClock.For(moment, filing.Deadline, own.Select(e => (e.Deadline, e.At)));
            return new CampaignRow
            {
                FilingId = filing.FilingId,
                CampaignId = filing.CampaignId,
                Code = filing.Code,
                Name = filing.Name,
                ShortName = filing.ShortName,
                Desk = filing.Desk,
                State = filing.State,
                Deadline = filing.ReturnDeadline ?? DeadlineClock.Effective(filing.Deadline, own.Select(e => e.Deadline)),
                IsExtended = own.Count > 0,
                SubmittedAt = filed ? filing.SubmittedAt : null,
                DaysLate = filing.DaysLate ?? (filing.State == FilingState.FiledOffline ? 0 : DeadlineClock.DaysLate(moment, measured)),
                Returns = filing.BureauReturns,
                Deducted = filing.State == FilingState.Accepted ? Points.Sum(filing.ReviewDeductions?.Values.Select(deduction => deduction.Points) ?? []) : null,
                Result = results.GetValueOrDefault(filing.FilingId),
                Contacts = [.. contacts[filing.UnitId].Select(person => (person.FullName, person.Phone)).OrderBy(person => person.FullName, StringComparer.Ordinal)],
            };
        });
    }

    /// <summary>The last version of each filing that was handed in; without the record itself, which lists do not read.</summary>
    private static IQueryable<KeptResult> HandedIn(EvaluationDb db, List<Guid> filingIds) => db.FilingVersions.AsNoTracking()
        .Where(v => filingIds.Contains(v.FilingId) && v.SubmittedAt != null
            && !db.FilingVersions.Any(later => later.FilingId == v.FilingId && later.SubmittedAt != null && later.Number > v.Number))
        .Select(v => new KeptResult
        {
            FilingId = v.FilingId,
            Number = v.Number,
            Pdf = v.Pdf,
            Self = v.SelfTotal,
            Computed = v.ComputedTotal,
            Difference = v.Difference,
            Data = v.DataPart,
            Own = v.OwnPart,
            Bureau = v.BureauPart,
            Grade = v.Grade,
            ToExplain = v.ToExplain,
            Values = v.Values,
            RowPoints = v.RowPoints,
        });
}

/// <summary>The result kept with a version that was handed in.</summary>
public sealed class KeptResult
{
    public required Guid FilingId { get; init; }

    public required int Number { get; init; }

    /// <summary>SHA-256 of its PDF.</summary>
    public string? Pdf { get; init; }

    public Points? Self { get; init; }

    public Points? Computed { get; init; }

    public Points? Difference { get; init; }

    public Points? Data { get; init; }

    public Points? Own { get; init; }

    public Points? Bureau { get; init; }

    public string? Grade { get; init; }

    public int? ToExplain { get; init; }

    /// <summary>JSON; see <see cref="FilingVersion.ReadValues"/>.</summary>
    public string? Values { get; init; }

    /// <summary>JSON; see <see cref="FilingVersion.ReadRowPoints"/>.</summary>
    public string? RowPoints { get; init; }
}
