using Evaluation.Core.Papers;
using Evaluation.Storage;
using Evaluation.Web.Composition;
using Evaluation.Web.Papers;
using Evaluation.Web.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Units;

/// <summary>Account slips for everybody in the chosen units who has not set a password; codes are made at printing and shown once.</summary>
[EnableRateLimiting(LimitsSetup.Printing)]
public sealed class SlipsModel(EvaluationDb db, AccountSlips slips, PaperPrinting printing, TimeProvider time) : PageModel
{
    private const int MostAtOnce = 500;

    [BindProperty]
    public List<Guid> Units { get; set; } = [];

    /// <summary>As a PDF file instead of on the page.</summary>
    [BindProperty]
    public bool Paper { get; set; }

    public IReadOnlyList<WaitingUnit> Waiting { get; private set; } = [];

    public IReadOnlyList<AccountSlip> Printed { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var regions = db.Scope.BureauRegionIds;
        var people = await (from membership in db.Memberships
            join unit in db.BudgetUnits on membership.UnitId equals unit.UnitId
            join person in db.Users on membership.PersonId equals person.Id
            where Units.Contains(unit.UnitId) && regions.Contains(unit.RegionId) && person.DisabledAt == null && person.PasswordHash == null
            orderby unit.Code, person.UserName
            select new { Person = person, unit.UnitId, unit.RegionId, unit.Name }).ToListAsync(cancellationToken);
        if (people.Count == 0)
        {
            ModelState.AddModelError(string.Empty, "请至少选择一个有未启用账号的单位。");
            await LoadAsync(cancellationToken);
            return Page();
        }

        var printed = new List<AccountSlip>();
        foreach (var one in people.DistinctBy(one => one.Person.Id).Take(MostAtOnce))
        {
            printed.Add(await slips.IssueAsync(one.Person, one.Name, one.UnitId, one.RegionId, cancellationToken));
        }

        if (Paper)
        {
            return await PrintAsync(printed, people[0].RegionId, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        Printed = printed;
        return Page();
    }

    /// <summary>The codes are kept by the save that records the paper: what could not be printed makes no code worthless.</summary>
    private async Task<IActionResult> PrintAsync(List<AccountSlip> slips, Guid regionId, CancellationToken cancellationToken)
    {
        var region = await db.Regions.Where(one => one.RegionId == regionId).Select(one => one.Name).SingleAsync(cancellationToken);
        var report = AccountSlipPaper.Write(
            [.. slips.Select(slip => new AccountSlipText(slip.UnitName, slip.FullName, slip.SignInName, slip.Code, slip.ValidUntil))],
            $"{Request.Scheme}://{Request.Host}/sign-in/code",
            new PaperHead(region + "财政局", time.GetUtcNow()));
        var printed = await printing.PrintAsync(
            Response, report, "账号单", new PaperSubject($"region/{regionId}", FormattableString.Invariant($"账号单 {slips.Count} 张"), null, regionId), cancellationToken);
        if (printed.File is { } file)
        {
            return file;
        }

        db.ChangeTracker.Clear();
        ModelState.AddModelError(string.Empty, printed.Problem! + "激活码没有变动。");
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var regions = db.Scope.BureauRegionIds;
        var rows = await (from membership in db.Memberships.AsNoTracking()
            join unit in db.BudgetUnits on membership.UnitId equals unit.UnitId
            join person in db.Users on membership.PersonId equals person.Id
            where regions.Contains(unit.RegionId) && person.DisabledAt == null && person.PasswordHash == null
            select new { unit.UnitId, unit.Code, unit.Name, person.Id, person.FullName }).ToListAsync(cancellationToken);
        Waiting =
        [
            .. rows.GroupBy(row => (row.UnitId, row.Code, row.Name)).OrderBy(unit => unit.Key.Code, StringComparer.Ordinal)
                .Select(unit => new WaitingUnit(unit.Key.UnitId, unit.Key.Code, unit.Key.Name, string.Join('、', unit.DistinctBy(row => row.Id).Select(row => row.FullName)))),
        ];
    }
}

/// <summary>A unit with people who have not set a password yet.</summary>
public sealed record WaitingUnit(Guid UnitId, string Code, string Name, string People);
