using System.Collections.Concurrent;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Frameworks;
using Evaluation.Storage;
using Evaluation.Storage.Access;
using Evaluation.Storage.Frameworks;
using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Frameworks;

/// <summary>
/// The published frameworks of the installation: those that came with the program and those that bureaus published. A published version
/// never changes, so each is read once; one that another instance published is read when it is first asked for. A reference means the
/// version of the region that asks, otherwise of the nearest region above it, otherwise of the program.
/// </summary>
public sealed partial class FrameworkShelf(IServiceScopeFactory scopes, string folder, TimeProvider time, ILogger<FrameworkShelf> logger)
{
    /// <summary>By reference and owner; null where this program cannot read the text.</summary>
    private readonly ConcurrentDictionary<(string Reference, Guid? RegionId), ShelvedFramework?> _read = new();

    /// <summary>What a reference was found to mean in a region. It keeps that meaning, since nobody may publish what is published above.</summary>
    private readonly ConcurrentDictionary<(string Reference, Guid RegionId), ShelvedFramework> _meant = new();

    /// <summary>Files of the program that were left out, and published versions that this program cannot read.</summary>
    public IReadOnlyList<FrameworkFault> Faults { get; private set; } = [];

    /// <summary>References whose file in the program is not the published one; the published one is used.</summary>
    public IReadOnlyList<string> Differing { get; private set; } = [];

    /// <summary>Those that came with the program.</summary>
    public IReadOnlyList<Framework> Shipped =>
        [.. InOrder(_read.Values.OfType<ShelvedFramework>().Where(one => one.RegionId is null)).Select(one => one.Framework)];

    /// <summary>The published framework; null when there is none of this reference for the region, or this program cannot read it.</summary>
    /// <param name="reference">Code and version.</param>
    /// <param name="regionId">The region that speaks of it; null: the program.</param>
    public Framework? Find(string reference, Guid? regionId) => Meant(reference, regionId)?.Framework;

    /// <summary>The version that a reference means in a region, and whose it is.</summary>
    public ShelvedFramework? Meant(string reference, Guid? regionId)
    {
        if (regionId is { } asking && _meant.TryGetValue((reference, asking), out var known))
        {
            return known;
        }

        if (regionId is null && _read.TryGetValue((reference, null), out var shipped))
        {
            return shipped;
        }

        using var scope = scopes.CreateScope();
        var db = AsSystem(scope);
        var owners = db.FrameworkVersions.AsNoTracking().Where(f => f.Reference == reference).Select(f => f.RegionId).ToList();
        Guid?[] chain = regionId is { } region ? [.. Chain(db, region), null] : [null];
        if (!chain.Any(owners.Contains))
        {
            return null;
        }

        var found = Read(db, reference, chain.First(owners.Contains));
        return found is not null && regionId is { } meaning ? _meant[(reference, meaning)] = found : found;
    }

    /// <summary>The frameworks a region may choose: those of the program, its own, and those of the regions above it.</summary>
    public async Task<IReadOnlyList<Framework>> AllAsync(Guid regionId, CancellationToken cancellationToken) => await AllAsync([regionId], cancellationToken);

    /// <summary>The frameworks that one of the regions may choose, by code and version.</summary>
    public async Task<IReadOnlyList<Framework>> AllAsync(IEnumerable<Guid> regionIds, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = AsSystem(scope);
        var chosen = new Dictionary<string, ShelvedFramework?>(StringComparer.Ordinal);
        foreach (var regionId in regionIds.Cast<Guid?>().DefaultIfEmpty(null))
        {
            Guid?[] chain = regionId is { } region ? [.. await RegionChain.OfAsync(db, region, cancellationToken), null] : [null];
            var owned = await db.FrameworkVersions.AsNoTracking().Where(f => f.Reference != null && (f.RegionId == null || chain.Contains(f.RegionId)))
                .Select(f => new { Reference = f.Reference!, f.RegionId }).ToListAsync(cancellationToken);
            foreach (var version in owned.GroupBy(version => version.Reference, StringComparer.Ordinal)
                .Select(group => group.MinBy(version => Array.IndexOf(chain, version.RegionId))!).Where(version => !chosen.ContainsKey(version.Reference)))
            {
                chosen[version.Reference] = Read(db, version.Reference, version.RegionId);
            }
        }

        return [.. InOrder(chosen.Values.OfType<ShelvedFramework>()).Select(one => one.Framework)];
    }

