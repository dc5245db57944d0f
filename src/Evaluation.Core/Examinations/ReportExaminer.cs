using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>Examines a report of which only the text is known: its claims, and what its parts say of each other.</summary>
public static class ReportExaminer
{
    /// <summary>Every check reads the same report of the report and knows nothing of the others.</summary>
    private static readonly Func<WholeReport, IEnumerable<TextFinding>>[] Checks =
    [
        NumberingChecks.Run,
        RunInChecks.Run,
        HeadingChecks.Run,
        RepetitionChecks.Run,
        TemplateChecks.Run,
        BracketChecks.Run,
        PunctuationChecks.Run,
        DocumentNumberChecks.Run,
        WordingChecks.Run,
        DateChecks.Run,
        UnitNameChecks.Run,
        LabelChecks.Run,
        SlipChecks.Run,
        ShareChecks.Run,
        BalanceChecks.Run,
        NarrativeChecks.Run,
        ScoreChecks.Run,
        SectionChecks.Run,
        UnitFactChecks.Run,
        EvidenceChecks.Run,
        GoalChecks.Run,
        FigureFormatChecks.Run,
    ];

    public static Examination Examine(ReportText text)
    {
        var report = new WholeReport(text);
        var claims = ClaimReader.Read(text).Select(ClaimFindings.Of).ToList();
        return new Examination(InOrder([.. claims, .. Checks.SelectMany(check => check(report))], report));
    }

    private static List<TextFinding> InOrder(IEnumerable<TextFinding> findings, WholeReport report)
    {
        // A paragraph's number need not grow with its place (cells of a table); its index does.
        var places = new Dictionary<int, int>();
        foreach (var line in report.Lines)
        {
            places.TryAdd(line.Number, line.Index);
        }

        return [.. findings.OrderBy(finding => places.GetValueOrDefault(finding.Place.Paragraph)).ThenBy(finding => finding.Place.Offset)];
    }
}
