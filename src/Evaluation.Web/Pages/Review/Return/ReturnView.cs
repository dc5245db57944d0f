using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Web.Filings;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Review.Return;

/// <summary>An item that is to be returned, with what is proposed as its problem.</summary>
public sealed record ReturnLine(string Place, string Name, string Problem);

/// <summary>Proposes the problem of each item: the opinions of this round, then the findings that stand there.</summary>
public sealed record ReturnView(IReadOnlyList<ReturnLine> Lines)
{
    public static ReturnView Empty { get; } = new([]);

    /// <summary>What has to be mended or explained and stays locked for the unit with these items.</summary>
    public IReadOnlyList<LockedFinding> Locked { get; init; } = [];

    /// <summary>How what is locked is called: 须修改, or 须修改、须说明.</summary>
    public string LockedWords => string.Join('、', Locked.Select(item => item.Finding.Severity).Distinct().Order().Select(SeverityWords.Of));

    /// <summary>Places that could be returned too.</summary>
    public IReadOnlyList<string> Further => [.. Locked.Select(item => item.Place).OfType<string>().Distinct(StringComparer.Ordinal)];

    public ReturnView WithLocked(OpenFiling open)
    {
        var scope = new ReturnScope(open.Framework);
        List<string> places = [.. Lines.Select(line => line.Place)];
        return places.Count == 0 ? this : this with
        {
            Locked = [.. open.Findings.Where(finding => finding.Blocks && !scope.Reaches(places, finding)).Select(finding => LockedFinding.Of(open, scope, finding))],
        };
    }

    public static async Task<ReturnView> LoadAsync(EvaluationDb db, OpenFiling open, IEnumerable<string> places, CancellationToken cancellationToken)
    {
        var names = new ReviewPlaces(open.Framework);
        var known = places.Distinct(StringComparer.Ordinal).Where(place => names.NameOf(place) is not null).Take(ReturnInput.MaximumItems).ToList();
        var opinions = await db.ReviewComments.AsNoTracking()
            .Where(comment => comment.FilingId == open.Filing.FilingId && comment.Round == open.Filing.Round)
            .OrderBy(comment => comment.At).Select(comment => new { comment.Place, comment.Text }).ToListAsync(cancellationToken);
        return new ReturnView([.. known.Select(place => new ReturnLine(
            place,
            names.NameOf(place)!,
            string.Join('\n', opinions.Where(opinion => opinion.Place == place).Select(opinion => opinion.Text)
                .Concat(open.Findings.Where(finding => finding.Blocks && StandsAt(finding, place)).Select(finding => finding.Message)))))])
            .WithLocked(open);
    }

    private static bool StandsAt(Finding finding, string place) =>
        finding.Place == place || (finding.Indicators is [var first, ..] && ReviewPlaces.OfIndicator(first) == place);
}

/// <summary>A finding the unit could not settle, and the place that would have to be returned for it.</summary>
/// <param name="Place">Null: only a return of the whole opens it.</param>
public sealed record LockedFinding(Finding Finding, string? Place)
{
    public string Words => Place is null ? $"{Finding.Subject}（整件退回才能修改）" : Finding.Subject;

    public static LockedFinding Of(OpenFiling open, ReturnScope scope, Finding finding)
    {
        var names = new ReviewPlaces(open.Framework);
        return new LockedFinding(finding, finding.Indicators.Select(ReviewPlaces.OfIndicator).Prepend(finding.Place)
            .FirstOrDefault(place => names.NameOf(place) is not null && scope.Reaches([place], finding)));
    }
}
