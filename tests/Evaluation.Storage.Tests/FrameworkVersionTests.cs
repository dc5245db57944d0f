using Evaluation.Storage.Frameworks;
using Evaluation.Storage.Setup;
using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Tests;

public sealed class FrameworkVersionTests
{
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_published_version_is_neither_changed_nor_removed(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        await using (var publishing = await cupboard.VisitAsync())
        {
            var draft = Draft(null, "ZJ21", 1, cupboard.Time.GetUtcNow());
            publishing.Db.Add(draft);
            await publishing.Db.SaveChangesAsync();
            draft.Content = "title: 改过的草稿";
            draft.Publish("ZJ21@1", null, cupboard.Time.GetUtcNow());
            await publishing.Db.SaveChangesAsync();
        }

        foreach (var change in new Action<EvaluationDb, FrameworkVersion>[] { (_, kept) => kept.Title = "另一个", (_, kept) => kept.Content = "x", (db, kept) => db.Remove(kept) })
        {
            await using var visit = await cupboard.VisitAsync();
            change(visit.Db, await visit.Db.FrameworkVersions.SingleAsync());
            await Assert.ThrowsAsync<InvalidOperationException>(() => visit.Db.SaveChangesAsync());
        }

        await using var reading = await cupboard.VisitAsync();
        Assert.Equal("title: 改过的草稿", (await reading.Db.FrameworkVersions.SingleAsync()).Content);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_reference_is_published_once_however_many_drafts_aim_at_it(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await TwoUnits.AddToAsync(cupboard);
        await using var visit = await cupboard.VisitAsync();
        var now = cupboard.Time.GetUtcNow();
        FrameworkVersion[] drafts = [Draft(data.RegionId, "ZJ21", 2, now), Draft(data.OtherRegionId, "ZJ21", 2, now)];
        visit.Db.AddRange(drafts);
        await visit.Db.SaveChangesAsync();

        drafts[0].Publish("ZJ21@2", data.Bureau, now);
        await visit.Db.SaveChangesAsync();
        drafts[1].Publish("ZJ21@2", data.FarBureau, now);

        await Assert.ThrowsAsync<DbUpdateException>(() => visit.Db.SaveChangesAsync());
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_bureau_sees_its_own_versions_and_those_of_the_program(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await TwoUnits.AddToAsync(cupboard);
        await using (var visit = await cupboard.VisitAsync())
        {
            var now = cupboard.Time.GetUtcNow();
            visit.Db.AddRange(Draft(data.RegionId, "OWN", 1, now), Draft(data.OtherRegionId, "FAR", 1, now), Draft(null, "ALL", 1, now));
            await visit.Db.SaveChangesAsync();
        }

        await using var bureau = await cupboard.VisitAsync(data.Bureau);
        Assert.Equal(["ALL", "OWN"], await bureau.Db.FrameworkVersions.Select(f => f.Code).Order().ToArrayAsync());
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_chain_of_a_region_ends_at_the_top_and_survives_a_circle(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        await using var visit = await cupboard.VisitAsync();
        var province = new Region { RegionId = Guid.NewGuid(), Code = "44", Name = "省" };
        var city = new Region { RegionId = Guid.NewGuid(), Code = "4408", Name = "市", ParentRegionId = province.RegionId };
        var county = new Region { RegionId = Guid.NewGuid(), Code = "440811", Name = "区", ParentRegionId = city.RegionId };
        visit.Db.AddRange(province, city, county);
        await visit.Db.SaveChangesAsync();

        Assert.Equal([county.RegionId, city.RegionId, province.RegionId], await RegionChain.OfAsync(visit.Db, county.RegionId));
        province.ParentRegionId = county.RegionId;
        await visit.Db.SaveChangesAsync();
        Assert.Equal([county.RegionId, city.RegionId, province.RegionId], await RegionChain.OfAsync(visit.Db, county.RegionId));
    }

    [Fact]
    public void Line_ends_and_a_byte_order_mark_do_not_change_the_hash()
    {
        Assert.Equal(FrameworkVersion.HashOf("a: 1\nb: 2\n"), FrameworkVersion.HashOf("\uFEFFa: 1\r\nb: 2\r\n"));
        Assert.NotEqual(FrameworkVersion.HashOf("a: 1\n"), FrameworkVersion.HashOf("a: 1"));
    }

    internal static FrameworkVersion Draft(Guid? regionId, string code, int version, DateTimeOffset now) => new()
    {
        FrameworkVersionId = Guid.CreateVersion7(),
        RegionId = regionId,
        Origin = regionId is null ? FrameworkOrigin.Shipped : FrameworkOrigin.Bureau,
        Code = code,
        Version = version,
        Title = "指标体系",
        Content = "title: 指标体系\n",
        Sha256 = FrameworkVersion.HashOf("title: 指标体系\n"),
        CreatedAt = now,
        ChangedAt = now,
    };
}
