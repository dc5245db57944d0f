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
    public async Task A_reference_is_published_once_in_a_region_and_once_by_the_program(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await TwoUnits.AddToAsync(cupboard);
        foreach (var regionId in new Guid?[] { data.RegionId, data.OtherRegionId, null })
        {
            await PublishAsync(cupboard, regionId);
            var problem = await Assert.ThrowsAsync<DbUpdateException>(() => PublishAsync(cupboard, regionId));
            Assert.True(DuplicateRow.Refused(problem));
        }

        await using var reading = await cupboard.VisitAsync();
        Assert.Equal(3, await reading.Db.FrameworkVersions.CountAsync(f => f.Reference == "ZJ21@2"));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_bureau_reads_what_regions_above_it_published_and_nothing_else_of_theirs(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await TwoUnits.AddToAsync(cupboard);
        var province = new Region { RegionId = Guid.NewGuid(), Code = "44", Name = "省" };
        await using (var visit = await cupboard.VisitAsync())
        {
            var now = cupboard.Time.GetUtcNow();
            visit.Db.Add(province);
            (await visit.Db.Regions.SingleAsync(r => r.RegionId == data.RegionId)).ParentRegionId = province.RegionId;
            var (above, far) = (Draft(province.RegionId, "ABOVE", 1, now), Draft(data.OtherRegionId, "FAR", 1, now));
            visit.Db.AddRange(above, far, Draft(province.RegionId, "DRAFT", 1, now), Draft(data.RegionId, "OWN", 1, now), Draft(null, "ALL", 1, now));
            await visit.Db.SaveChangesAsync();
            above.Publish("ABOVE@1", null, now);
            far.Publish("FAR@1", null, now);
            await visit.Db.SaveChangesAsync();
        }

        await using var bureau = await cupboard.VisitAsync(data.Bureau);
        await using var clerk = await cupboard.VisitAsync(data.A.Clerk);
        Assert.Equal(["ABOVE", "ALL", "OWN"], await (await bureau.Db.ReadableFrameworksAsync()).Select(f => f.Code).Order().ToArrayAsync());
        Assert.Equal(["ALL"], await (await clerk.Db.ReadableFrameworksAsync()).Select(f => f.Code).Order().ToArrayAsync());
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

    private static async Task PublishAsync(Cupboard cupboard, Guid? regionId)
    {
        await using var visit = await cupboard.VisitAsync();
        var version = Draft(regionId, "ZJ21", 2, cupboard.Time.GetUtcNow());
        version.Publish("ZJ21@2", null, cupboard.Time.GetUtcNow());
        visit.Db.Add(version);
        await visit.Db.SaveChangesAsync();
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
