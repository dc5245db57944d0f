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
/// never changes, so each is read once; one that another instance published is read when it is first asked for.
/// </summary>
public sealed partial class FrameworkShelf(IServiceScopeFactory scopes, string folder, TimeProvider time, ILogger<FrameworkShelf> logger)
{
    private readonly ConcurrentDictionary<string, ShelvedFramework> _read = new(StringComparer.Ordinal);

    /// <summary>Files of the program that were left out, and published versions that this program cannot read.</summary>
    public IReadOnlyList<FrameworkFault> Faults { get; private set; } = [];

    /// <summary>References whose file in the program is not the published one; the published one is used.</summary>
    public IReadOnlyList<string> Differing { get; private set; } = [];

    /// <summary>Those that came with the program.</summary>
    public IReadOnlyList<Framework> Shipped =>
        [.. InOrder(_read.Values.Where(one => one.RegionId is null)).Select(one => one.Framework)];

    /// <summary>The published framework; null when there is none of this reference, or this program cannot read it.</summary>
    public Framework? Find(string reference)
    {
        if (_read.TryGetValue(reference, out var known))
        {
            return known.Framework;
        }

        using var scope = scopes.CreateScope();
        var db = AsSystem(scope);
        var kept = db.FrameworkVersions.AsNoTracking().FirstOrDefault(f => f.Reference == reference);
        return kept is null ? null : Shelve(kept)?.Framework;
    }

    /// <summary>The frameworks a region may choose: those of the program, its own, and those of the regions above it.</summary>
    public async Task<IReadOnlyList<Framework>> AllAsync(Guid regionId, CancellationToken cancellationToken) => await AllAsync([regionId], cancellationToken);

    /// <summary>The frameworks that one of the regions may choose, by code and version.</summary>
    public async Task<IReadOnlyList<Framework>> AllAsync(IEnumerable<Guid> regionIds, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = AsSystem(scope);
        var regions = new HashSet<Guid>();
        foreach (var regionId in regionIds)
        {
            regions.UnionWith(await RegionChain.OfAsync(db, regionId, cancellationToken));
        }

        var mine = await db.FrameworkVersions.AsNoTracking()
            .Where(f => f.Reference != null && (f.RegionId == null || regions.Contains(f.RegionId.Value)))
            .Select(f => f.Reference!).ToListAsync(cancellationToken);
        var unread = mine.Where(reference => !_read.ContainsKey(reference)).ToList();
        if (unread.Count > 0)
        {
            foreach (var kept in await db.FrameworkVersions.AsNoTracking().Where(f => unread.Contains(f.Reference!)).ToListAsync(cancellationToken))
            {
                Shelve(kept);
            }
        }

        return [.. InOrder(mine.Select(reference => _read.GetValueOrDefault(reference)).OfType<ShelvedFramework>()).Select(one => one.Framework)];
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
            var kept = await db.FrameworkVersions.AsNoTracking().FirstOrDefaultAsync(f => f.Reference == reference, cancellationToken)
                ?? await RecordAsync(db, framework, text, cancellationToken);
            if (kept.Sha256 == FrameworkVersion.HashOf(text))
            {
                _read[reference] = new ShelvedFramework(framework, kept.RegionId);
                continue;
            }

            differing.Add(reference);
            Log.Differs(logger, reference, kept.Sha256);
        }

        (Faults, Differing) = (faults, differing);
        foreach (var kept in await db.FrameworkVersions.AsNoTracking().Where(f => f.Reference != null).ToListAsync(cancellationToken))
        {
            if (!_read.ContainsKey(kept.Reference!))
            {
                Shelve(kept);
            }
        }
    }

    /// <summary>Puts a version that was just published on the shelf.</summary>
    internal void Put(Framework framework, Guid? regionId) => _read[framework.Reference] = new ShelvedFramework(framework, regionId);

    private static EvaluationDb AsSystem(IServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<AccessScope>().EnterAsSystem();
        return scope.ServiceProvider.GetRequiredService<EvaluationDb>();
    }

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
        catch (DbUpdateException)
        {
            // Another instance that starts at the same time was first.
            db.ChangeTracker.Clear();
            return await db.FrameworkVersions.AsNoTracking().SingleAsync(f => f.Reference == framework.Reference, cancellationToken);
        }
    }

    private ShelvedFramework? Shelve(FrameworkVersion kept)
    {
        var (framework, faults) = FrameworkReader.Read($"{kept.Reference}.yaml", kept.Content);
        if (framework is null || framework.Reference != kept.Reference)
        {
            Log.Unreadable(logger, kept.Reference!, kept.FrameworkVersionId);
            Faults = [.. Faults.Concat(faults).Distinct()];
            return null;
        }

        return _read[kept.Reference!] = new ShelvedFramework(framework, kept.RegionId);
    }

    private sealed record ShelvedFramework(Framework Framework, Guid? RegionId);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The program brings another file for {Reference} than the published one (SHA-256 {Sha256}); the published one is used")]
        public static partial void Differs(ILogger logger, string reference, string sha256);

        [LoggerMessage(2, LogLevel.Error, "The published framework {Reference} ({FrameworkVersionId}) cannot be read by this program")]
        public static partial void Unreadable(ILogger logger, string reference, Guid frameworkVersionId);
    }
}
