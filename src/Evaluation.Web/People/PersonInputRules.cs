namespace Evaluation.Web.People;

/// <summary>The shape of a person's name and phone wherever they are typed.</summary>
public static class PersonInputRules
{
    /// <summary>The first fault with the name of its field (<c>FullName</c>, <c>Phone</c>); null when both are good.</summary>
    public static (string Field, string Message)? Problem(string? fullName, string? phone)
    {
        if (string.IsNullOrWhiteSpace(fullName))
        {
            return ("FullName", "请填写姓名。");
        }

        if (fullName.Trim().Length > Accounts.LongestName)
        {
            return ("FullName", $"姓名不超过 {Accounts.LongestName} 个字。");
        }

        return phone?.Trim() is { Length: > 0 } typed && (typed.Length > Accounts.LongestPhone || !typed.All(c => char.IsAsciiDigit(c) || c is '-' or ' ' or '+' or '(' or ')' or '转'))
            ? ("Phone", "电话只填数字，区号和分机可用连接号，如 0759-3181234。")
            : null;
    }
}
