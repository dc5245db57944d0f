using Evaluation.Storage.Rescoring;

namespace Evaluation.Web.Words;

/// <summary>How a rescoring (重新测算) is spoken of.</summary>
public static class RescoreWords
{
    public static string For(RescoreState state) => state switch
    {
        RescoreState.Running => "测算中",
        RescoreState.Stopped => "已停止",
        _ => "已完成",
    };

    public static string Kind(RescoreState state) => state switch
    {
        RescoreState.Running => "part",
        RescoreState.Stopped => "explain",
        _ => "done",
    };

    /// <summary>How far it is: 120 / 300.</summary>
    public static string Progress(RescoreRun run) => FormattableString.Invariant($"{run.Done} / {Math.Max(run.Total, run.Done)}");
}
