using Evaluation.Core.Filings;
using Evaluation.Documents.Filings;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Rescoring;

namespace Evaluation.Web.Rescoring;

/// <summary>The record of a frozen filing as it is scored, with what the system decided about it since.</summary>
public static class FrozenRecord
{
    private const string Unclear = "测算时程序出错，原因已写入运行日志。";

    /// <summary>Null when the kept text cannot be read.</summary>
    public static FilingRecord? Read(FrozenFiling filing) =>
        (ScoringRecord.Read(filing.Record) ?? FilingFile.Read(filing.Record).Record) is { } record ? record with { System = Facts(filing) } : null;

    /// <summary>What is wrong with a kept text that cannot be read, in one sentence.</summary>
    public static string Problem(FrozenFiling filing) => FilingFile.Read(filing.Record).Faults is [var fault, ..] ? fault.ToString() : Unclear;

    private static SystemFacts Facts(FrozenFiling filing) =>
        filing is { DaysLate: { } late, QualityErrors: { } errors } ? new SystemFacts(late, errors, Decided: true) { Deductions = ReviewDeductionsJson.Read(filing.ReviewDeductions) } : SystemFacts.Preview;
}
