using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Filings;

/// <summary>A value as it was when the filing was sent back, and as it is now.</summary>
public sealed record ReturnedChange(string Name, string From, string To);

/// <summary>A returned item with what the unit did about it: what it changed since, and what it says.</summary>
public sealed record ReturnReply(ReturnItem Item, IReadOnlyList<ReturnedChange> Changes)
{
    public bool IsChanged => Changes.Count > 0;

    public bool IsAnswered => Item.IsAnswered(IsChanged);

    /// <summary>What the field of the answer in words is called.</summary>
    public string AnswerLabel => IsChanged ? "补充说明怎样修改的（可不填）" : "怎样修改的，或不修改的理由";

    /// <summary>Of every returned item, in their order.</summary>
    public static async Task<IReadOnlyList<ReturnReply>> AllAsync(EvaluationDb db, OpenFiling open, CancellationToken cancellationToken)
    {
        if (open.Filing.ReturnItems.Count == 0)
        {
            return [];
        }

        var since = (await ReturnSource.FindAsync(db, open, cancellationToken))?.At;
        var changes = since is { } moment ? await ChangesAsync(db, open, moment, cancellationToken) : [];
        var scope = new ReturnScope(open.Framework);
        return [.. open.Filing.ReturnItems.Select(item => new ReturnReply(
            item, [.. changes.Where(change => scope.Opens(item, change.Path)).Select(change => change.Change).Distinct()]))];
    }

    private static async Task<List<(string Path, ReturnedChange Change)>> ChangesAsync(
        EvaluationDb db, OpenFiling open, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var names = new EntryNames(open.Framework, open.Record.Scope);
        var entered = await db.EntryChanges.AsNoTracking()
            .Where(change => change.FilingId == open.Filing.FilingId && change.At > since)
            .OrderBy(change => change.At).ThenBy(change => change.EntryChangeId)
            .ToListAsync(cancellationToken);
        var values = entered.GroupBy(change => change.Path, StringComparer.Ordinal)
            .Where(path => path.First().From != path.Last().To)
            .Select(path => (path.Key, new ReturnedChange(names.Of(path.Key), names.Words(path.Key, path.First().From), names.Words(path.Key, path.Last().To))));
        return [.. values, .. Evidence(open, since)];
    }

    /// <summary>Files that were added since.</summary>
    private static IEnumerable<(string Path, ReturnedChange Change)> Evidence(OpenFiling open, DateTimeOffset since) =>
        from file in open.Folder.EvidenceFiles
        where file.Kind == EvidenceKind.Evidence && file.At > since
        from link in file.Links.Select(link => link.Indicator).DefaultIfEmpty(string.Empty)
        select ($"evidence/{link}", new ReturnedChange("佐证材料", "（空）", file.Name));
}
