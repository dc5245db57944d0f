using Evaluation.Core.Checks;
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
                .Concat(open.Findings.Where(finding => finding.Blocks && StandsAt(finding, place)).Select(finding => finding.Message)))))]);
    }

    private static bool StandsAt(Finding finding, string place) =>
        finding.Place == place || (finding.Indicators is [var first, ..] && ReviewPlaces.OfIndicator(first) == place);
}
