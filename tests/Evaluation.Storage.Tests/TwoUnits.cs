using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Storage.People;
using Evaluation.Storage.Setup;
using Evaluation.Storage.Units;

namespace Evaluation.Storage.Tests;

/// <summary>Two regions; the first with units A and B, their people and filings in one open campaign.</summary>
internal sealed class TwoUnits
{
    public static readonly DateTimeOffset Deadline = new(2022, 6, 1, 0, 0, 0, TimeSpan.FromHours(8));

    public Guid RegionId { get; } = Guid.CreateVersion7();

    public Guid OtherRegionId { get; } = Guid.CreateVersion7();

    public Guid CampaignId { get; } = Guid.CreateVersion7();

    public UnitPeople A { get; } = new();

    public UnitPeople B { get; } = new();

    /// <summary>A unit of the other region.</summary>
    public UnitPeople Far { get; } = new();

    public Guid Bureau { get; } = Guid.CreateVersion7();

    public Guid FarBureau { get; } = Guid.CreateVersion7();

    public Guid Administrator { get; } = Guid.CreateVersion7();

    public static async Task<TwoUnits> AddToAsync(Cupboard cupboard)
    {
        var data = new TwoUnits();
        await using var visit = await cupboard.VisitAsync();
        var db = visit.Db;
        db.AddRange(
            new Units.Region { RegionId = data.RegionId, Code = "440800", Name = "湛江市" },
            new Units.Region { RegionId = data.OtherRegionId, Code = "440900", Name = "茂名市" });
        data.AddPerson(db, data.Bureau, "bureau", Role.Bureau, regionId: data.RegionId);
        data.AddPerson(db, data.FarBureau, "farbureau", Role.Bureau, regionId: data.OtherRegionId);
        data.AddPerson(db, data.Administrator, "admin", Role.Administrator, regionId: data.RegionId);
        data.AddUnit(db, data.A, "A", data.RegionId);
        data.AddUnit(db, data.B, "B", data.RegionId);
        data.AddUnit(db, data.Far, "Far", data.OtherRegionId);
        data.AddCampaign(db, data.CampaignId, data.RegionId, open: true);
        db.Add(new Filing(data.A.FilingId, data.CampaignId, data.A.UnitId, data.RegionId));
        db.Add(new Filing(data.B.FilingId, data.CampaignId, data.B.UnitId, data.RegionId));
        await db.SaveChangesAsync();
        return data;
    }

    public Campaign AddCampaign(EvaluationDb db, Guid campaignId, Guid regionId, bool open)
    {
        var campaign = new Campaign(campaignId, regionId, new CampaignTerms(
            "2021年度部门整体支出绩效自评", 2021, "ZJ21@1", new NoticeReference("关于开展自评的通知", "湛财绩〔2022〕1号", new DateOnly(2022, 4, 1), "财政局"), "0759-0000000", Deadline));
        if (open)
        {
            Assert.Null(campaign.Open(2, hasOfficialSource: true, null, Deadline.AddDays(-30)));
        }

        db.Add(campaign);
        return campaign;
    }

    private void AddUnit(EvaluationDb db, UnitPeople unit, string name, Guid regionId)
    {
        db.Add(new BudgetUnit { UnitId = unit.UnitId, RegionId = regionId, Code = "1" + name, Name = $"单位{name}" });
        AddPerson(db, unit.Clerk, "clerk" + name, Role.Preparer, unitId: unit.UnitId);
        AddPerson(db, unit.SecondClerk, "second" + name, Role.Preparer, unitId: unit.UnitId);
        AddPerson(db, unit.Leader, "leader" + name, Role.TeamLeader, unitId: unit.UnitId);
    }

    private void AddPerson(EvaluationDb db, Guid personId, string name, Role role, Guid? unitId = null, Guid? regionId = null)
    {
        db.Add(new Person { Id = personId, UserName = name, NormalizedUserName = name.ToUpperInvariant(), FullName = "人员" + name });
        db.Add(new Membership { MembershipId = Guid.CreateVersion7(), PersonId = personId, Role = role, UnitId = unitId, RegionId = regionId });
    }
}

/// <summary>A unit, its people and its filing.</summary>
internal sealed class UnitPeople
{
    public Guid UnitId { get; } = Guid.CreateVersion7();

    public Guid Clerk { get; } = Guid.CreateVersion7();

    public Guid SecondClerk { get; } = Guid.CreateVersion7();

    public Guid Leader { get; } = Guid.CreateVersion7();

    public Guid FilingId { get; } = Guid.CreateVersion7();
}
