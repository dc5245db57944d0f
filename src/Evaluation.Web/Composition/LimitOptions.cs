using System.ComponentModel.DataAnnotations;

namespace Evaluation.Web.Composition;

/// <summary>Section <c>Limits</c>: how much one caller may ask for.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Bytes of one post; pages that take files raise it for themselves with <c>[RequestSizeLimit]</c>.</summary>
    [Range(64 * 1024, 64 * 1024 * 1024, ErrorMessage = "Limits:LargestPostBytes 应在 65536 至 67108864 之间（字节）。")]
    public long LargestPostBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Posts of a sign-in or one-time-code page per address and minute.</summary>
    [Range(1, 1000, ErrorMessage = "Limits:SignInAttemptsPerMinute 应在 1 至 1000 之间。")]
    public int SignInAttemptsPerMinute { get; init; } = 20;

    /// <summary>Reports a person may ask for, or bring back from Word, in a minute.</summary>
    [Range(1, 1000, ErrorMessage = "Limits:ReportsPerMinute 应在 1 至 1000 之间。")]
    public int ReportsPerMinute { get; init; } = 20;

    /// <summary>Codes and files an address may have verified in a minute.</summary>
    [Range(1, 1000, ErrorMessage = "Limits:VerificationsPerMinute 应在 1 至 1000 之间。")]
    public int VerificationsPerMinute { get; init; } = 20;
}
