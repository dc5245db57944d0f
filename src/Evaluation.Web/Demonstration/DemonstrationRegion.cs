using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Access;
using Evaluation.Storage.Audit;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Evaluation.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Demonstration;

/// <summary>
/// The demonstration region: a bureau, three units and the people who work in them, so that the program can be tried at once.
/// Its passwords are printed at start, so it is loaded while developing only.
/// </summary>
public sealed class DemonstrationRegion(
    EvaluationDb db,
    Accounts accounts,
    IPasswordHasher<Person> hasher,
    DemonstrationFilings filings,
    AuditTrail audit,
    TimeProvider time,
    IWebHostEnvironment environment)
{
    /// <summary>One password for all demonstration accounts.</summary>
    public const string Password = "zhanjiang-2021";

    private const int DaysToDeadline = 14;

    /// <summary>Sign-in name, name, where: for the announcement at start.</summary>
    public static IReadOnlyList<(string SignInName, string FullName, string Place)> SignIns { get; } =
    [
        ("clerk", "陈晓岚", "湛江市人大常委会办公室 · 填报人"),
        ("leader", "林国栋", "湛江市人大常委会办公室 · 自评工作小组组长"),
        ("bureau", "黄敏仪", "湛江市财政局"),
        ("admin", "梁志远", "管理员"),
        ("clerk2", "吴海燕", "湛江市海湾档案馆 · 填报人"),
        ("leader2", "许文涛", "湛江市海湾档案馆 · 自评工作小组组长"),
        ("clerk3", "郑少芬", "湛江市红树林保护中心 · 填报人"),
    ];

    public static async Task LoadIntoEmptyAsync(IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessScope>().EnterAsSystem();
        await scope.ServiceProvider.GetRequiredService<DemonstrationRegion>().LoadIntoEmptyAsync(cancellationToken);
    }

    private async Task LoadIntoEmptyAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            throw new InvalidOperationException("Demonstration data is for the Development profile only.");
        }

        if (await db.Regions.AnyAsync(cancellationToken))
        {
            return;
        }

        // All or nothing: a start that is killed half-way begins anew.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var region = new Region { RegionId = Guid.CreateVersion7(), Code = "440800", Name = "湛江市" };
        db.Regions.Add(region);
        var draft = DemonstrationFilings.Read(DemonstrationFilings.Drafting);
        var clean = DemonstrationFilings.Read(DemonstrationFilings.Submitted);
        var congress = Unit(region, draft.Unit, "行政政法科");
        var archive = Unit(region, clean.Unit, "教科文科");
        var mangroves = Unit(region, new UnitIdentity("440800312", "湛江市红树林保护中心", "红树林中心", null), "资源环境科");
        audit.Record(AuditEventKind.DemonstrationLoaded, $"region/{region.RegionId}", null, null, region.RegionId);
        await db.SaveChangesAsync(cancellationToken);

        var people = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var (name, role, unit) in new (string, Role, BudgetUnit?)[]
        {
            ("clerk", Role.Preparer, congress), ("leader", Role.TeamLeader, congress), ("bureau", Role.Bureau, null), ("admin", Role.Administrator, null),
            ("clerk2", Role.Preparer, archive), ("leader2", Role.TeamLeader, archive), ("clerk3", Role.Preparer, mangroves),
        })
        {
            people[name] = await PersonAsync(name, role, unit?.UnitId, region.RegionId, cancellationToken);
        }

        var campaign = Campaign(region);
        await db.SaveChangesAsync(cancellationToken);
        var drafted = await filings.AddAsync(campaign, congress, cancellationToken);
        var submitted = await filings.AddAsync(campaign, archive, cancellationToken);
        await filings.AddAsync(campaign, mangroves, cancellationToken);
        await filings.FillAsync(drafted, draft, people["clerk"], cancellationToken);
        await filings.FillAsync(submitted, clean, people["clerk2"], cancellationToken);
        await filings.HandInAsync(submitted, clean, people["clerk2"], people["leader2"], cancellationToken);
        db.Scope.EnterAsSystem();
        await transaction.CommitAsync(cancellationToken);
    }

    private BudgetUnit Unit(Region region, UnitIdentity identity, string desk)
    {
        var unit = new BudgetUnit
        {
            UnitId = Guid.CreateVersion7(),
            RegionId = region.RegionId,
            Code = identity.Code,
            Name = identity.Name,
            ShortName = identity.ShortName,
            Department = identity.Department,
            Desk = desk,
        };
        db.BudgetUnits.Add(unit);
        return unit;
    }

    private async Task<Person> PersonAsync(string signInName, Role role, Guid? unitId, Guid regionId, CancellationToken cancellationToken)
    {
        var fullName = SignIns.First(signIn => signIn.SignInName == signInName).FullName;
        var person = (await accounts.OpenAsync(signInName, fullName, "0759-0000000", regionId, cancellationToken))!;
        person.PasswordHash = hasher.HashPassword(person, Password);
        await accounts.GiveAsync(person, role, unitId, regionId, cancellationToken);
        return person;
    }

    private Campaign Campaign(Region region)
    {
        var now = time.GetUtcNow();
        var lastDay = DateOnly.FromDateTime(now.ToOffset(DeadlineClock.Offset).DateTime).AddDays(DaysToDeadline);
        var notice = new NoticeReference("湛江市财政局关于开展2022年市级财政资金绩效自评工作的通知", "湛财绩〔2022〕3号", null, "湛江市财政局");
        var campaign = new Campaign(Guid.CreateVersion7(), region.RegionId, new CampaignTerms(
            "2021年度部门整体支出绩效自评",
            2021,
            "ZJ21@1",
            notice,
            "0759-0000000（绩效管理科，示例号码）",
            DeadlineClock.Of(lastDay, new TimeOnly(17, 30)),
            OfflineApprovalAllowed: true,
            ScanMayFollow: true));
        campaign.Open(units: 3, hasOfficialSource: false, Core.Campaigns.Campaign.SampleConfirmation, now);
        db.Campaigns.Add(campaign);
        audit.Record(AuditEventKind.CampaignOpened, $"campaign/{campaign.CampaignId}", null, null, region.RegionId);
        return campaign;
    }
}
