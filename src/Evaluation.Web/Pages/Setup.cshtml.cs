using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Evaluation.Web.Composition;
using Evaluation.Web.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages;

/// <summary>The first administrator of an empty database, against the one-time code of the console; not found at any other time.</summary>
[AllowAnonymous]
[EnableRateLimiting(LimitsSetup.SignIn)]
public sealed class SetupModel(SetUpCode setUp, Accounts accounts, IPasswordHasher<Person> hasher, EvaluationDb db) : PageModel
{
    [BindProperty]
    public SetupInput Input { get; set; } = new();

    public IActionResult OnGet() => setUp.IsOffered ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!setUp.IsOffered || await db.Users.AnyAsync(cancellationToken))
        {
            return NotFound();
        }

        var problem = Problem();
        if (problem is not null)
        {
            ModelState.AddModelError(problem.Value.Field, problem.Value.Message);
            return Page();
        }

        db.Scope.EnterAsSystem("首次设置");
        var region = new Region { RegionId = Guid.CreateVersion7(), Code = Input.RegionCode!.Trim(), Name = Input.RegionName!.Trim() };
        db.Regions.Add(region);
        var person = (await accounts.OpenAsync(Input.Name!, Input.FullName!, null, region.RegionId, cancellationToken))!;
        person.PasswordHash = hasher.HashPassword(person, Input.Password!);
        await accounts.GiveAsync(person, Role.Administrator, null, region.RegionId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        setUp.Withdraw();
        TempData["Notice"] = "管理员已设立，请登录";
        return Redirect(PeopleSetup.SignInPath);
    }

    private (string Field, string Message)? Problem()
    {
        if (!setUp.Matches(Input.Code ?? string.Empty))
        {
            return ("Input.Code", "一次性代码不正确，请按控制台上的原样输入。");
        }

        (string Field, string? Value, int Longest, string Label)[] required =
        [
            ("Input.RegionCode", Input.RegionCode, 20, "行政区划代码"),
            ("Input.RegionName", Input.RegionName, 100, "行政区划名称"),
            ("Input.FullName", Input.FullName, Accounts.LongestName, "管理员姓名"),
            ("Input.Name", Input.Name, Accounts.LongestName, "登录名"),
        ];
        foreach (var (field, value, longest, label) in required)
        {
            if (string.IsNullOrWhiteSpace(value) || value.Trim().Length > longest)
            {
                return (field, $"请填写{label}，不超过 {longest} 个字。");
            }
        }

        if (Input.Password != Input.PasswordAgain)
        {
            return ("Input.PasswordAgain", "两次输入的密码不一致，请重新输入。");
        }

        return PasswordRules.Problem(Input.Password, new Person { UserName = Input.Name, FullName = Input.FullName! }) is { } weak
            ? ("Input.Password", weak)
            : null;
    }
}

/// <summary>What is posted to set the program up.</summary>
public sealed class SetupInput
{
    public string? Code { get; set; }

    public string? RegionCode { get; set; }

    public string? RegionName { get; set; }

    public string? FullName { get; set; }

    public string? Name { get; set; }

    public string? Password { get; set; }

    public string? PasswordAgain { get; set; }
}
