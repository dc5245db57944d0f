using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.People;

/// <summary>
/// Lets people in by password or by the single-use code of an account slip. Whoever is not let in hears the same words after the same
/// work, whether the name is unknown, the password wrong, the account closed or locked.
/// </summary>
public sealed class Doorkeeper(
    UserManager<Person> people,
    SignInManager<Person> door,
    IPasswordHasher<Person> hasher,
    EvaluationDb db,
    Accounts accounts,
    AuditTrail audit,
    TimeProvider time)
{
    public const string WrongPassword = "登录名或密码不正确，或账号暂时不能登录。请核对后再试；连续输错 5 次，账号锁定 5 分钟。";
    public const string WrongCode = "登录名或一次性激活码不正确、已使用或已过期。请核对账号单，或请发放账号单的单位重新打印。";

    private const string UnknownName = "（未知登录名）";
    private static string? s_dummyHash;

    /// <summary>Whether the person was let in.</summary>
    public async Task<bool> SignInAsync(string name, string password, CancellationToken cancellationToken)
    {
        var person = await FindAsync(name);
        if (person?.PasswordHash is null || person.DisabledAt is not null || await people.IsLockedOutAsync(person))
        {
            WorkAsIfKnown(password);
            await RecordAsync(AuditEventKind.SignInFailed, person, cancellationToken);
            return false;
        }

        var result = await door.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            await RecordAsync(result.IsLockedOut ? AuditEventKind.LockedOut : AuditEventKind.SignInFailed, person, cancellationToken);
            return false;
        }

        await LetInAsync(person, cancellationToken);
        return true;
    }

    /// <summary>Redeems a code, sets the password and lets the person in; otherwise why not.</summary>
    public async Task<string?> RedeemAsync(string name, string code, string newPassword, CancellationToken cancellationToken)
    {
        var person = await FindAsync(name);
        var hash = AccountSlips.Hash(code);
        var now = time.GetUtcNow();
        var kept = person is null ? null : await db.AccountCodes
            .FirstOrDefaultAsync(c => c.PersonId == person.Id && c.CodeHash == hash && c.UsedAt == null && c.ExpiresAt > now, cancellationToken);
        if (person is null || kept is null || person.DisabledAt is not null || await people.IsLockedOutAsync(person))
        {
            WorkAsIfKnown(newPassword);
            if (person is not null && !await people.IsLockedOutAsync(person))
            {
                await people.AccessFailedAsync(person);
            }

            await RecordAsync(AuditEventKind.SignInFailed, person, cancellationToken);
            return WrongCode;
        }

        if (PasswordRules.Problem(newPassword, person) is { } problem)
        {
            return problem;
        }

        kept.UsedAt = now;
        (person.AccessFailedCount, person.LockoutEnd, person.MustChangePassword) = (0, null, false);
        var (unitId, regionId) = await accounts.PlaceOfAsync(person.Id, cancellationToken);
        audit.Record(AuditEventKind.AccountCodeUsed, $"person/{person.Id}", null, unitId, regionId, person.FullName);
        if (!(await SetPasswordAsync(person, newPassword)).Succeeded)
        {
            return WrongCode;
        }

        await LetInAsync(person, cancellationToken);
        return null;
    }

    /// <summary>Changes one's own password; ends one's other sessions. Otherwise why not.</summary>
    public async Task<string?> ChangePasswordAsync(Guid personId, string current, string changed, CancellationToken cancellationToken)
    {
        var person = await db.Users.SingleAsync(p => p.Id == personId, cancellationToken);
        if (!await people.CheckPasswordAsync(person, current))
        {
            return "当前密码不正确。";
        }

        if (PasswordRules.Problem(changed, person) is { } problem)
        {
            return problem;
        }

        person.MustChangePassword = false;
        audit.Record(AuditEventKind.PasswordChanged, $"person/{person.Id}");
        if (!(await SetPasswordAsync(person, changed)).Succeeded)
        {
            return "账号信息刚刚被他人修改，请重新提交。";
        }

        await door.RefreshSignInAsync(person);
        return null;
    }

    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        if (db.Scope.PersonId is { } personId)
        {
            var (unitId, regionId) = await accounts.PlaceOfAsync(personId, cancellationToken);

            // A new stamp ends every copy of the cookie, not only the one in this browser.
            var person = await db.Users.SingleAsync(p => p.Id == personId, cancellationToken);
            audit.Record(AuditEventKind.SignedOut, $"person/{personId}", null, unitId, regionId);
            await people.UpdateSecurityStampAsync(person);
        }

        await door.SignOutAsync();
    }

    private async Task<Person?> FindAsync(string name) =>
        string.IsNullOrWhiteSpace(name) ? null : await people.FindByNameAsync(name.Trim());

    private Task<IdentityResult> SetPasswordAsync(Person person, string password)
    {
        person.PasswordHash = hasher.HashPassword(person, password);
        return people.UpdateSecurityStampAsync(person);
    }

    private async Task LetInAsync(Person person, CancellationToken cancellationToken)
    {
        await door.SignInAsync(person, isPersistent: false);
        await db.EnterAsync(person.Id, cancellationToken);
        await RecordAsync(AuditEventKind.SignedIn, person, cancellationToken);
    }

    private void WorkAsIfKnown(string password)
    {
        var nobody = new Person();
        s_dummyHash ??= hasher.HashPassword(nobody, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(nobody, s_dummyHash, password);
    }

    /// <summary>A name that is not known is not written down: people type passwords into the wrong field.</summary>
    private async Task RecordAsync(AuditEventKind kind, Person? person, CancellationToken cancellationToken)
    {
        var (unitId, regionId) = person is null ? (null, null) : await accounts.PlaceOfAsync(person.Id, cancellationToken);
        await audit.RecordNowAsync(
            kind, person is null ? "person" : $"person/{person.Id}", null, unitId, regionId, person?.FullName ?? UnknownName, cancellationToken);
    }
}
