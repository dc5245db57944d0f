using Evaluation.Core.Frameworks;
using Evaluation.Documents.Frameworks;
using Evaluation.Storage;
using Evaluation.Storage.Frameworks;
using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Frameworks;

/// <summary>The frameworks of the bureau: its drafts, what it published, and what came with the program.</summary>
public sealed class IndexModel(EvaluationDb db, FrameworkDrafts drafts, FrameworkShelf shelf) : PageModel
{
    /// <summary>Drafts that are read for the list; older ones show their title only.</summary>
    private const int MostRead = 20;

    public IReadOnlyList<FrameworkRow> Drafts { get; private set; } = [];

    public IReadOnlyList<FrameworkRow> Published { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var lines = await drafts.ListAsync(cancellationToken);
        var bureaus = db.Scope.BureauRegionIds;
        var used = await db.Campaigns.AsNoTracking().Where(c => bureaus.Contains(c.RegionId)).GroupBy(c => c.Framework)
            .Select(group => new { Framework = group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Framework, one => one.Count, StringComparer.Ordinal, cancellationToken);
        var unfinished = lines.Where(line => line.State == FrameworkState.Draft).ToList();
        var read = unfinished.Take(MostRead).Select(line => line.FrameworkVersionId).ToList();
        var texts = await db.FrameworkVersions.AsNoTracking().Where(f => read.Contains(f.FrameworkVersionId))
            .ToDictionaryAsync(f => f.FrameworkVersionId, f => f.Content, cancellationToken);
        Drafts = unfinished.ConvertAll(line => texts.TryGetValue(line.FrameworkVersionId, out var text) ? Row(line, text) : new FrameworkRow(line, null, null, 0));
        Published = [.. lines.Where(line => line.State == FrameworkState.Published)
            .OrderBy(line => line.Origin == FrameworkOrigin.Shipped).ThenBy(line => line.Code, StringComparer.Ordinal).ThenByDescending(line => line.Version)
            .Select(line => new FrameworkRow(line, shelf.Find(line.Reference!), 0, used.GetValueOrDefault(line.Reference!)))];
    }

    private static FrameworkRow Row(FrameworkLine line, string text)
    {
        var (framework, faults) = FrameworkReader.Read("草稿.yaml", text);
        return new FrameworkRow(line, framework, faults.Count, 0);
    }
}

/// <summary>A version in the list.</summary>
/// <param name="Framework">Null when it cannot be read.</param>
/// <param name="Faults">Null when it was not looked at.</param>
/// <param name="Campaigns">Campaigns of the bureau that use it.</param>
public sealed record FrameworkRow(FrameworkLine Line, Framework? Framework, int? Faults, int Campaigns);
