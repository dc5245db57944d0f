using Evaluation.Storage.Audit;

namespace Evaluation.Web.Words;

/// <summary>Events of a filing's life as its people call them.</summary>
public static class FilingEventWords
{
    /// <summary>Null for events that are not of a filing's life.</summary>
    public static string? For(AuditEventKind kind) => kind switch
    {
        AuditEventKind.FilingAssigned => "下达自评任务",
        AuditEventKind.EntriesImported => "导入数据",
        AuditEventKind.ConflictFound => "两人同时修改，已提示选择",
        AuditEventKind.SentToLeader => "送审",
        AuditEventKind.CommentAdded => "填写审核意见",
        AuditEventKind.ReturnAnswered => "答复退回项目",
        AuditEventKind.LeaderReturned => "组长退回",
        AuditEventKind.Approved => "审核通过",
        AuditEventKind.ApprovedOffline => "线下审签通过",
        AuditEventKind.ApprovalVoided => "撤销审核通过",
        AuditEventKind.StampedScanAttached => "上传盖章扫描件",
        AuditEventKind.Submitted => "报送",
        AuditEventKind.Recalled => "撤回",
        AuditEventKind.Accepted => "财政局接收",
        AuditEventKind.BureauReturned => "财政局退回",
        AuditEventKind.FiledOffline => "登记线下报送",
        AuditEventKind.ExtensionGranted => "延期",
        AuditEventKind.HelpAsked => "请财政局协助查看",
        AuditEventKind.HelpWithdrawn => "取消协助查看",
        AuditEventKind.EvidenceAdded => "上传佐证材料",
        AuditEventKind.EvidenceRemoved => "删除佐证材料",
        AuditEventKind.ReportProduced => "生成报告",
        _ => null,
    };
}
