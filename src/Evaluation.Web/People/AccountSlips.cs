using System.Security.Cryptography;
using System.Text;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.People;

namespace Evaluation.Web.People;

/// <summary>One account slip (账号单) as it is printed: the only moment its code can be read.</summary>
public sealed record AccountSlip(string UnitName, string FullName, string SignInName, string Code, DateTimeOffset ValidUntil, AccountCodePurpose Purpose);

/// <summary>Issues account slips: a new single-use code each, of which only the hash is kept; older unused codes become worthless.</summary>
public sealed class AccountSlips(EvaluationDb db, Accounts accounts, AuditTrail audit, TimeProvider time)
{
    /// <summary>Without characters that are mistaken for each other on paper.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Groups = 4;
    private const int GroupLength = 4;

    public static TimeSpan Validity { get; } = TimeSpan.FromDays(30);

    /// <summary>Hash of a code as typed: case and separators do not matter. The code carries 80 random bits, so a plain hash suffices.</summary>
    public static string Hash(string code)
    {
        var letters = code.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes([.. letters])));
    }

    /// <summary>A slip for an account that was never used.</summary>
    public Task<AccountSlip> IssueAsync(Person person, string unitName, Guid? unitId, Guid? regionId, CancellationToken cancellationToken) =>
        IssueAsync(person, AccountCodePurpose.Activation, unitName, unitId, regionId, cancellationToken);

    /// <summary>A slip in place of the password, which stops working at once, as do the person's sessions.</summary>
    public Task<AccountSlip> ResetAsync(Person person, string unitName, Guid? unitId, Guid? regionId, CancellationToken cancellationToken)
    {
        person.PasswordHash = null;
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        (person.AccessFailedCount, person.LockoutEnd) = (0, null);
        audit.Record(AuditEventKind.PasswordReset, $"person/{person.Id}", person.FullName, unitId, regionId);
        return IssueAsync(person, AccountCodePurpose.PasswordReset, unitName, unitId, regionId, cancellationToken);
    }

    private async Task<AccountSlip> IssueAsync(
        Person person, AccountCodePurpose purpose, string unitName, Guid? unitId, Guid? regionId, CancellationToken cancellationToken)
    {
        await accounts.VoidCodesAsync(person.Id, cancellationToken);
        var code = NewCode();
        var validUntil = time.GetUtcNow() + Validity;
        db.AccountCodes.Add(new AccountCode
        {
            AccountCodeId = Guid.CreateVersion7(),
            PersonId = person.Id,
            CodeHash = Hash(code),
            ExpiresAt = validUntil,
            Purpose = purpose,
        });
        audit.Record(AuditEventKind.AccountCodeIssued, $"person/{person.Id}", person.FullName, unitId, regionId);
        return new AccountSlip(unitName, person.FullName, person.UserName!, code, validUntil, purpose);
    }

    private static string NewCode() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));
}
