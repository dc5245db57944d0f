using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Storage.Evidence;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Review.Reading;

/// <summary>An indicator as the leader reads it: score, working, findings, what the unit says, evidence, opinions.</summary>
/// <param name="Number">Its number in the score table.</param>
/// <param name="NextBand">Distance to the next better band.</param>
public sealed record ReviewRow(
    int Number,
    RowScore Score,
    RowEntry Entry,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<EvidenceFile> Evidence,
    string? NextBand,
    PlaceOpinions Opinions)
{
    public Indicator Indicator => Score.Indicator;

    public bool Differs => Score.Difference is { Value: not 0m };

    /// <summary>Shown first: self and computed disagree, something is to be mended or explained, or it could not be scored.</summary>
    public bool NeedsReading => Differs || Score.Computed is null || Findings.Any(finding => finding.Severity != Severity.Note);

    /// <summary>The most serious mark of the row, for its colour.</summary>
    public string Mark => Findings.FirstOrDefault(finding => finding.Blocks) is { } finding ? Words.SeverityMarks.Mark(finding.Severity) : string.Empty;

    public static IReadOnlyList<ReviewRow> Of(OpenFiling open, IReadOnlyDictionary<string, IReadOnlyList<Opinion>> opinions)
    {
        var evidence = open.Folder.EvidenceFiles.Where(file => file.Kind == EvidenceKind.Evidence).ToList();
        var own = open.Findings.Where(finding => FirstIndicator(finding) is not null).ToLookup(finding => FirstIndicator(finding)!, StringComparer.Ordinal);
        return [.. open.Sheet.Rows.Select((row, index) => new ReviewRow(
            index + 1,
            row,
            open.Record.Row(row.Indicator.Code),
            [.. own[row.Indicator.Code]],
            [.. evidence.Where(file => file.Links.Any(link => link.Indicator == row.Indicator.Code))],
            Core.Scoring.NextBand.Distance(open.Sheet.Facts, row),
            PlaceOpinions.At(open, ReviewPlaces.OfIndicator(row.Indicator.Code), row.Indicator.Name, opinions)))];
    }

    /// <summary>The one row a finding stands in; null for findings on figures, texts or the whole.</summary>
    public static string? FirstIndicator(Finding finding) => finding.Indicators is [var first, ..] ? first : null;
}
