using Evaluation.Core.Filings;

namespace Evaluation.Core.Frameworks;

/// <summary>A published version of a code, and whose it is.</summary>
/// <param name="RegionId">The bureau's region; null for versions that come with the program.</param>
public sealed record PublishedVersion(int Version, Guid? RegionId);

/// <summary>
/// When a framework version may be published: a region never takes a reference that is the program's, its own or of a region above it, and
/// the versions of a code follow each other. Regions beside it and below it do not count: a reference means the nearest version going up.
/// </summary>
public static class Publication
{
    /// <param name="framework">The draft, read without a fault.</param>
    /// <param name="published">The published versions of its code: of the program, of the region, of the regions above it.</param>
    /// <param name="region">The region of the bureau that publishes.</param>
    public static Refusal? Refuse(Framework framework, IReadOnlyCollection<PublishedVersion> published, PublishingRegion region)
    {
        if (published.Any(one => one.RegionId is { } owner && owner != region.RegionId) && published.All(one => one.RegionId != region.RegionId))
        {
            return new Refusal($"编码“{framework.Code}”是上级地区发布的指标体系，本地区不能发布它的新版本。请换一个编码，例如“{Free(framework.Code, region)}”。");
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

    /// <summary>A code with the region's number behind it, which no region above uses for itself.</summary>
    private static string Free(string code, PublishingRegion region) => $"{code}-{region.Code}";
}

/// <summary>The region of the bureau that publishes.</summary>
/// <param name="Code">Its number in the national list of regions.</param>
public sealed record PublishingRegion(Guid RegionId, string Code);
