using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>Examines a report of which only the text is known: its claims, and what its parts say of each other.</summary>
public static class ReportExaminer
{
    /// <summary>Every check reads the same reading of the report and knows nothing of the others.</summary>
    private static readonly Func<ReportReading, IEnumerable<TextFinding>>[] Checks =
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
        var reading = new ReportReading(text);
        var claims = ClaimReader.Read(text).Select(ClaimFindings.Of).ToList();
        return new Examination(InOrder([.. claims, .. Checks.SelectMany(check => check(reading))], reading));
    }

    private static List<TextFinding> InOrder(IEnumerable<TextFinding> findings, ReportReading reading)
    {
        // A paragraph's number need not grow with its place (cells of a table); its index does.
        var places = new Dictionary<int, int>();
        foreach (var line in reading.Lines)
        {
            places.TryAdd(line.Number, line.Index);
        }

        return [.. findings.OrderBy(finding => places.GetValueOrDefault(finding.Place.Paragraph)).ThenBy(finding => finding.Place.Offset)];
    }
}
