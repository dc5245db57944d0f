using Evaluation.Core.Campaigns;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Evaluation.Web.Campaigns;
using Evaluation.Web.Filings;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Filings;

/// <summary>A filing as the bureau sees it: always where it stands; its content only once it was handed in or help was asked.</summary>
public sealed record BureauFilingView(
    FilingFolder Folder,
    OpenFiling? Open,
    bool HasReport,
    IReadOnlyList<(string Name, string? Phone)> Contacts,
    IReadOnlyList<FilingEvent> History)
{
    private static readonly AuditEventKind[] Steps =
    [
        AuditEventKind.FilingAssigned, AuditEventKind.SentToLeader, AuditEventKind.Approved, AuditEventKind.ApprovedOffline, AuditEventKind.Submitted,
        AuditEventKind.Recalled, AuditEventKind.Accepted, AuditEventKind.BureauReturned, AuditEventKind.ExtensionGranted, AuditEventKind.FiledOffline,
        AuditEventKind.PointsDeducted, AuditEventKind.StampedScanAttached, AuditEventKind.HelpAsked, AuditEventKind.HelpWithdrawn,
    ];

    public Filing Filing => Folder.Filing;

    public DateTimeOffset Deadline => Filing.ReturnDeadline ?? Folder.EffectiveDeadline;

    /// <summary>Days late as they would be fixed now, or as they were.</summary>
    public int DaysLate => Filing.DaysLate ?? Late(Folder);

    /// <summary>It is still to be handed in, so that the unit can be reminded.</summary>
    public bool IsOwed => Folder.Campaign.State == CampaignState.Open && OwedFiling.IsOwed(Filing.State);

    /// <summary>Rows to look at first: claimed and computed differ, or something had to be said about them.</summary>
    public IEnumerable<RowScore> First => Rows.Where(IsFirst);

    public IEnumerable<RowScore> Rest => Rows.Where(row => !IsFirst(row));

    private IEnumerable<RowScore> Rows => Open?.Sheet.Rows ?? [];

    /// <summary>The days by which the first submission missed the deadline that counts for it.</summary>
    public static int Late(FilingFolder folder) => folder.Filing.FirstSubmittedAt is { } submitted
        ? DeadlineClock.DaysLate(submitted, DeadlineClock.For(submitted, folder.Campaign.Deadline, folder.Extensions.Select(e => (e.Deadline, e.At))))
        : 0;

    public IReadOnlyList<Finding> FindingsOf(RowScore row) =>
        [.. Open!.Findings.Where(finding => finding.Place == $"indicator/{row.Indicator.Code}" || finding.Indicators.Contains(row.Indicator.Code, StringComparer.Ordinal))];

    /// <summary>Findings that belong to no row: figures, texts, the total.</summary>
    public IEnumerable<Finding> OtherFindings =>
        Open!.Findings.Where(finding => !finding.Place.StartsWith("indicator/", StringComparison.Ordinal) && finding.Indicators.Count == 0);

    /// <summary>Rows on which the bureau may deduct.</summary>
    public IReadOnlyList<RowScore> Reviewable => Open is { IsFrozen: true } ? [.. Rows.Where(row => row.MayBeReviewed)] : [];

    public IEnumerable<EvidenceFile> EvidenceOf(RowScore row) => Folder.EvidenceFiles.Where(file =>
        file.Kind == EvidenceKind.Evidence && file.Links.Exists(link => link.Indicator == row.Indicator.Code));

    public IEnumerable<EvidenceFile> OtherFiles => Folder.EvidenceFiles.Where(file => file.Kind != EvidenceKind.Evidence || file.Links.Count == 0);

    /// <summary>What can be returned beside the rows: texts of the report and the evidence.</summary>
    public IReadOnlyList<(string Place, string Subject)> OtherPlaces => Open is null ? [] :
    [
        .. Open.Framework.Outline.All.Where(section => section.Text is not null).Select(section => ($"text/{section.Id}", section.Heading)),
        ("evidence", "佐证材料"),
    ];

    /// <summary>Name of a place that can be returned; null for anything else.</summary>
    public string? SubjectOf(string place) =>
        place.StartsWith("indicator/", StringComparison.Ordinal) ? Open?.Framework.Indicator(place["indicator/".Length..])?.Name
        : OtherPlaces.FirstOrDefault(other => other.Place == place).Subject;

    public static async Task<BureauFilingView?> LoadAsync(
        EvaluationDb db, FilingDesk desk, FilingOpener opener, Guid filingId, CancellationToken cancellationToken)
    {
        if (await desk.LoadAsync(filingId, cancellationToken) is not { } folder || !db.Scope.IsBureauOf(folder.Filing.RegionId))
        {
            return null;
        }

        var hasReport = await db.FilingVersions.AnyAsync(v => v.FilingId == filingId && v.SubmittedAt != null && v.Pdf != null, cancellationToken);
        var contacts = await db.Memberships.AsNoTracking().Where(m => m.UnitId == folder.Filing.UnitId && m.Role == Role.Preparer)
            .Join(db.Users.Where(p => p.DisabledAt == null), m => m.PersonId, p => p.Id, (m, p) => new { p.FullName, p.Phone }).ToListAsync(cancellationToken);
        var subject = $"filing/{filingId}";
        var history = await db.AuditEvents.AsNoTracking().Where(e => e.Object == subject && Steps.Contains(e.Event)).OrderBy(e => e.Sequence)
            .Select(e => new FilingEvent(e.At, e.PersonName, e.Event, e.Detail)).ToListAsync(cancellationToken);
        return new BureauFilingView(
            folder,
            await opener.OpenAsync(folder, cancellationToken),
            hasReport,
            contacts.ConvertAll(person => (person.FullName, person.Phone)),
            history);
    }

    private bool IsFirst(RowScore row) =>
        (row.Difference is { } difference && difference != Points.Zero) || row.AwaitsReview || FindingsOf(row).Any(finding => finding.Severity != Severity.Note);
}

/// <summary>A step in the life of a filing.</summary>
public sealed record FilingEvent(DateTimeOffset At, string PersonName, AuditEventKind Kind, string Detail);
