using Evaluation.Storage.Audit;

namespace Evaluation.Web.Words;

/// <summary>Events of the audit trail as people call them; a test holds the list to the catalogue.</summary>
public static class AuditWords
{
    public static IReadOnlyDictionary<AuditEventKind, string> All { get; } = new Dictionary<AuditEventKind, string>
    {
        [AuditEventKind.SignedIn] = "登录",
        [AuditEventKind.SignInFailed] = "登录未成功",
        [AuditEventKind.SignedOut] = "退出登录",
        [AuditEventKind.LockedOut] = "账号锁定",
        [AuditEventKind.PasswordChanged] = "修改密码",
        [AuditEventKind.PasswordReset] = "重置密码",
        [AuditEventKind.AccountCodeIssued] = "打印账号单",
        [AuditEventKind.AccountCodeUsed] = "使用激活码",
        [AuditEventKind.AccountHandedOver] = "移交账号",
        [AuditEventKind.AccountDisabled] = "停用账号",
        [AuditEventKind.PersonAdded] = "开通账号",
        [AuditEventKind.PersonChanged] = "修改人员信息",
        [AuditEventKind.RoleGranted] = "授予角色",
        [AuditEventKind.RoleRemoved] = "取消角色",
        [AuditEventKind.AccessRefused] = "越权访问被拒绝",
        [AuditEventKind.UnitsImported] = "导入单位和人员",
        [AuditEventKind.CampaignCreated] = "新建自评任务",
        [AuditEventKind.CampaignChanged] = "修改自评任务",
        [AuditEventKind.CampaignOpened] = "下达自评任务",
        [AuditEventKind.DeadlinePostponed] = "延后截止时间",
        [AuditEventKind.ExtensionGranted] = "批准延期",
        [AuditEventKind.FilingAssigned] = "列入自评任务",
        [AuditEventKind.FilingUnassigned] = "移出自评任务",
        [AuditEventKind.FilingViewed] = "查看自评",
        [AuditEventKind.EntriesSaved] = "保存填报",
        [AuditEventKind.EntriesImported] = "导入填报",
        [AuditEventKind.ConflictFound] = "同时修改",
        [AuditEventKind.SentToLeader] = "送审",
        [AuditEventKind.CommentAdded] = "填写审核意见",
        [AuditEventKind.ReturnAnswered] = "答复退回意见",
        [AuditEventKind.LeaderReturned] = "组长退回",
        [AuditEventKind.Approved] = "审核通过",
        [AuditEventKind.ApprovedOffline] = "线下审签",
        [AuditEventKind.ApprovalVoided] = "撤销审核通过",
        [AuditEventKind.StampedScanAttached] = "上传盖章扫描件",
        [AuditEventKind.Submitted] = "报送",
        [AuditEventKind.Recalled] = "撤回报送",
        [AuditEventKind.Accepted] = "接收",
        [AuditEventKind.BureauReturned] = "财政局退回",
        [AuditEventKind.FiledOffline] = "登记线下报送",
        [AuditEventKind.HelpAsked] = "请财政局协助查看",
        [AuditEventKind.HelpWithdrawn] = "取消协助查看",
        [AuditEventKind.EvidenceAdded] = "上传佐证材料",
        [AuditEventKind.EvidenceRemoved] = "移除佐证材料",
        [AuditEventKind.EvidenceDownloaded] = "下载佐证材料",
        [AuditEventKind.ReportProduced] = "生成报告",
        [AuditEventKind.BatchDownloaded] = "批量下载",
        [AuditEventKind.SummaryExported] = "导出汇总表",
        [AuditEventKind.AuditExported] = "导出操作记录",
        [AuditEventKind.AuditVerified] = "校验操作记录",
        [AuditEventKind.SettingsChanged] = "修改设置",
        [AuditEventKind.DatabaseMigrated] = "更新数据库",
        [AuditEventKind.DemonstrationLoaded] = "载入演示数据",
        [AuditEventKind.BackedUp] = "备份",
        [AuditEventKind.Restored] = "恢复",
    };

    public static string For(AuditEventKind kind) => All.TryGetValue(kind, out var words) ? words : "其他操作";
}
