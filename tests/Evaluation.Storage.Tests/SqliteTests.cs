using Evaluation.Storage.Filings;
using Evaluation.Storage.Setup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Tests;

public sealed class SqliteTests
{
    [Fact]
    public async Task Every_connection_writes_ahead_syncs_fully_and_holds_foreign_keys()
    {
        await using var cupboard = await Cupboard.OpenAsync(StorageProvider.Sqlite);
        await using var visit = await cupboard.VisitAsync();

        Assert.Equal("wal", await visit.Db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode()").SingleAsync());
        Assert.Equal(2, await visit.Db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous()").SingleAsync());
        Assert.Equal(1, await visit.Db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys()").SingleAsync());
    }

    [Fact]
    public async Task Start_after_a_start_that_was_killed_while_migrating_does_not_hang()
    {
        await using var cupboard = await Cupboard.OpenAsync(StorageProvider.Sqlite);
        await using (var visit = await cupboard.VisitAsync())
        {
            await visit.Db.Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2022-05-10')""");
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await StorageSetup.MigrateAsync(cupboard.Services, patience.Token);
    }

    [Fact]
    public async Task Killed_while_saving_loses_no_acknowledged_save()
    {
        var folder = Directory.CreateTempSubdirectory("evaluation-kill-").FullName;
        try
        {
            var acknowledged = await KilledChild.RunAsync(typeof(KilledWriter), folder, after: 25);

            await using var services = Cupboard.Build(StorageProvider.Sqlite, string.Empty, folder);
            await StorageSetup.MigrateAsync(services);
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "evaluation.db")}");
            await connection.OpenAsync();
            await using var query = connection.CreateCommand();
            query.CommandText = "SELECT CAST(Text AS INTEGER) FROM FilingEntries WHERE Path = 'input/counter'";
            Assert.InRange((long)(await query.ExecuteScalarAsync())!, acknowledged, acknowledged + 1);
            query.CommandText = "PRAGMA integrity_check";
            Assert.Equal("ok", await query.ExecuteScalarAsync());
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>The writer of <see cref="SqliteTests.Killed_while_saving_loses_no_acknowledged_save"/>; runs only as its child.</summary>
public sealed class KilledWriter
{
    [Fact(Explicit = true)]
    public async Task Saves_until_killed()
    {
        var folder = KilledChild.Folder;
        await using var cupboard = await Cupboard.OpenInAsync(folder);
        var data = await TwoUnits.AddToAsync(cupboard);
        await using var log = KilledChild.OpenLog();
        Guid? version = null;
        for (var i = 1; i < 100_000; i++)
        {
            var saved = Assert.IsType<EntrySaveResult.Saved>(
                await cupboard.SaveAsync(data.A.Clerk, data.A.FilingId, "input/counter", $"{i}", version));
            version = saved.Version;
            log.WriteByte(1);
        }
    }
}
