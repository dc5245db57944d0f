using Evaluation.Storage.Audit;
using Evaluation.Storage.Setup;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Tests;

public sealed class AuditTests
{
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Lines_written_at_the_same_time_form_one_chain(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => WriteAsync(cupboard, 3))));

        Assert.Equal(new AuditVerdict(24, null, null), await VerifyAsync(cupboard));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task An_altered_removed_inserted_or_cut_off_line_is_named(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        await WriteAsync(cupboard, 6);
        await UnguardAsync(cupboard, provider);

        Assert.Equal(6, await FirstBadAfterAsync(cupboard, e => e.Where(x => x.Sequence == 6).ExecuteDeleteAsync()));
        Assert.Equal(4, await FirstBadAfterAsync(cupboard, e => e.Where(x => x.Sequence == 4)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Detail, "geändert"))));
        Assert.Equal(3, await FirstBadAfterAsync(cupboard, e => e.Where(x => x.Sequence == 3).ExecuteDeleteAsync()));
        Assert.Equal(2, await FirstBadAfterAsync(cupboard, e => e.Where(x => x.Sequence == 2)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.At, x => DateTimeOffset.UnixEpoch))));
        Assert.Equal(1, await FirstBadAfterAsync(cupboard, e => e.Where(x => x.Sequence == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Hash, AuditEvent.FirstHash))));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_save_that_fails_leaves_no_line(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        await using (var visit = await cupboard.VisitAsync())
        {
            visit.Get<AuditTrail>().Record(AuditEventKind.CampaignCreated, "campaign/x");
            visit.Db.Add(new Units.BudgetUnit { UnitId = Guid.NewGuid(), RegionId = Guid.NewGuid(), Code = "1", Name = "无此地区" });
            await Assert.ThrowsAsync<DbUpdateException>(() => visit.Db.SaveChangesAsync());
        }

        Assert.Equal(new AuditVerdict(0, null, null), await VerifyAsync(cupboard));
    }

    /// <summary>Somebody who may change tables can take the guard away; the chain still tells.</summary>
    private static async Task UnguardAsync(Cupboard cupboard, StorageProvider provider)
    {
        await using var visit = await cupboard.VisitAsync();
        await visit.Db.Database.ExecuteSqlRawAsync(provider == StorageProvider.PostgreSql
            ? """ALTER TABLE "AuditEvents" DISABLE TRIGGER USER"""
            : """DROP TRIGGER "AuditEvents_Kept_Update"; DROP TRIGGER "AuditEvents_Kept_Delete" """);
    }

    private static async Task WriteAsync(Cupboard cupboard, int lines)
    {
        for (var i = 0; i < lines; i++)
        {
            await using var visit = await cupboard.VisitAsync();
            await visit.Get<AuditTrail>().RecordNowAsync(AuditEventKind.SignInFailed, "person/某人", "密码错误\0", personName: "某人");
        }
    }

    private static async Task<AuditVerdict> VerifyAsync(Cupboard cupboard)
    {
        await using var visit = await cupboard.VisitAsync();
        return await visit.Get<AuditTrail>().VerifyAsync();
    }

    private static async Task<long?> FirstBadAfterAsync(Cupboard cupboard, Func<IQueryable<AuditEvent>, Task<int>> tamper)
    {
        await using (var visit = await cupboard.VisitAsync())
        {
            Assert.Equal(1, await tamper(visit.Db.AuditEvents));
        }

        return (await VerifyAsync(cupboard)).FirstBad;
    }
}