    /// <summary>Records the files of the program under their references, once, and reads what is published.</summary>
    public async Task FillAsync(CancellationToken cancellationToken = default)
    {
        var library = FrameworkLibrary.Load(folder);
        await using var scope = scopes.CreateAsyncScope();
        var db = AsSystem(scope);
        var (faults, differing) = (library.Faults.ToList(), new List<string>());
        foreach (var framework in library.All)
        {
            var (reference, text) = (framework.Reference, FrameworkYaml.Write(framework));
            var kept = await db.FrameworkVersions.AsNoTracking().FirstOrDefaultAsync(f => f.Reference == reference && f.RegionId == null, cancellationToken)
                ?? await RecordAsync(db, framework, text, cancellationToken);
            if (kept.Sha256 == FrameworkVersion.HashOf(text))
            {
                _read[(reference, null)] = new ShelvedFramework(framework, RegionId: null);
                continue;
            }

            differing.Add(reference);
            Log.Differs(logger, reference, kept.Sha256);
        }

        (Faults, Differing) = (faults, differing);
        foreach (var kept in await db.FrameworkVersions.AsNoTracking().Where(f => f.Reference != null).ToListAsync(cancellationToken))
        {
            if (!_read.ContainsKey((kept.Reference!, kept.RegionId)))
            {
                Shelve(kept);
            }
        }
    }

    /// <summary>Puts a version that was just published on the shelf.</summary>
    internal void Put(Framework framework, Guid? regionId) => _read[(framework.Reference, regionId)] = new ShelvedFramework(framework, regionId);

    private static EvaluationDb AsSystem(IServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<AccessScope>().EnterAsSystem();
        return scope.ServiceProvider.GetRequiredService<EvaluationDb>();
    }

    private static IEnumerable<Guid?> Chain(EvaluationDb db, Guid regionId)
    {
        var seen = new HashSet<Guid>();
        for (Guid? next = regionId; next is { } region && seen.Add(region);)
        {
            yield return region;
            next = db.Regions.Where(r => r.RegionId == region).Select(r => r.ParentRegionId).FirstOrDefault();
        }
    }

    private ShelvedFramework? Read(EvaluationDb db, string reference, Guid? owner) => _read.TryGetValue((reference, owner), out var known)
        ? known
        : Shelve(db.FrameworkVersions.AsNoTracking().First(f => f.Reference == reference && f.RegionId == owner));

    private static IOrderedEnumerable<ShelvedFramework> InOrder(IEnumerable<ShelvedFramework> frameworks) =>
        frameworks.OrderBy(one => one.Framework.Code, StringComparer.Ordinal).ThenBy(one => one.Framework.Version);

    /// <summary>Kept complete: what a file took from the standard parts stays as it was when a later program changes them.</summary>
    private async Task<FrameworkVersion> RecordAsync(EvaluationDb db, Framework framework, string text, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var version = new FrameworkVersion
        {
            FrameworkVersionId = Guid.CreateVersion7(),
            Origin = FrameworkOrigin.Shipped,
            Code = framework.Code,
            Version = framework.Version,
            Title = framework.Title,
            Content = FrameworkVersion.Normal(text),
            Sha256 = FrameworkVersion.HashOf(text),
            CreatedAt = now,
            ChangedAt = now,
        };
        version.Publish(framework.Reference, by: null, now);
        db.FrameworkVersions.Add(version);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return version;
        }
        catch (DbUpdateException problem) when (DuplicateRow.Refused(problem))
        {
            // Another instance that starts at the same time was first.
            db.ChangeTracker.Clear();
            return await db.FrameworkVersions.AsNoTracking().SingleAsync(f => f.Reference == framework.Reference && f.RegionId == null, cancellationToken);
        }
    }

    private ShelvedFramework? Shelve(FrameworkVersion kept)
    {
        var (framework, faults) = FrameworkReader.ReadPublished($"{kept.Reference}.yaml", kept.Content);
        if (framework is null || framework.Reference != kept.Reference)
        {
            Log.Unreadable(logger, kept.Reference!, kept.FrameworkVersionId);
            Faults = [.. Faults.Concat(faults).Distinct()];
            return _read[(kept.Reference!, kept.RegionId)] = null;
        }

        return _read[(kept.Reference!, kept.RegionId)] = new ShelvedFramework(framework, kept.RegionId);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The program brings another file for {Reference} than the published one (SHA-256 {Sha256}); the published one is used")]
        public static partial void Differs(ILogger logger, string reference, string sha256);

        [LoggerMessage(2, LogLevel.Error, "The published framework {Reference} ({FrameworkVersionId}) cannot be read by this program")]
        public static partial void Unreadable(ILogger logger, string reference, Guid frameworkVersionId);
    }
}

/// <summary>A published framework, and whose it is.</summary>
/// <param name="RegionId">The region whose bureau published it; null: the program's.</param>
public sealed record ShelvedFramework(Framework Framework, Guid? RegionId);
