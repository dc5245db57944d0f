using Evaluation.Core.Filings;
using Evaluation.Core.People;
using Evaluation.Storage;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Evaluation.Web.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Units;

/// <summary>The people of one's own unit: a clerk or leader adds colleagues and closes their accounts.</summary>
public sealed class PeopleModel(EvaluationDb db, Accounts accounts, AccountSlips slips) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid UnitId { get; set; }

    [BindProperty]
    public PersonInput Input { get; set; } = new();

    public BudgetUnit Unit { get; private set; } = null!;

    public IReadOnlyList<PersonRow> People { get; private set; } = [];

    /// <summary>The slip just issued; shown once.</summary>
    public IReadOnlyList<AccountSlip> Slips { get; private set; } = [];

    public Guid Me => db.Scope.PersonId!.Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindUnitAsync(cancellationToken) ? await ShowAsync(cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        if (!await FindUnitAsync(cancellationToken))
        {
            return NotFound();
        }

        var fault = PersonInputRules.Problem(Input.FullName, Input.Phone);
        if (!Enum.TryParse<Role>(Input.Role, out var role) || !MembershipRules.IsUnitRole(role) || !MembershipRules.MayGive(db.Scope.RolesOn(UnitId, null), role))
        {
            fault ??= ("Role", "请选择角色。");
        }

        if (fault is { } problem)
        {
            ModelState.AddModelError("Input." + problem.Field, problem.Message);
            return await ShowAsync(cancellationToken);
        }

        var person = await accounts.OpenInUnitAsync(Unit, Input.FullName!, Input.Phone, cancellationToken);
        accounts.Give(person, role, Unit.UnitId, Unit.RegionId, []);
        return await IssueAsync(person, cancellationToken);
    }

    /// <summary>A new slip for a colleague who has not set a password yet.</summary>
    public async Task<IActionResult> OnPostSlipAsync(Guid personId, CancellationToken cancellationToken) =>
        await FindUnitAsync(cancellationToken) && await FindPersonAsync(personId, cancellationToken) is { PasswordHash: null, DisabledAt: null } person
            ? await IssueAsync(person, cancellationToken)
            : NotFound();

    public async Task<IActionResult> OnPostDisableAsync(Guid personId, CancellationToken cancellationToken)
    {
        if (!await FindUnitAsync(cancellationToken) || await FindPersonAsync(personId, cancellationToken) is not { } person)
        {
            return NotFound();
        }

        if (person.Id == Me)
        {
            ModelState.AddModelError(string.Empty, "不能停用自己的账号，请由同事或财政局办理。");
            return await ShowAsync(cancellationToken);
        }

        await accounts.LeaveUnitAsync(person, Unit.UnitId, Unit.RegionId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = "已停用";
        return RedirectToPage(new { UnitId });
    }

    private async Task<IActionResult> IssueAsync(Person person, CancellationToken cancellationToken)
    {
        Slips = [await slips.IssueAsync(person, Unit.Name, Unit.UnitId, Unit.RegionId, cancellationToken)];
        await db.SaveChangesAsync(cancellationToken);
        ModelState.Clear();
        Input = new PersonInput();
        return await ShowAsync(cancellationToken);
    }

    /// <summary>One's own unit only; the bureau has its own page.</summary>
    private async Task<bool> FindUnitAsync(CancellationToken cancellationToken) =>
        db.Scope.UnitIds.Contains(UnitId)
        && (Unit = (await db.BudgetUnits.AsNoTracking().FirstOrDefaultAsync(u => u.UnitId == UnitId, cancellationToken))!) is not null;

    private Task<Person?> FindPersonAsync(Guid personId, CancellationToken cancellationToken) =>
        db.People.FirstOrDefaultAsync(p => p.Id == personId && db.Memberships.Any(m => m.PersonId == personId && m.UnitId == UnitId), cancellationToken);

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        People = await PersonRow.OfUnitAsync(db, UnitId, cancellationToken);
        return Page();
    }
}
