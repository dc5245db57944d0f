using Evaluation.Core.Campaigns;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Checks;

/// <summary>The findings of one severity.</summary>
public sealed record FindingGroup(Severity Severity, IReadOnlyList<PlacedFinding> Findings)
{
    public int Open => Findings.Count(item => item.Under.Finding.Blocks);

    public static IReadOnlyList<FindingGroup> Of(OpenFiling open)
    {
        var places = new FilingPlaces(open);
        return [.. Enum.GetValues<Severity>().Select(severity => new FindingGroup(
            severity,
            [.. open.Findings.Where(finding => finding.Severity == severity)
                .Select(finding => new PlacedFinding(FindingUnderRow.Of(open, finding), places.AddressOf(finding)))]))];
    }
}

/// <summary>A finding with the way to where it stands.</summary>
public sealed record PlacedFinding(FindingUnderRow Under, string Address)
{
    public string Id => "check-" + FilingPlaces.AnchorOf("finding", Under.Finding.Id);
}

/// <summary>What stands between a filing and 报送, each thing in words with whether it is there.</summary>
public sealed record Handing(OpenFiling Open, FilingVersion? Version, DateTimeOffset Now)
{
    public Filing Filing => Open.Filing;

    public bool IsLate => DeadlineClock.IsLate(Now, Open.EffectiveDeadline);

    public EvidenceFile? Scan => Latest(EvidenceKind.StampedScan);

    public EvidenceFile? SignedSheet => Latest(EvidenceKind.SignedReviewSheet);

    public string? Mark => Version is { } version ? VersionMark.Of(version.Number, version.Hash) : null;

    /// <summary>The steps to 报送.</summary>
    public IReadOnlyList<(bool Done, string Words)> Conditions =>
    [
        (Open.Blocking == 0, Open.Blocking == 0 ? "没有未处理的须修改、须说明" : $"还有 {Open.Blocking} 项须修改或须说明未处理"),
        (Version is not null, Version is null ? "还没有用印版：送审后由自评工作小组组长审核通过" : $"已审核通过，{Mark}"),
        (Filing.HasStampedScan || Open.Campaign.ScanMayFollow, Filing.HasStampedScan ? "已上传盖章扫描件" : Open.Campaign.ScanMayFollow ? "盖章扫描件可以在报送后补传" : "还没有上传盖章扫描件"),
        (!IsLate || Open.Campaign.LateAllowed, !IsLate ? "在报送截止时间以内" : Open.Campaign.LateAllowed ? "已过报送截止时间，报送后记为逾期" : "已过报送截止时间，本次任务不接受逾期报送，请联系财政局办理延期"),
    ];

    public bool IsReady => Conditions.All(condition => condition.Done);

    // A scan belongs to the version it was made of; an older one says nothing about this one.
    private EvidenceFile? Latest(EvidenceKind kind) =>
        Open.Folder.EvidenceFiles.Where(file => file.Kind == kind && (kind != EvidenceKind.StampedScan || (Filing.HasStampedScan && file.At >= Filing.ApprovedAt))).MaxBy(file => file.At);
}
