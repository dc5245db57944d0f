using Evaluation.Core.Examinations;

namespace Evaluation.Documents.Examinations;

/// <summary>What came of reading a file: its text, or why it cannot be read and what to do.</summary>
/// <param name="Text">Null when the file was refused.</param>
/// <param name="Problem">One sentence for the person who gave the file; null when it was read.</param>
/// <param name="Remark">What was left out of a file that was read (“第 3 页是扫描图片……”); null for nothing.</param>
public sealed record ReportReading(ReportFormat? Format, ReportText? Text, string? Problem, string? Remark = null)
{
    internal static ReportReading Refused(string problem) => new(null, null, problem);
}
