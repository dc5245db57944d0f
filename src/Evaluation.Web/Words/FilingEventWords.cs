using Evaluation.Storage.Audit;

namespace Evaluation.Web.Words;

/// <summary>Steps in the life of a filing as people call them.</summary>
public static class FilingEventWords
{
    public static string For(AuditEventKind kind) => kind switch
    {
        AuditEventKind.FilingAssigned => "下达",
        AuditEventKind.SentToLeader => "送审",
        AuditEventKind.Approved => "审核通过",
        AuditEventKind.ApprovedOffline => "线下审签",
        AuditEventKind.Submitted => "报送",
        AuditEventKind.Recalled => "撤回",
        AuditEventKind.Accepted => "接收（形式审查）",
        AuditEventKind.BureauReturned => "财政局退回",
        AuditEventKind.ExtensionGranted => "延期",
        AuditEventKind.FiledOffline => "登记线下报送",
        AuditEventKind.StampedScanAttached => "上传盖章扫描件",
        AuditEventKind.HelpAsked => "请财政局协助查看",
        AuditEventKind.HelpWithdrawn => "结束协助查看",
        _ => kind.ToString(),
    };
}
