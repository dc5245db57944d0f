using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Web.People;
using Evaluation.Web.Words;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages;

/// <summary>What the home page shows to one person.</summary>
public sealed record HomeView(
    IReadOnlyList<HomeFiling> Filings, IReadOnlyList<HomeUnit> Units, IReadOnlySet<Role> Roles, int WaitingForLeader, int WaitingForBureau)
{
    public static HomeView Empty { get; } = new([], [], new HashSet<Role>(), 0, 0);

    public bool SeveralUnits => Units.Count > 1;

    public static async Task<HomeView> LoadAsync(EvaluationDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var roles = db.Scope.AllRoles();
        var units = db.Scope.UnitIds;
        var filings = new List<HomeFiling>();
        var named = new List<HomeUnit>();
        if (units.Count > 0)
        {
            var rows = await (from filing in db.Filings.AsNoTracking()
                join campaign in db.Campaigns on filing.CampaignId equals campaign.CampaignId
                join unit in db.BudgetUnits on filing.UnitId equals unit.UnitId
                where units.Contains(filing.UnitId)
                select new
                {
                    filing.FilingId,
                    filing.UnitId,
                    filing.State,
                    filing.ReturnDeadline,
                    Unit = unit.Name,
                    campaign.Title,
                    campaign.Kind,
                    campaign.Year,
                    campaign.Deadline,
                    Extension = db.DeadlineExtensions.Where(e => e.FilingId == filing.FilingId).Max(e => (DateTimeOffset?)e.Deadline),
                }).ToListAsync(cancellationToken);
            filings.AddRange(rows
                .Select(row => HomeFiling.Of(
                    row.FilingId, row.Unit, RehearsalWords.Title(row.Title, row.Kind), row.Year, row.State, row.ReturnDeadline ?? DeadlineClock.Effective(row.Deadline, row.Extension is { } later ? [later] : []), now, db.Scope.RolesOn(row.UnitId, null)))
                .OrderByDescending(filing => filing.NeedsMe).ThenBy(filing => filing.Deadline).ThenBy(filing => filing.Unit, StringComparer.Ordinal));
            named = await db.BudgetUnits.AsNoTracking().Where(u => units.Contains(u.UnitId)).OrderBy(u => u.Code)
                .Select(u => new HomeUnit(u.UnitId, u.Name)).ToListAsync(cancellationToken);
        }

        var bureaus = db.Scope.BureauRegionIds;
        var waiting = bureaus.Count == 0 ? 0 : await db.Filings.CountAsync(
            f => bureaus.Contains(f.RegionId) && f.State == FilingState.Submitted, cancellationToken);
        return new HomeView(filings, named, roles, filings.Count(filing => filing.WaitsForLeader), waiting);
    }
}

/// <summary>A unit the person belongs to.</summary>
public sealed record HomeUnit(Guid UnitId, string Name);

/// <summary>One filing on the home page with its next step for this person.</summary>
/// <param name="Left">Time to the deadline; negative when it has passed.</param>
/// <param name="NextStep">What to do, as a button; null when it is somebody else's turn.</param>
/// <param name="Address">Where the button leads.</param>
public sealed record HomeFiling(
    Guid FilingId,
    string Unit,
    string Campaign,
    int Year,
    FilingState State,
    DateTimeOffset Deadline,
    TimeSpan Left,
    string? NextStep,
    string Address,
    string Waiting,
    bool WaitsForLeader)
{
    public bool NeedsMe => NextStep is not null;

    /// <summary>Whether the deadline still asks something of the unit.</summary>
    public bool DeadlineCounts => State is not (FilingState.Submitted or FilingState.Accepted or FilingState.FiledOffline);

    public static HomeFiling Of(
        Guid filingId, string unit, string campaign, int year, FilingState state, DateTimeOffset deadline, DateTimeOffset now, IReadOnlySet<Role> roles)
    {
        var own = $"/filings/{filingId}";
        var (step, address) = true switch
        {
            _ when FilingWorkflow.Allows(state, FilingAction.Approve, roles) => ("审核", $"/review/{filingId}"),
            _ when FilingWorkflow.Allows(state, FilingAction.Submit, roles) => ("报送", $"{own}/submit"),
            _ when FilingWorkflow.Allows(state, FilingAction.Edit, roles) && state == FilingState.NotStarted => ("开始填报", own),
            _ when FilingWorkflow.Allows(state, FilingAction.Edit, roles) && state is FilingState.Returned or FilingState.LeaderReturned => ("按退回意见修改", own),
            _ when FilingWorkflow.Allows(state, FilingAction.Edit, roles) => ("继续填报", own),
            _ => (null, own),
        };
        var waiting = state switch
        {
            FilingState.LeaderReview => "等待组长审核",
            FilingState.Submitted => "等待财政局接收",
            FilingState.Accepted or FilingState.FiledOffline => "已办结",
            FilingState.Approved => "等待报送",
            _ => "等待填报人填报",
        };
        return new HomeFiling(
            filingId, unit, campaign, year, state, deadline, deadline - now, step, address, waiting, FilingWorkflow.Allows(state, FilingAction.Approve, roles));
    }
}
