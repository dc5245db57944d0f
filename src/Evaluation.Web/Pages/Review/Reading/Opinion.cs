using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Web.Filings;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Review.Reading;

/// <summary>One 审核意见 as it is read.</summary>
public sealed record Opinion(string Place, int Round, string Text, string By, DateTimeOffset At)
{
    /// <summary>All of a filing by place, oldest first.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<Opinion>>> AllAsync(EvaluationDb db, Guid filingId, CancellationToken cancellationToken)
    {
        var all = await (from comment in db.ReviewComments.AsNoTracking()
            join person in db.Users.AsNoTracking() on comment.By equals person.Id into people
            from person in people.DefaultIfEmpty()
            where comment.FilingId == filingId
            orderby comment.At
            select new Opinion(comment.Place, comment.Round, comment.Text, person == null ? string.Empty : person.FullName, comment.At))
            .ToListAsync(cancellationToken);
        return all.GroupBy(opinion => opinion.Place, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, IReadOnlyList<Opinion> (group) => [.. group], StringComparer.Ordinal);
    }
}

/// <summary>The opinions at one place, and whether another can be added.</summary>
/// <param name="MayAdd">Whether the leader may write one now.</param>
public sealed record PlaceOpinions(Guid FilingId, string Place, string Name, IReadOnlyList<Opinion> Earlier, bool MayAdd, bool MayReturn)
{
    public static PlaceOpinions At(OpenFiling open, string place, string name, IReadOnlyDictionary<string, IReadOnlyList<Opinion>> opinions) => new(
        open.Filing.FilingId,
        place,
        name,
        opinions.GetValueOrDefault(place, []),
        open.May(FilingAction.Comment),
        open.May(FilingAction.LeaderReturn));
}
