using Evaluation.Core.Examinations;

namespace Evaluation.Core.Tests.Examinations;

/// <summary>Examines a text, one paragraph a line, and picks one check's findings.</summary>
internal static class Lint
{
    public static IReadOnlyList<TextFinding> All(string text) => ReportExaminer.Examine(ReportText.OfLines(text)).Findings;

    public static IReadOnlyList<TextFinding> Of(string check, string text) => [.. All(text).Where(finding => finding.Check == check && finding.Severity is not null)];

    public static TextFinding One(string check, string text) => Assert.Single(Of(check, text));

    public static void None(string check, string text) => Assert.Empty(Of(check, text));

    /// <summary>A paragraph that belongs to no check, to make a report long enough.</summary>
    public static string Padding(int times = 1) => string.Concat(Enumerable.Range(1, times).Select(part => $"各科室按照职责分工推进第{part}阶段任务并及时反馈办理情况。\n"));
}
