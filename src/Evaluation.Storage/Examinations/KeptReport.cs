using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;

namespace Evaluation.Storage.Examinations;

/// <summary>A report somebody had examined, as the list shows it.</summary>
/// <param name="Name">The file's name as people see it.</param>
/// <param name="Format">Its format, spelled by whoever reads files.</param>
/// <param name="Remark">What of the file was not examined; null for nothing.</param>
public sealed record KeptReport(Guid ReportId, string Name, string Format, DateTimeOffset At, string? Remark)
{
    /// <summary>Statements and findings by verdict.</summary>
    public IReadOnlyDictionary<Verdict, int> Verdicts { get; init; } = new Dictionary<Verdict, int>();

    /// <summary>Findings to mend, to explain, and to note.</summary>
    public int ToMend { get; init; }

    public int ToExplain { get; init; }

    public int Notes { get; init; }
}

/// <summary>A kept report with its text and its findings.</summary>
public sealed record KeptExamination(KeptReport Report, ReportText Text, Examination Examination);
