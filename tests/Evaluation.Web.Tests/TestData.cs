using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Evaluation.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests;

/// <summary>Builds what a test needs in the database: regions, units, people, campaigns, filings in any state. Saved by <see cref="TestSite"/>.</summary>
public sealed class TestData(IServiceProvider services)
{
    public const string Password = "北风吹雁 2022";

    private static string? s_hash;
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();
    private int _number;

    public EvaluationDb Db { get; } = services.GetRequiredService<EvaluationDb>();

    public Task SaveAsync() => Db.SaveChangesAsync();

    public Region Region(string name)
    {
        var region = new Region { RegionId = Guid.NewGuid(), Code = Number("R"), Name = name };
        Db.Regions.Add(region);
        return region;
    }

    public BudgetUnit Unit(Region region, string name)
    {
        var unit = new BudgetUnit { UnitId = Guid.NewGuid(), RegionId = region.RegionId, Code = Number("U"), Name = name, ShortName = name, Department = name, Desk = "预算科" };
        Db.BudgetUnits.Add(unit);
        return unit;
    }

    /// <summary>A person who can sign in with <see cref="Password"/>.</summary>
    public Person Person(string fullName, params Membership[] memberships)
    {
        var signIn = Number("p");
        var person = new Person
        {
            UserName = signIn,
            NormalizedUserName = signIn.ToUpperInvariant(),
            FullName = fullName,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
        };
        person.PasswordHash = s_hash ??= services.GetRequiredService<IPasswordHasher<Person>>().HashPassword(person, Password);
        Db.Users.Add(person);
        Db.Memberships.AddRange(memberships.Select(membership => new Membership
        {
            MembershipId = Guid.NewGuid(), PersonId = person.Id, Role = membership.Role, UnitId = membership.UnitId, RegionId = membership.RegionId,
        }));
        return person;
    }

    public static Membership In(Role role, BudgetUnit unit) =>
        new() { MembershipId = Guid.Empty, PersonId = Guid.Empty, Role = role, UnitId = unit.UnitId };

    public static Membership In(Role role, Region region) =>
        new() { MembershipId = Guid.Empty, PersonId = Guid.Empty, Role = role, RegionId = region.RegionId };

    /// <summary>An open campaign whose deadline is in ten days unless said otherwise.</summary>
    public Campaign Campaign(Region region, string title = "2021年度部门整体支出绩效自评", DateTimeOffset? deadline = null, bool scanMayFollow = true, string framework = "ZJ21@1")
    {
        var now = _time.GetUtcNow();
        var terms = new CampaignTerms(
            title, 2021, framework, new NoticeReference("自评通知", "测财绩〔2022〕1号", null, "测试财政局"), null, deadline ?? now.AddDays(10), ScanMayFollow: scanMayFollow);
        var campaign = new Campaign(Guid.NewGuid(), region.RegionId, terms);
        campaign.Open(1, hasOfficialSource: true, null, now < terms.Deadline ? now : terms.Deadline.AddDays(-1));
        Db.Campaigns.Add(campaign);
        return campaign;
    }

    /// <summary>A filing led through its states by the aggregate itself.</summary>
    public Filing Filing(Campaign campaign, BudgetUnit unit, FilingState state = FilingState.NotStarted)
    {
        var filing = new Filing(Guid.NewGuid(), campaign.CampaignId, unit.UnitId, unit.RegionId);
        Db.Filings.Add(filing);
        var now = _time.GetUtcNow();
        Actor unitActor = new(Guid.NewGuid(), new HashSet<Role> { Role.Preparer, Role.TeamLeader });
        Actor bureau = new(Guid.NewGuid(), new HashSet<Role> { Role.Bureau });
        const string hash = "00000000000000000000000000000000000000000000000000000000000000aa";
        Action[] steps =
        [
            () => filing.Touch(),
            () => filing.SendToLeader(unitActor, now),
            () => filing.Approve(hash, 0, hasEntered: false, unitActor, now),
            () => filing.Submit(hash, 0, scanMayFollow: true, lateAllowed: true, "回执-1", unitActor, now),
        ];
        Action? last = state switch
        {
            FilingState.LeaderReturned => () => filing.LeaderReturn("请核对", [], unitActor, now),
            FilingState.Accepted => () => filing.Accept(0, 0, EntryDictionary.Empty<ReviewDeduction>(), bureau, now),
            FilingState.Returned => () => filing.BureauReturn("请补充", [], null, bureau, now),
            FilingState.FiledOffline => () => filing.RecordOffline("涉密", bureau, now),
            _ => null,
        };
        var count = state switch
        {
            FilingState.NotStarted or FilingState.FiledOffline => 0,
            FilingState.Drafting => 1,
            FilingState.LeaderReview or FilingState.LeaderReturned => 2,
            FilingState.Approved => 3,
            _ => 4,
        };
        foreach (var step in steps.Take(count))
        {
            step();
        }

        last?.Invoke();
        Assert.Equal(state, filing.State);
        return filing;
    }

    private string Number(string prefix) => $"{prefix}{Guid.NewGuid():N}"[..10] + (_number++).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
