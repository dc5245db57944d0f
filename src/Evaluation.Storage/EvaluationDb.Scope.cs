using Evaluation.Core.Campaigns;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Campaigns;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Frameworks;
using Evaluation.Storage.People;
using Evaluation.Storage.Rescoring;
using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage;

/// <remarks>
/// The walls between units and regions. Units see their own; the bureau sees units, campaigns and filings of its region, but content
/// only once it was handed in or help was asked; administrators see people, units and the trail, no content.
/// </remarks>
public abstract partial class EvaluationDb
{
    /// <summary>Entities without a filter, each with its reason; a test holds every other entity to having one.</summary>
    public static IReadOnlyDictionary<string, string> WithoutFilter { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Region"] = "names of regions are public",
        ["Person"] = "sign-in looks people up before anybody is known; pages list people through People",
        ["AccountCode"] = "redeemed before anybody is known; holds hashes only",
        ["IdentityUserClaim"] = "kept by Identity, by person",
        ["IdentityUserLogin"] = "kept by Identity, by person",
        ["IdentityUserToken"] = "kept by Identity, by person",
        ["AuditHead"] = "end of the audit chain, no data",
        ["ReturnItem"] = "part of its filing, never loaded alone",
    };

    /// <summary>The people in scope: oneself, people of one's units, people of one's region.</summary>
    public IQueryable<Person> People =>
        Users.Where(p => SeesAll || p.Id == Me || Memberships.Any(m => m.PersonId == p.Id));

    private bool SeesAll => Scope.IsSystem;

    private Guid? Me => Scope.PersonId;

    private IReadOnlyList<Guid> MyUnits => Scope.UnitIds;

    private IReadOnlyList<Guid> MyBureaus => Scope.BureauRegionIds;

    private IReadOnlyList<Guid> MyRegions => [.. Scope.BureauRegionIds.Union(Scope.AdministratorRegionIds)];

    private bool IsAdministrator => Scope.AdministratorRegionIds.Count > 0;

    /// <summary>Fixes the scope to a person with the roles held now; a closed or unknown account sees nothing.</summary>
    public async Task<bool> EnterAsync(Guid personId, CancellationToken cancellationToken = default)
    {
        var person = await Users.AsNoTracking().Where(p => p.Id == personId && p.DisabledAt == null)
            .Select(p => new { p.FullName }).FirstOrDefaultAsync(cancellationToken);
        if (person is null)
        {
            Scope.Leave();
            return false;
        }

        var memberships = await Memberships.IgnoreQueryFilters().AsNoTracking().Where(m => m.PersonId == personId)
            .ToListAsync(cancellationToken);
        Scope.Enter(personId, person.FullName, memberships);
        return true;
    }

    /// <summary>The filing, tracked; null when there is none or it is not for the one who asks.</summary>
    public Task<Filing?> FindFilingAsync(Guid filingId, CancellationToken cancellationToken = default) =>
        Filings.FirstOrDefaultAsync(f => f.FilingId == filingId, cancellationToken);

    /// <summary>
    /// The framework versions a bureau may read: its own with their drafts, those of the program, and what the regions above it published,
    /// since its campaigns may use them.
    /// </summary>
    public async Task<IQueryable<FrameworkVersion>> ReadableFrameworksAsync(CancellationToken cancellationToken = default)
    {
        var (all, own, above) = (Scope.IsSystem, Scope.BureauRegionIds, new HashSet<Guid>());
        foreach (var regionId in own)
        {
            above.UnionWith(await RegionChain.OfAsync(this, regionId, cancellationToken));
        }

        return FrameworkVersions.IgnoreQueryFilters().Where(f => all || f.RegionId == null || own.Contains(f.RegionId.Value)
            || (f.State == FrameworkState.Published && above.Contains(f.RegionId.Value)));
    }

