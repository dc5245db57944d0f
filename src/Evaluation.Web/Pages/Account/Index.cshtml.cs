using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Web.Composition;
using Evaluation.Web.People;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Account;

/// <summary>One's own account: name, phone, password, and where one belongs.</summary>
[EnableRateLimiting(LimitsSetup.SignIn)]
public sealed class IndexModel(EvaluationDb db, Doorkeeper doorkeeper, AuditTrail audit) : PageModel
{
    [BindProperty]
    public DetailsInput Details { get; set; } = new();

    [BindProperty]
    public PasswordInput Password { get; set; } = new();

    public AccountView View { get; private set; } = AccountView.Empty;

    private Guid Me => db.Scope.PersonId!.Value;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostDetailsAsync(CancellationToken cancellationToken)
    {
        if (PersonInputRules.Problem(Details.FullName, Details.Phone) is { } problem)
        {
            return await AgainAsync("Details." + problem.Field, problem.Message, cancellationToken);
        }

        var person = await db.Users.SingleAsync(p => p.Id == Me, cancellationToken);
        person.FullName = Details.FullName!.Trim();
        person.Phone = string.IsNullOrWhiteSpace(Details.Phone) ? null : Details.Phone.Trim();
        audit.Record(AuditEventKind.PersonChanged, $"person/{person.Id}", "姓名、电话");
        await db.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = "已保存";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        if (Password.Changed != Password.Again)
        {
            return await AgainAsync("Password.Again", "两次输入的新密码不一致，请重新输入。", cancellationToken);
        }

        if (await doorkeeper.ChangePasswordAsync(Me, Password.Current ?? string.Empty, Password.Changed ?? string.Empty, cancellationToken) is { } problem)
        {
            return await AgainAsync(problem.StartsWith("当前", StringComparison.Ordinal) ? "Password.Current" : "Password.Changed", problem, cancellationToken);
        }

        TempData["Notice"] = "密码已修改";
        return RedirectToPage();
    }

    private async Task<IActionResult> AgainAsync(string field, string message, CancellationToken cancellationToken)
    {
        ModelState.AddModelError(field, message);
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == Me, cancellationToken);
        var places = await db.Memberships.AsNoTracking().Where(m => m.PersonId == Me)
            .Select(m => new
            {
                m.Role,
                Unit = db.BudgetUnits.Where(u => u.UnitId == m.UnitId).Select(u => u.Name).FirstOrDefault(),
                Region = db.Regions.Where(r => r.RegionId == m.RegionId).Select(r => r.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        View = new AccountView(
            person.UserName!,
            person.FullName,
            person.Phone,
            [.. places.Select(place => RoleWords.At(place.Role, place.Unit, place.Region)).Order(StringComparer.Ordinal)]);
    }
}
