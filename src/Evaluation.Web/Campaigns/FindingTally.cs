using Evaluation.Core.Checks;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Papers;
using Evaluation.Core.Quantities;
using Evaluation.Documents.Scoring;
using Evaluation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Campaigns;

/// <summary>How many findings of a filing were explained, and what the bureau said of the explanations.</summary>
public sealed record ExplanationCount(int Explained, int Accepted, int Refused)
{
    public static ExplanationCount None { get; } = new(0, 0, 0);
}

/// <summary>
/// What the checks found in the filings of a campaign as they were handed in, counted from the kept score sheets: one sheet at a time, nothing
/// scored again.
/// </summary>
public sealed class FindingTally
{
    private readonly Dictionary<Guid, ExplanationCount> _byFiling = [];
    private static readonly Dictionary<string, Points> Nothing = new(StringComparer.Ordinal);

    private readonly Dictionary<Guid, IReadOnlyDictionary<string, Points>> _self = [];
    private readonly Dictionary<string, (int Units, int Times)> _byCheck = new(StringComparer.Ordinal);

    private FindingTally()
    {
    }

    /// <summary>Checks by how many units they concerned; remarks (提示) are not counted.</summary>
    public IReadOnlyList<FrequentProblem> Problems =>
    [
        .. _byCheck.Select(check => new FrequentProblem(check.Key, check.Value.Units, check.Value.Times))
            .OrderByDescending(problem => problem.Units).ThenByDescending(problem => problem.Times).ThenBy(problem => problem.Check, StringComparer.Ordinal),
    ];

    public ExplanationCount Of(Guid filingId) => _byFiling.GetValueOrDefault(filingId, ExplanationCount.None);

    /// <summary>Self scores of a filing by level-1 group.</summary>
    public IReadOnlyDictionary<string, Points> SelfOf(Guid filingId) => _self.GetValueOrDefault(filingId, Nothing);

    public static async Task<FindingTally> LoadAsync(EvaluationDb db, Guid campaignId, Framework? framework, CancellationToken cancellationToken)
    {
        var filings = FilingOfUnit.In(db, campaignId);
        var opinions = new Dictionary<(Guid FilingId, string Finding, string Words), bool>();
        var reviews = filings.Join(db.ExplanationReviews.AsNoTracking(), row => row.Filing.FilingId, review => review.FilingId, (_, review) => review)
            .Where(review => review.Reader == ExplanationReader.Bureau).OrderBy(review => review.At).ThenBy(review => review.ExplanationReviewId)
            .Select(review => new { review.FilingId, review.Finding, review.Words, review.IsAccepted });
        await foreach (var review in reviews.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            opinions[(review.FilingId, review.Finding, review.Words)] = review.IsAccepted;
        }

        var sheets =
            from row in filings
            join version in db.FilingVersions.AsNoTracking() on row.Filing.FilingId equals version.FilingId
            where version.SubmittedAt != null
                && !db.FilingVersions.Any(later => later.FilingId == version.FilingId && later.SubmittedAt != null && later.Number > version.Number)
            select new { version.FilingId, version.ScoreSheet };
        var tally = new FindingTally();
        await foreach (var kept in sheets.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            tally.Add(kept.FilingId, ScoreJson.ReadKept(kept.ScoreSheet), framework, opinions);
        }

        return tally;
    }

    private void Add(Guid filingId, KeptSheet sheet, Framework? framework, Dictionary<(Guid FilingId, string Finding, string Words), bool> opinions)
    {
        var findings = sheet.Findings;
        _self[filingId] = framework is null || sheet.Self.Count == 0 ? Nothing : framework.SumByGroup(sheet.Self);
        var explained = findings.Where(finding => finding is { Severity: Severity.MustExplain, Explanation: not null })
            .Select(finding => opinions.TryGetValue((filingId, finding.Id, finding.Explanation!), out var accepted) ? accepted : (bool?)null).ToList();
        _byFiling[filingId] = new ExplanationCount(explained.Count, explained.Count(accepted => accepted == true), explained.Count(accepted => accepted == false));
        foreach (var check in findings.Where(finding => finding.Severity != Severity.Note).GroupBy(finding => finding.Check, StringComparer.Ordinal))
        {
            var (units, times) = _byCheck.GetValueOrDefault(check.Key);
            _byCheck[check.Key] = (units + 1, times + check.Count());
        }
    }
}
