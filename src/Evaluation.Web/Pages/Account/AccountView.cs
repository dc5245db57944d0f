namespace Evaluation.Web.Pages.Account;

/// <summary>One's account as it is shown.</summary>
public sealed record AccountView(string SignInName, string FullName, string? Phone, IReadOnlyList<string> Places)
{
    public static AccountView Empty { get; } = new(string.Empty, string.Empty, null, []);
}

/// <summary>Name and phone as posted.</summary>
public sealed class DetailsInput
{
    public string? FullName { get; set; }

    public string? Phone { get; set; }
}

/// <summary>A change of password as posted.</summary>
public sealed class PasswordInput
{
    public string? Current { get; set; }

    public string? Changed { get; set; }

    public string? Again { get; set; }
}
