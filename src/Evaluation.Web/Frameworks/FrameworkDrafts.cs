using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Frameworks;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Frameworks;

/// <summary>What a bureau does with the frameworks it writes: draft, change, publish. Whoever asks sees the drafts of the own region only.</summary>
public sealed class FrameworkDrafts(EvaluationDb db, FrameworkShelf shelf, AuditTrail audit, TimeProvider time)
{
    private const string Unnamed = "（未命名）";

    /// <summary>The drafts and published versions of the bureau's regions, newest change first; the texts are not read.</summary>
    public async Task<IReadOnlyList<FrameworkLine>> ListAsync(CancellationToken cancellationToken)
    {
        var bureaus = db.Scope.BureauRegionIds;
        return await db.FrameworkVersions.AsNoTracking().Where(f => f.RegionId == null || bureaus.Contains(f.RegionId.Value))
            .OrderByDescending(f => f.ChangedAt)
            .Select(f => new FrameworkLine(f.FrameworkVersionId, f.RegionId, f.Code, f.Version, f.Title, f.Reference, f.Origin, f.State, f.ChangedAt, f.PublishedAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>A version with its text: a draft of the bureau, a version it published, or one that came with the program; otherwise null.</summary>
    public Task<FrameworkVersion?> FindAsync(Guid frameworkVersionId, CancellationToken cancellationToken) =>
        db.FrameworkVersions.FirstOrDefaultAsync(f => f.FrameworkVersionId == frameworkVersionId, cancellationToken);

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

    /// <summary>The number that the next version of a code takes.</summary>
    public async Task<int> NextVersionAsync(string code, CancellationToken cancellationToken) =>
        Publication.Next(await PublishedAsync(code, cancellationToken));

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

        if (Publication.Refuse(framework, await PublishedAsync(framework.Code, cancellationToken), draft.RegionId!.Value) is { } refusal)
        {
            return new PublicationOutcome(null, refusal, []);
        }

        // Kept complete: what the text took from the standard parts stays as it is now.
        var complete = FrameworkVersion.Normal(FrameworkYaml.Write(framework));
        (draft.Content, draft.Sha256) = (complete, FrameworkVersion.HashOf(complete));
        draft.Publish(framework.Reference, db.Scope.PersonId, time.GetUtcNow());
        audit.Record(
            AuditEventKind.FrameworkPublished, $"framework/{draft.FrameworkVersionId}", $"{framework.Reference} {framework.Title}；SHA-256 {draft.Sha256}", regionId: draft.RegionId);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException problem) when (problem is not DbUpdateConcurrencyException)
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
        (draft.Content, draft.Sha256) = (text, FrameworkVersion.HashOf(text));
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

    private async Task<List<PublishedVersion>> PublishedAsync(string code, CancellationToken cancellationToken) =>
        // References are unique in the installation, so versions of other regions count.
        await db.FrameworkVersions.IgnoreQueryFilters().Where(f => f.Code == code && f.State == FrameworkState.Published)
            .Select(f => new PublishedVersion(f.Version, f.RegionId)).ToListAsync(cancellationToken);
}

/// <summary>A version in a list.</summary>
public sealed record FrameworkLine(
    Guid FrameworkVersionId,
    Guid? RegionId,
    string Code,
    int Version,
    string Title,
    string? Reference,
    FrameworkOrigin Origin,
    FrameworkState State,
    DateTimeOffset ChangedAt,
    DateTimeOffset? PublishedAt);

/// <summary>A saved draft with what is wrong with it; the framework when nothing is.</summary>
public sealed record DraftSaved(FrameworkVersion Draft, Framework? Framework, IReadOnlyList<FrameworkFault> Faults);

/// <summary>The published framework, or why it was not published.</summary>
public sealed record PublicationOutcome(Framework? Published, Refusal? Refusal, IReadOnlyList<FrameworkFault> Faults);
