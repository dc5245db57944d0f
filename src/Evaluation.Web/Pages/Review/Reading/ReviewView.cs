using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Filings;
using Evaluation.Web.Filings;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Review.Reading;

/// <summary>Everything the leader reads of one filing.</summary>
public sealed record ReviewView
{
    public required OpenFiling Open { get; init; }

    public required IReadOnlyList<ReviewRow> Rows { get; init; }

    /// <summary>Findings that stand in no row: on figures, texts, the total.</summary>
    public required IReadOnlyList<Finding> Elsewhere { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<Opinion>> Opinions { get; init; }

    public required string SentBy { get; init; }

    public required bool HasEntered { get; init; }

    /// <summary>The 用印版 that holds; null while there is none.</summary>
    public required FilingVersion? Version { get; init; }

    public required ExplanationList Explanations { get; init; }

    public required IReadOnlyList<ReturnReply> Returned { get; init; }

    /// <summary>All rows instead of those that need reading.</summary>
    public required bool ShowAll { get; init; }

    public ScoreTotals Totals => Open.Sheet.Totals;

    public IEnumerable<ReviewRow> Shown => ShowAll ? Rows : Rows.Where(row => row.NeedsReading);

    public int NeedReading => Rows.Count(row => row.NeedsReading);

    public int Differing => Rows.Count(row => row.Differs);

    public int ToMend => Open.Findings.Count(finding => finding.Severity == Severity.MustFix);

    public int ToExplain => Open.Findings.Count(finding => finding.Severity == Severity.MustExplain);

    public int Explained => Open.Findings.Count(finding => finding is { Severity: Severity.MustExplain, Blocks: false });

    public bool MayReturn => Open.May(FilingAction.LeaderReturn);

    public bool MayApprove => Open.May(FilingAction.Approve);

    /// <summary>What was read, as one mark: state and content. Approval is of exactly this.</summary>
    public string Seen => SeenOf(Open);

    public IEnumerable<OutlineSection> Texts => Open.Framework.Outline.All.Where(section => section.Text is not null);

    public PlaceOpinions OpinionsAt(string place) =>
        PlaceOpinions.At(Open, place, new ReviewPlaces(Open.Framework).NameOf(place) ?? place, Opinions);

    public static string SeenOf(OpenFiling open) => $"{open.Filing.Version:N}{CanonicalRecord.Hash(open.Record)}";

    public static async Task<ReviewView> LoadAsync(
        EvaluationDb db, OpenFiling open, FilingFreezer freezer, ReportPrinting printing, bool showAll, JudgeInput judge, CancellationToken cancellationToken)
    {
        var opinions = await Opinion.AllAsync(db, open.Filing.FilingId, cancellationToken);
        var sender = open.Filing.SentToLeaderBy;
        return new ReviewView
        {
            Open = open,
            Rows = ReviewRow.Of(open, opinions),
            Elsewhere = [.. open.Findings.Where(finding => ReviewRow.FirstIndicator(finding) is null)],
            Opinions = opinions,
            SentBy = sender is null ? string.Empty
                : await db.Users.AsNoTracking().Where(p => p.Id == sender).Select(p => p.FullName).FirstOrDefaultAsync(cancellationToken) ?? string.Empty,
            HasEntered = await freezer.HasEnteredAsync(open, cancellationToken),
            Version = await printing.FrozenAsync(open, cancellationToken),
            Explanations = ExplanationList.Of(
                open, ExplanationReader.Leader, $"/review/{open.Filing.FilingId}?handler=Judge{(showAll ? "&rows=all" : string.Empty)}", judge),
            Returned = await ReturnReply.AllAsync(db, open, cancellationToken),
            ShowAll = showAll,
        };
    }
}
