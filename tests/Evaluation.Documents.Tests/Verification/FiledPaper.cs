using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Tests.Verification;

/// <summary>A filing as it is printed when it is approved.</summary>
internal static class FiledPaper
{
    public const string Address = "https://jixiao.example.gov.cn";

    public static DateTimeOffset At { get; } = new(2022, 5, 10, 9, 30, 0, TimeSpan.FromHours(8));

    public static Report Report(Framework framework, FilingRecord record, int number = 1)
    {
        var canonical = CanonicalRecord.Of(record);
        var hash = CanonicalRecord.HashOf(canonical);
        return ReportWriter.Write(Scorer.Score(framework, record), new ReportEdition(At, VersionMark.Of(number, hash), IsDraft: false, canonical)
        {
            Framework = FrameworkYaml.Write(framework),
            Proof = ReportProof.Of(hash, Address),
        });
    }
}
