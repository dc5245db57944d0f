using Microsoft.AspNetCore.Identity;

namespace Evaluation.Storage.People;

/// <summary>A person who can sign in; the sign-in name is <see cref="IdentityUser{TKey}.UserName"/>.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public Person() => Id = Guid.CreateVersion7();

    public string FullName { get; set; } = string.Empty;

    public string? Phone { get; set; }

    /// <summary>Set with every password a person did not choose.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Since when the account is closed; null while it is open.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>移交: who took the account's work over.</summary>
    public Guid? SucceededBy { get; set; }
}
