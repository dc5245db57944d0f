namespace Evaluation.Storage.People;

/// <summary>What a code on an account slip is good for.</summary>
public enum AccountCodePurpose
{
    /// <summary>First sign-in.</summary>
    Activation,

    /// <summary>A new password.</summary>
    PasswordReset,
}

/// <summary>A single-use code on an account slip; only its hash is kept.</summary>
public sealed class AccountCode
{
    public required Guid AccountCodeId { get; init; }

    public required Guid PersonId { get; init; }

    public required string CodeHash { get; init; }

    public required DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    public required AccountCodePurpose Purpose { get; init; }
}
