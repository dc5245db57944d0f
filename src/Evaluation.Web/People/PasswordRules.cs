using Evaluation.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace Evaluation.Web.People;

/// <summary>What a password must be: long rather than complicated, and none that everybody tries first.</summary>
public sealed class PasswordRules : IPasswordValidator<Person>
{
    public const int Shortest = 8;
    public const int Longest = 128;

    public const string Hint = "8 至 128 个字符，可用汉字和空格；不要用常见密码、登录名、姓名或电话";

    private static readonly string[] Common =
    [
        "password", "passw0rd", "qwerty", "asdfgh", "zxcvbn", "1q2w3e", "iloveyou", "admin", "welcome", "letmein", "abc123", "a123456",
        "123456", "654321", "111111", "000000", "888888", "666666", "112233", "123123", "woaini", "caizheng", "财政", "绩效", "密码", "自评",
    ];

    /// <summary>What is wrong with it, in words that say how to mend it; null when it is good.</summary>
    public static string? Problem(string? password, Person person)
    {
        if (password is null || password.EnumerateRunes().Count() is < Shortest or > Longest)
        {
            return "密码应为 8 至 128 个字符。";
        }

        var rest = Common.Append(person.UserName).Append(person.FullName).Append(person.Phone)
            .Where(word => word is { Length: >= 2 })
            .OrderByDescending(word => word!.Length)
            .Aggregate(password, (left, word) => left.Replace(word!, string.Empty, StringComparison.OrdinalIgnoreCase));
        return rest.EnumerateRunes().Distinct().Count() < 4
            ? "密码太容易被猜到：请不要用常见密码、登录名、姓名或电话，也不要重复同一个字符。"
            : null;
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) =>
        Task.FromResult(Problem(password, user) is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = nameof(PasswordRules), Description = problem })
            : IdentityResult.Success);
}
