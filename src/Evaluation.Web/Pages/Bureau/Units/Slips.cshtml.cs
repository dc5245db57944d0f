using Evaluation.Storage;
using Evaluation.Web.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Units;

/// <summary>Account slips for everybody in the chosen units who has not set a password; codes are made at printing and shown once.</summary>
public sealed class SlipsModel(EvaluationDb db, AccountSlips slips) : PageModel
{
    private const int MostAtOnce = 500;

    [BindProperty]
    public List<Guid> Units { get; set; } = [];

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

        await db.SaveChangesAsync(cancellationToken);
        Printed = printed;
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
