using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Frameworks;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Frameworks;
using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Frameworks;

/// <summary>What a bureau does with the frameworks it writes: draft, change, publish. Whoever asks sees the drafts of the own region only.</summary>
public sealed class FrameworkDrafts(EvaluationDb db, FrameworkShelf shelf, AuditTrail audit, TimeProvider time)
{
    private const string Unnamed = "（未命名）";

    /// <summary>
    /// The drafts and published versions of the bureau's regions, what regions above them published and what came with the program, newest
    /// change first; the texts are not read.
    /// </summary>
    public async Task<IReadOnlyList<FrameworkLine>> ListAsync(CancellationToken cancellationToken) =>
        await (await db.ReadableFrameworksAsync(cancellationToken)).AsNoTracking()
            .OrderByDescending(f => f.ChangedAt)
            .Select(f => new FrameworkLine
            {
                FrameworkVersionId = f.FrameworkVersionId, RegionId = f.RegionId, Code = f.Code, Version = f.Version, Title = f.Title, Reference = f.Reference,
                Origin = f.Origin, State = f.State, ChangedAt = f.ChangedAt, PublishedAt = f.PublishedAt, Faults = f.Faults, FirstYear = f.FirstYear, LastYear = f.LastYear,
                Region = db.Regions.Where(r => r.RegionId == f.RegionId).Select(r => r.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);

    /// <summary>A version with its text: a draft of the bureau, or what it, a region above it or the program published; otherwise null.</summary>
    public async Task<FrameworkVersion?> FindAsync(Guid frameworkVersionId, CancellationToken cancellationToken) =>
        await (await db.ReadableFrameworksAsync(cancellationToken)).FirstOrDefaultAsync(f => f.FrameworkVersionId == frameworkVersionId, cancellationToken);

    /// <summary>Whether the version is of a region of the bureau, and so the bureau's to change while it is a draft.</summary>
    public bool IsOwn(FrameworkVersion version) => version.RegionId is { } regionId && db.Scope.IsBureauOf(regionId);

    /// <summary>What will speak against publishing the draft under the code and number it has now; null when nothing does.</summary>
    public async Task<Refusal?> RefusalAsync(FrameworkVersion draft, Framework framework, CancellationToken cancellationToken)
    {
        var regionId = draft.RegionId!.Value;
        var code = await db.Regions.Where(r => r.RegionId == regionId).Select(r => r.Code).SingleAsync(cancellationToken);
        return Publication.Refuse(framework, await PublishedAsync(framework.Code, regionId, cancellationToken), new PublishingRegion(regionId, code));
    }

    /// <summary>Begins a draft in a region of the bureau; null when the region is another bureau's. A draft with faults is kept too.</summary>
    public async Task<DraftSaved?> DraftAsync(Guid regionId, string content, CancellationToken cancellationToken)
    {
        if (!db.Scope.IsBureauOf(regionId))
        {
            return null;
        }

        var now = time.GetUtcNow();
        var draft = new FrameworkVersion
        {
            FrameworkVersionId = Guid.CreateVersion7(),
            RegionId = regionId,
            Origin = FrameworkOrigin.Bureau,
            Code = string.Empty,
            Version = 0,
            Title = Unnamed,
            Content = string.Empty,
            Sha256 = string.Empty,
            CreatedBy = db.Scope.PersonId,
            CreatedAt = now,
            ChangedAt = now,
        };
        db.FrameworkVersions.Add(draft);
        var (framework, faults) = Write(draft, content);
        audit.Record(AuditEventKind.FrameworkDrafted, $"framework/{draft.FrameworkVersionId}", draft.Title, regionId: regionId);
        await db.SaveChangesAsync(cancellationToken);
        return new DraftSaved(draft, framework, faults);
    }

    /// <summary>Changes a draft.</summary>
    /// <param name="draft">From <see cref="FindAsync"/>.</param>
    /// <param name="seen">The stamp of the text that was changed.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed the draft meanwhile.</exception>
    public async Task<DraftSaved> ChangeAsync(FrameworkVersion draft, string content, Guid seen, CancellationToken cancellationToken)
    {
        Expect(draft, seen);
        (draft.Stamp, draft.ChangedAt) = (Guid.CreateVersion7(), time.GetUtcNow());
        var (framework, faults) = Write(draft, content);
        audit.Record(AuditEventKind.FrameworkDrafted, $"framework/{draft.FrameworkVersionId}", draft.Title, regionId: draft.RegionId);
        await db.SaveChangesAsync(cancellationToken);
        return new DraftSaved(draft, framework, faults);
    }

    /// <summary>Removes a draft.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed the draft meanwhile.</exception>
    public async Task DiscardAsync(FrameworkVersion draft, Guid seen, CancellationToken cancellationToken)
    {
        Expect(draft, seen);
        db.FrameworkVersions.Remove(draft);
        audit.Record(AuditEventKind.FrameworkDrafted, $"framework/{draft.FrameworkVersionId}", $"{draft.Title}：已删除草稿", regionId: draft.RegionId);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The number that the next version of a code takes in a region.</summary>
    public async Task<int> NextVersionAsync(string code, Guid regionId, CancellationToken cancellationToken) =>
        Publication.Next(await PublishedAsync(code, regionId, cancellationToken));

    /// <summary>Publishes a draft that has no fault and whose reference is free; from then on it never changes.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed the draft, or took its reference, meanwhile.</exception>
    public async Task<PublicationOutcome> PublishAsync(FrameworkVersion draft, Guid seen, CancellationToken cancellationToken)
    {
        Expect(draft, seen);
        var (framework, faults) = FrameworkReader.Read(ReadFramework.NameOf(draft), draft.Content);
        if (framework is null)
        {
            return new PublicationOutcome(null, new Refusal("指标体系还有错误，改正后才能发布。"), faults);
        }

        if (await RefusalAsync(draft, framework, cancellationToken) is { } refusal)
        {
            return new PublicationOutcome(null, refusal, []);
        }

        // Kept complete: what the text took from the standard parts stays as it is now.
        var complete = FrameworkVersion.Normal(FrameworkYaml.Write(framework));
        (draft.Content, draft.Sha256, draft.Faults) = (complete, FrameworkVersion.HashOf(complete), 0);
        (draft.FirstYear, draft.LastYear) = (framework.Years.From, framework.Years.To);
        draft.Publish(framework.Reference, db.Scope.PersonId, time.GetUtcNow());
        audit.Record(
            AuditEventKind.FrameworkPublished, $"framework/{draft.FrameworkVersionId}", $"{framework.Reference} {framework.Title}；SHA-256 {draft.Sha256}", regionId: draft.RegionId);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException problem) when (DuplicateRow.Refused(problem))
        {
            throw new DbUpdateConcurrencyException("The reference was published by somebody else meanwhile.", problem);
        }

        shelf.Put(framework, draft.RegionId);
        return new PublicationOutcome(framework, null, []);
    }

    private static (Framework? Framework, IReadOnlyList<FrameworkFault> Faults) Write(FrameworkVersion draft, string content)
    {
        var text = FrameworkVersion.Normal(content);
        var (framework, faults) = FrameworkReader.Read(ReadFramework.NameOf(draft), text);
        (draft.Content, draft.Sha256, draft.Faults) = (text, FrameworkVersion.HashOf(text), faults.Count);
        (draft.FirstYear, draft.LastYear) = (framework?.Years.From, framework?.Years.To);
        if (framework is not null)
        {
            (draft.Code, draft.Version) = (Fit(framework.Code, FrameworkVersion.MaximumCode), framework.Version);
            draft.Title = Fit(framework.Title, FrameworkVersion.MaximumTitle);
        }

        return (framework, faults);
    }

    private static string Fit(string text, int maximum) => text.Length <= maximum ? text : text[..maximum];

    private void Expect(FrameworkVersion draft, Guid seen)
    {
        if (draft is not { State: FrameworkState.Draft, RegionId: { } regionId } || !db.Scope.IsBureauOf(regionId))
        {
            throw new InvalidOperationException($"Framework version {draft.FrameworkVersionId} is no draft of this bureau.");
        }

        db.Entry(draft).Property(f => f.Stamp).OriginalValue = seen;
    }

    /// <summary>What a bureau of the region finds published under a code: the program's, its own, those of the regions above.</summary>
    private async Task<List<PublishedVersion>> PublishedAsync(string code, Guid regionId, CancellationToken cancellationToken)
    {
        var chain = await RegionChain.OfAsync(db, regionId, cancellationToken);
        return await db.FrameworkVersions.IgnoreQueryFilters()
            .Where(f => f.Code == code && f.State == FrameworkState.Published && (f.RegionId == null || chain.Contains(f.RegionId.Value)))
            .Select(f => new PublishedVersion(f.Version, f.RegionId)).ToListAsync(cancellationToken);
    }
}

/// <summary>A version in a list.</summary>
public sealed record FrameworkLine
{
    public required Guid FrameworkVersionId { get; init; }

    public Guid? RegionId { get; init; }

    /// <summary>Name of the region.</summary>
    public string? Region { get; init; }

    public required string Code { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public string? Reference { get; init; }

    public required FrameworkOrigin Origin { get; init; }

    public required FrameworkState State { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What was wrong with it when it was saved; null when nobody counted.</summary>
    public int? Faults { get; init; }

    public int? FirstYear { get; init; }

    public int? LastYear { get; init; }
}

/// <summary>A saved draft with what is wrong with it; the framework when nothing is.</summary>
public sealed record DraftSaved(FrameworkVersion Draft, Framework? Framework, IReadOnlyList<FrameworkFault> Faults);

/// <summary>The published framework, or why it was not published.</summary>
public sealed record PublicationOutcome(Framework? Published, Refusal? Refusal, IReadOnlyList<FrameworkFault> Faults);
