using Evaluation.Core.Filings;
using Evaluation.Documents.Filings;
using Evaluation.Storage.Rescoring;

namespace Evaluation.Web.Rescoring;

/// <summary>The record of a frozen filing as it is scored, with what the system decided about it since.</summary>
public static class FrozenRecord
{
    /// <summary>Null when the kept text cannot be read.</summary>
    public static FilingRecord? Read(FrozenFiling filing) =>
        (ScoringRecord.Read(filing.Record) ?? FilingFile.Read(filing.Record).Record) is { } record ? record with { System = Facts(filing) } : null;

    private static SystemFacts Facts(FrozenFiling filing) =>
        filing is { DaysLate: { } late, QualityErrors: { } errors } ? new SystemFacts(late, errors, Decided: true) : SystemFacts.Preview;
}
