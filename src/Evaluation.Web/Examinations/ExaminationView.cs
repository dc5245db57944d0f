using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;
using Evaluation.Storage.Examinations;

namespace Evaluation.Web.Examinations;

/// <summary>An examined report on its page: the text in blocks, the findings that are asked for.</summary>
/// <param name="Rows">What the filter leaves, in order of place.</param>
public sealed record ExaminationView(KeptReport Report, IReadOnlyList<ReportBlock> Blocks, IReadOnlyList<ExaminationRow> Rows, int All)
{
    private ILookup<int, ExaminationRow> RowsOf { get; } = Rows.ToLookup(row => row.Finding.Place.Paragraph);

    /// <param name="kept">The report with its findings.</param>
    /// <param name="severity">fix, explain, note; anything else for all.</param>
    /// <param name="verdict">ok, rounding, wrong, unclear, or <c>every</c> with the right ones; anything else for all but the right ones.</param>
    public static ExaminationView Of(KeptExamination kept, string? severity, string? verdict)
    {
        var paragraphs = kept.Text.Paragraphs.ToDictionary(paragraph => paragraph.Number);
        var rows = kept.Examination.Findings
            .Select((finding, index) => new ExaminationRow(index + 1, finding, ExaminationRow.PlaceOf(paragraphs.GetValueOrDefault(finding.Place.Paragraph), finding)))
            .Where(row => severity is not ("fix" or "explain" or "note") || row.Mark == severity)
            .Where(row => verdict switch
            {
                "every" => true,
                "ok" or "rounding" or "wrong" or "unclear" => VerdictWords.Code(row.Finding.Verdict) == verdict,
                _ => row.Finding.Severity is not null,
            });
        return new ExaminationView(kept.Report, ReportBlock.Of(kept.Text), [.. rows], kept.Examination.Findings.Count);
    }

    /// <summary>A paragraph cut at its findings.</summary>
    public IReadOnlyList<MarkedStretch> Marked(ReportParagraph paragraph) => MarkedText.Of(paragraph.Text, [.. RowsOf[paragraph.Number]]);
}

/// <summary>A paragraph, or the rows of a table.</summary>
/// <param name="Rows">For a table: each row's cells, several paragraphs to a cell; null for a paragraph.</param>
public sealed record ReportBlock(ReportParagraph? Paragraph, IReadOnlyList<IReadOnlyList<IReadOnlyList<ReportParagraph>>>? Rows)
{
    public static IReadOnlyList<ReportBlock> Of(ReportText text)
    {
        var blocks = new List<ReportBlock>();
        foreach (var group in Groups(text.Paragraphs))
        {
            if (group[0].Cell is null)
            {
                blocks.AddRange(group.Select(paragraph => new ReportBlock(paragraph, null)));
                continue;
            }

            var widest = group.Select(paragraph => paragraph.Cell!.Value.Column).Distinct().Order().ToList();
            blocks.Add(new ReportBlock(null, [.. group.GroupBy(paragraph => paragraph.Cell!.Value.Row)
                .Select(row => widest.ConvertAll(column => (IReadOnlyList<ReportParagraph>)[.. row.Where(paragraph => paragraph.Cell!.Value.Column == column)]))]));
        }

        return blocks;
    }

    /// <summary>Neighbours of the same table, or of none.</summary>
    private static IEnumerable<List<ReportParagraph>> Groups(IReadOnlyList<ReportParagraph> paragraphs)
    {
        var group = new List<ReportParagraph>();
        foreach (var paragraph in paragraphs)
        {
            if (group.Count > 0 && group[^1].Cell?.Table != paragraph.Cell?.Table)
            {
                yield return group;
                group = [];
            }

            group.Add(paragraph);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }
}