    private void AddScopeFilters(ModelBuilder builder)
    {
        builder.Entity<BudgetUnit>().HasQueryFilter(u => SeesAll || MyUnits.Contains(u.UnitId) || MyRegions.Contains(u.RegionId));
        builder.Entity<Membership>().HasQueryFilter(m => SeesAll || m.PersonId == Me
            || (m.RegionId != null && MyRegions.Contains(m.RegionId.Value))
            || (m.UnitId != null && BudgetUnits.Any(u => u.UnitId == m.UnitId)));

        builder.Entity<Campaign>().HasQueryFilter(c => SeesAll || MyBureaus.Contains(c.RegionId)
            || (c.State == CampaignState.Open && BudgetUnits.Any(u => u.RegionId == c.RegionId && MyUnits.Contains(u.UnitId))));
        builder.Entity<CampaignAttachment>().HasQueryFilter(a => Campaigns.Any(c => c.CampaignId == a.CampaignId));

        builder.Entity<Filing>().HasQueryFilter(f => SeesAll || MyBureaus.Contains(f.RegionId)
            || (MyUnits.Contains(f.UnitId) && Campaigns.Any(c => c.CampaignId == f.CampaignId)));
        builder.Entity<DeadlineExtension>().HasQueryFilter(e => Filings.Any(f => f.FilingId == e.FilingId));

        // The values themselves: the unit's, and the bureau's while they are what was handed in, or while it was asked to help.
        builder.Entity<FilingEntry>().HasQueryFilter(e => Filings.Any(f => f.FilingId == e.FilingId
            && (SeesAll || MyUnits.Contains(f.UnitId) || f.HelpAsked
                || (f.FirstSubmittedAt != null && (f.State == FilingState.Submitted || f.State == FilingState.Accepted)))));
        builder.Entity<EvidenceFile>().HasQueryFilter(e => Filings.Any(f => f.FilingId == e.FilingId
            && (SeesAll || MyUnits.Contains(f.UnitId) || f.HelpAsked
                || (f.FirstSubmittedAt != null && (f.State == FilingState.Submitted || f.State == FilingState.Accepted
                    || (f.State == FilingState.Returned && e.At <= f.SubmittedAt))))));
        builder.Entity<EvidenceLink>().HasQueryFilter(l => EvidenceFiles.Any(e => e.EvidenceFileId == l.EvidenceFileId));

        // History and the leader's opinions stay inside the unit unless help is asked.
        builder.Entity<EntryChange>().HasQueryFilter(c => Filings.Any(f => f.FilingId == c.FilingId
            && (SeesAll || MyUnits.Contains(f.UnitId) || f.HelpAsked)));
        builder.Entity<ReviewComment>().HasQueryFilter(c => Filings.Any(f => f.FilingId == c.FilingId
            && (SeesAll || MyUnits.Contains(f.UnitId) || f.HelpAsked)));

        builder.Entity<FormerText>().HasQueryFilter(t => Filings.Any(f => f.FilingId == t.FilingId
            && (SeesAll || MyUnits.Contains(f.UnitId) || f.HelpAsked)));

        // What the leader says of an explanation stays inside the unit; what the bureau says is for both.
        builder.Entity<ExplanationReview>().HasQueryFilter(r => Filings.Any(f => f.FilingId == r.FilingId
            && (SeesAll || MyUnits.Contains(f.UnitId) || f.HelpAsked || r.Reader == ExplanationReader.Bureau)));

        // What was handed in stays readable for the bureau while the unit mends it.
        builder.Entity<FilingVersion>().HasQueryFilter(v => Filings.Any(f => f.FilingId == v.FilingId
            && (SeesAll || MyUnits.Contains(f.UnitId) || f.HelpAsked || v.SubmittedAt != null)));

        // What a bureau writes is its own until it is published; the shelf hands out what is published to whoever it is for.
        builder.Entity<FrameworkVersion>().HasQueryFilter(f => SeesAll || f.RegionId == null || MyBureaus.Contains(f.RegionId.Value));
        builder.Entity<RescoreRun>().HasQueryFilter(r => SeesAll || MyBureaus.Contains(r.RegionId));
        builder.Entity<RescoreResult>().HasQueryFilter(r => RescoreRuns.Any(run => run.RescoreRunId == r.RescoreRunId));

        builder.Entity<AuditEvent>().HasQueryFilter(e => SeesAll || e.PersonId == Me
            || (e.UnitId != null && MyUnits.Contains(e.UnitId.Value))
            || (e.RegionId != null && MyRegions.Contains(e.RegionId.Value))
            || (IsAdministrator && e.RegionId == null && e.UnitId == null));
    }
}
