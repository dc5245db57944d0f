using Evaluation.Storage.Rescoring;

namespace Evaluation.Web.Words;

/// <summary>How a rescoring (重新测算) is spoken of.</summary>
public static class RescoreWords
{
    public static string For(RescoreState state) => state switch
    {
        RescoreState.Running => "测算中",
        RescoreState.Stopped => "已停止",
        RescoreState.Failed => "没有完成",
        _ => "已完成",
    };

    public static string Kind(RescoreState state) => state switch
    {
        RescoreState.Running => "part",
        RescoreState.Stopped => "explain",
        RescoreState.Failed => "fix",
        _ => "done",
    };

    /// <summary>Why a run ended without its framework, and what to do.</summary>
    public static string Missing(string reference) =>
        $"找不到指标体系“{reference}”，或本程序读不出它的内容，所以没有测算。请在“指标体系”中核对这一版能否打开（从备份恢复或降级程序后可能缺少），补上后按“继续”；也可以另选一个版本重新测算。";

    /// <summary>How far it is: 120 / 300.</summary>
    public static string Progress(RescoreRun run) => FormattableString.Invariant($"{run.Done} / {Math.Max(run.Total, run.Done)}");
}
