using System.Security.Cryptography;
using System.Text;
using Evaluation.Storage.Access;
using Evaluation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.People;

/// <summary>
/// The one-time code for the first administrator of an empty Production database. It is printed to the console of whoever starts the
/// program, lives in memory only, and is worthless once an account exists.
/// </summary>
public sealed class SetUpCode(TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromHours(24);
    private string? _hash;
    private DateTimeOffset _until;

    /// <summary>Whether the set-up page may be shown at all.</summary>
    public bool IsOffered => _hash is not null && time.GetUtcNow() < _until;

    public static async Task OfferAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessScope>().EnterAsSystem();
        if (await scope.ServiceProvider.GetRequiredService<EvaluationDb>().Users.AnyAsync())
        {
            return;
        }

        var code = services.GetRequiredService<SetUpCode>().Issue();
        Console.WriteLine($"数据库中还没有账号。请在 24 小时内打开 /setup，用一次性代码设立第一个管理员：{code}");
    }

    public string Issue()
    {
        var code = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _until = time.GetUtcNow() + Validity;
        _hash = AccountSlips.Hash(code);
        return code;
    }

    public bool Matches(string code) =>
        IsOffered && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(AccountSlips.Hash(code)), Encoding.ASCII.GetBytes(_hash!));

    /// <summary>The first account exists.</summary>
    public void Withdraw() => _hash = null;
}
