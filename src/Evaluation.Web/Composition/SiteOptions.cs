using System.ComponentModel.DataAnnotations;

namespace Evaluation.Web.Composition;

/// <summary>Section <c>Site</c>: how the public reaches this installation.</summary>
public sealed class SiteOptions : IValidatableObject
{
    public const string Section = "Site";

    private const int LongestAddress = 120;

    /// <summary>As people type it, e.g. https://jixiao.example.gov.cn; printed on every 用印版 for checking copies. None by default.</summary>
    public string? PublicAddress { get; init; }

    /// <summary><see cref="PublicAddress"/> without a slash at its end; null when nobody said.</summary>
    public string? Address => string.IsNullOrWhiteSpace(PublicAddress) ? null : PublicAddress.Trim().TrimEnd('/');

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address is { } address && (address.Length > LongestAddress || !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("https" or "http") || uri.Query.Length + uri.Fragment.Length + uri.UserInfo.Length > 0 || address.Any(c => c is <= ' ' or > '~')))
        {
            yield return new ValidationResult("Site:PublicAddress 应是公众打开本系统的网址，例如 https://jixiao.example.gov.cn；没有时不要填写。");
        }
    }
}
