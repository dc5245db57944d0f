using Evaluation.Core.Filings;
using Evaluation.Core.People;
using Evaluation.Storage;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Evaluation.Web.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Units;

/// <summary>One unit's people for the bureau: add, reset a password, hand an account over, close it.</summary>
public sealed class UnitModel(EvaluationDb db, Accounts accounts, AccountSlips slips, HandOver handOver) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid UnitId { get; set; }

    [BindProperty]
    public PersonInput Input { get; set; } = new();

    [BindProperty]
    public PersonInput Successor { get; set; } = new();

    public BudgetUnit Unit { get; private set; } = null!;

    public IReadOnlyList<PersonRow> People { get; private set; } = [];

    public IReadOnlyList<AccountSlip> Slips { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindUnitAsync(cancellationToken) ? await ShowAsync(cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        if (!await FindUnitAsync(cancellationToken))
        {
            return NotFound();
        }

        var fault = PersonInputRules.Problem(Input.FullName, Input.Phone);
        if (!Enum.TryParse<Role>(Input.Role, out var role) || !MembershipRules.IsUnitRole(role))
        {
            fault ??= ("Role", "请选择角色。");
        }

        if (fault is { } problem)
        {
            return await AgainAsync("Input." + problem.Field, problem.Message, cancellationToken);
        }

        var person = await accounts.OpenInUnitAsync(Unit, Input.FullName!, Input.Phone, cancellationToken);
        accounts.Give(person, role, Unit.UnitId, Unit.RegionId, []);
        return await PrintAsync(await slips.IssueAsync(person, Unit.Name, Unit.UnitId, Unit.RegionId, cancellationToken), cancellationToken);
    }

    public async Task<IActionResult> OnPostResetAsync(Guid personId, CancellationToken cancellationToken) =>
        await FindUnitAsync(cancellationToken) && await FindPersonAsync(personId, cancellationToken) is { DisabledAt: null } person
            ? await PrintAsync(await slips.ResetAsync(person, Unit.Name, Unit.UnitId, Unit.RegionId, cancellationToken), cancellationToken)
            : NotFound();

    public async Task<IActionResult> OnPostHandOverAsync(Guid personId, CancellationToken cancellationToken)
    {
        if (!await FindUnitAsync(cancellationToken) || await FindPersonAsync(personId, cancellationToken) is not { } person)
        {
            return NotFound();
        }

        if (PersonInputRules.Problem(Successor.FullName, Successor.Phone) is { } problem)
        {
            return await AgainAsync("Successor." + problem.Field, $"移交 {person.FullName}：{problem.Message}", cancellationToken);
        }

        var (successor, refusal) = await handOver.RunAsync(person, Unit, Successor.FullName!, Successor.Phone, cancellationToken);
        return successor is null
            ? await AgainAsync(string.Empty, refusal!.Message, cancellationToken)
            : await PrintAsync(await slips.IssueAsync(successor, Unit.Name, Unit.UnitId, Unit.RegionId, cancellationToken), cancellationToken);
    }

    public async Task<IActionResult> OnPostDisableAsync(Guid personId, CancellationToken cancellationToken)
    {
        if (!await FindUnitAsync(cancellationToken) || await FindPersonAsync(personId, cancellationToken) is not { } person)
        {
            return NotFound();
        }

        await accounts.LeaveUnitAsync(person, Unit.UnitId, Unit.RegionId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = "已停用";
        return RedirectToPage(new { UnitId });
    }

    private async Task<IActionResult> PrintAsync(AccountSlip slip, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        Slips = [slip];
        ModelState.Clear();
        (Input, Successor) = (new PersonInput(), new PersonInput());
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> AgainAsync(string field, string message, CancellationToken cancellationToken)
    {
        ModelState.AddModelError(field, message);
        return await ShowAsync(cancellationToken);
    }

    private async Task<bool> FindUnitAsync(CancellationToken cancellationToken)
    {
        var unit = await db.BudgetUnits.AsNoTracking().FirstOrDefaultAsync(u => u.UnitId == UnitId, cancellationToken);
        Unit = unit!;
        return unit is not null && db.Scope.IsBureauOf(unit.RegionId);
    }

    private Task<Person?> FindPersonAsync(Guid personId, CancellationToken cancellationToken) =>
        db.People.FirstOrDefaultAsync(p => p.Id == personId && db.Memberships.Any(m => m.PersonId == personId && m.UnitId == UnitId), cancellationToken);

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        People = await PersonRow.OfUnitAsync(db, UnitId, cancellationToken);
        return Page();
    }
}
