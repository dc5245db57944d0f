using System.Diagnostics;
using Evaluation.Core.Filings;

namespace Evaluation.Web.Words;

/// <summary>States of a filing as people call them, with the kind of their status tag.</summary>
public static class FilingWords
{
    public static string For(FilingState state) => state switch
    {
        FilingState.NotStarted => "未开始",
        FilingState.Drafting => "填报中",
        FilingState.LeaderReview => "组长审核中",
        FilingState.LeaderReturned => "组长退回",
        FilingState.Approved => "审核通过（待报送）",
        FilingState.Submitted => "已报送",
        FilingState.Accepted => "已接收（形式审查）",
        FilingState.Returned => "已退回",
        FilingState.FiledOffline => "线下报送",
        _ => throw new UnreachableException(state.ToString()),
    };

    /// <summary>Kind of <c>status-tag</c>.</summary>
    public static string Kind(FilingState state) => state switch
    {
        FilingState.NotStarted => "none",
        FilingState.LeaderReturned or FilingState.Returned => "fix",
        FilingState.Submitted or FilingState.Accepted or FilingState.FiledOffline => "done",
        _ => "part",
    };
}
