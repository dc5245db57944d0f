using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>
/// arithmetic that the unit's own words state and that its figures do not bear out, with what went wrong. Chips are read as
/// they print. A wrong calculation, rate or change is 须修改; a sum is 须说明, because an item may be missing from the words.
/// </summary>
internal static class ProseClaims
{
    private const int LongestQuotation = 60;

    public static IEnumerable<Finding> Run(ScoreSheet sheet)
    {
        var sentences = new SentenceWriter(sheet);
        var (paragraphs, owners) = (new List<ReportParagraph>(), new List<UnitText>());
        foreach (var text in UnitTexts.Of(sheet.Facts).Where(text => !text.IsReason))
        {
            foreach (var line in OwnText.Paragraphs(text.Words))
            {
                owners.Add(text);
                paragraphs.Add(new ReportParagraph(owners.Count, ReportWriter.Plain(sentences, line)));
            }
        }

        return ClaimReader.Read(new ReportText(paragraphs))
            .Where(claim => claim.Verdict == Verdict.Wrong)
            .Select(claim => Found(claim, owners[claim.Place.Paragraph - 1]))
            .DistinctBy(finding => finding.Id, StringComparer.Ordinal);
    }

    private static Finding Found(Claim claim, UnitText text)
    {
        var check = ClaimFindings.Of(claim).Check;
        var isSum = claim.Kind is ClaimKind.HeadCount or ClaimKind.Total or ClaimKind.Difference or ClaimKind.Part;
        var said = claim.Text.Length <= LongestQuotation ? claim.Text : string.Concat(claim.Text.AsSpan(0, LongestQuotation), "…");
        return new Finding(
            $"{check}/{text.Id}/{claim.Stated}", check, isSum ? Severity.MustExplain : Severity.MustFix, text.Place, text.Subject,
            $"“{text.Subject}”中写“{said}”：{claim.Message}")
        {
            Indicators = text.Indicators,
            Under = isSum ? ["P-01"] : [],
            Mend = claim.Correction is { } right && text.Words.Contains(claim.Stated, StringComparison.Ordinal)
                ? new Mend(text.Path, right, $"{claim.Stated} 改为 {right}") { Replaces = claim.Stated }
                : null,
        };
    }
}
