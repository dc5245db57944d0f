using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Scoring;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Rescoring;

namespace Evaluation.Web.Rescoring;

/// <summary>Scores one frozen filing with another framework version: reads its record, asks Core, keeps what came out. Any number at once.</summary>
public sealed partial class FilingRescorer(Guid runId, Framework framework, ILogger logger)
{
    private const string Unreadable = "用印版的数据读不出来，请联系系统管理员。";
    private const string Failed = "测算没有完成，请联系系统管理员。";

    private readonly string[] _indicators = [.. framework.Indicators.Select(indicator => indicator.Code)];

    public RescoreResult Run(FrozenFiling filing) => RescoreResult.Of(runId, filing, Rescored(filing));

    private RescoredFiling Rescored(FrozenFiling filing)
    {
        try
        {
            return FrozenRecord.Read(filing) is { } record
                ? Core.Scoring.Rescoring.Run(Kept(filing), record, framework)
                : new RescoredFiling(null, null, [], Unreadable);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // One filing must not keep a hundred thousand others from being done; it is named with the reason, and the log says more.
            Log.NotRescored(logger, problem, filing.FilingId);
            return new RescoredFiling(null, null, [], Failed);
        }
    }

    private KeptScore Kept(FrozenFiling filing) => new(
        filing.Total,
        filing.Grade,
        filing.RowPoints is { } rows ? FilingVersion.ReadRowPoints(rows, _indicators)
            : filing.ScoreSheet is { } sheet ? [.. ScoreJson.ReadPoints(sheet).Select(row => new KeptRow(row.Key, row.Value))]
            : []);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Filing {FilingId} was not rescored")]
        public static partial void NotRescored(ILogger logger, Exception exception, Guid filingId);
    }
}
