using Evaluation.Core.Filings;

namespace Evaluation.Core.Frameworks;

/// <summary>A published version of a code, and whose it is.</summary>
/// <param name="RegionId">The bureau's region; null for versions that come with the program.</param>
public sealed record PublishedVersion(int Version, Guid? RegionId);

/// <summary>When a framework version may be published: a reference is used once, and the versions of a code follow each other.</summary>
public static class Publication
{
    /// <param name="framework">The draft, read without a fault.</param>
    /// <param name="published">The published versions of its code, of the whole installation.</param>
    /// <param name="regionId">The region of the bureau that publishes.</param>
    public static Refusal? Refuse(Framework framework, IReadOnlyCollection<PublishedVersion> published, Guid regionId)
    {
        if (published.Any(one => one.RegionId is { } owner && owner != regionId))
        {
            return new Refusal($"编号“{framework.Code}”已由其他地区使用，请换一个编号。");
        }

        var next = Next(published);
        return published.Any(one => one.Version == framework.Version)
                ? new Refusal(FormattableString.Invariant($"“{framework.Reference}”已经发布，发布后的版本不再更改。请把版本号改为 {next}。"))
            : published.Count > 0 && framework.Version != next
                ? new Refusal(FormattableString.Invariant($"“{framework.Code}”已发布到第 {next - 1} 版，请把版本号改为 {next}。"))
            : null;
    }

    /// <summary>The version number that follows.</summary>
    public static int Next(IReadOnlyCollection<PublishedVersion> published) => published.Count == 0 ? 1 : published.Max(one => one.Version) + 1;
}
