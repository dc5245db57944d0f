using Evaluation.Core.Filings;
using Evaluation.Core.People;
using Evaluation.Storage;
using Evaluation.Web.People;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Admin.People;

/// <summary>System accounts: officers of the bureau and administrators. Accounts of units are the bureau's business.</summary>
public sealed class IndexModel(EvaluationDb db, Accounts accounts, AccountSlips slips) : PageModel
{
    [BindProperty]
    public PersonInput Input { get; set; } = new();

    public IReadOnlyList<PersonRow> People { get; private set; } = [];

    public IReadOnlyList<AccountSlip> Slips { get; private set; } = [];

    public Guid Me => db.Scope.PersonId!.Value;

    private Guid RegionId => db.Scope.AdministratorRegionIds[0];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        if (PersonInputRules.Problem(Input.FullName, Input.Phone) is { } problem)
        {
            return await AgainAsync("Input." + problem.Field, problem.Message, cancellationToken);
        }

        var name = Input.SignInName?.Trim() ?? string.Empty;
        if (name.Length is < 2 or > 30 || !name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            return await AgainAsync("Input.SignInName", "登录名用 2 至 30 个字母、数字或汉字，可含点和连接号。", cancellationToken);
        }

        if (!Enum.TryParse<Role>(Input.Role, out var role) || MembershipRules.IsUnitRole(role) || !MembershipRules.MayGive([Role.Administrator], role))
        {
            return await AgainAsync("Input.Role", "请选择角色。", cancellationToken);
        }

        if (await accounts.OpenAsync(name, Input.FullName!, Input.Phone, RegionId, cancellationToken) is not { } person)
        {
            return await AgainAsync("Input.SignInName", "这个登录名已有人使用，请换一个。", cancellationToken);
        }

        accounts.Give(person, role, null, RegionId, []);
        return await PrintAsync(await slips.IssueAsync(person, RoleWords.For(role), null, RegionId, cancellationToken), cancellationToken);
    }

    public async Task<IActionResult> OnPostResetAsync(Guid personId, CancellationToken cancellationToken) =>
        await FindAsync(personId, cancellationToken) is { DisabledAt: null } person
            ? await PrintAsync(await slips.ResetAsync(person, "系统账号", null, RegionId, cancellationToken), cancellationToken)
            : NotFound();

    public async Task<IActionResult> OnPostDisableAsync(Guid personId, CancellationToken cancellationToken)
    {
        if (await FindAsync(personId, cancellationToken) is not { } person)
        {
            return NotFound();
        }

        if (person.Id == Me)
        {
            return await AgainAsync(string.Empty, "不能停用自己的账号，请由另一位管理员办理。", cancellationToken);
        }

        await accounts.CloseAsync(person, null, RegionId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = "已停用";
        return RedirectToPage();
    }

    /// <summary>A holder of a role on the region itself; people of units are not found here.</summary>
    private Task<Storage.People.Person?> FindAsync(Guid personId, CancellationToken cancellationToken)
    {
        var regions = db.Scope.AdministratorRegionIds;
        return db.People.FirstOrDefaultAsync(
            p => p.Id == personId && db.Memberships.Any(m => m.PersonId == personId && m.RegionId != null && regions.Contains(m.RegionId.Value)), cancellationToken);
    }

    private async Task<IActionResult> PrintAsync(AccountSlip slip, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        Slips = [slip];
        ModelState.Clear();
        Input = new PersonInput();
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> AgainAsync(string field, string message, CancellationToken cancellationToken)
    {
        ModelState.AddModelError(field, message);
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        People = await PersonRow.OfRegionsAsync(db, db.Scope.AdministratorRegionIds, cancellationToken);
        return Page();
    }
}
