using System.Runtime.InteropServices;
using System.Data.Common;
using System.Diagnostics;
using Evaluation.Benchmarks.Method;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Access;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Frameworks;
using Evaluation.Storage.Rescoring;
using Evaluation.Storage.Setup;
using Evaluation.Storage.Units;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Rescoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evaluation.Benchmarks;

/// <summary>Rescoring of a campaign from the embedded database against a raw loop that reads and writes the same rows in the same transactions.</summary>
internal sealed class RescoringRun : IAsyncDisposable
{
    public const double AtMost = 1.5;
    public const int Filings = 100_000;

    private const int Chunk = 1000;

    private const string Select = """
        SELECT f."UnitId", f."FilingId", v."FilingVersionId", v."Number", v."Record", v."ComputedTotal", v."Grade", v."RowPoints", f."DaysLate", f."QualityErrors", f."ReviewDeductions"
        FROM "Filings" f JOIN "FilingVersions" v ON v."FilingId" = f."FilingId"
        WHERE f."CampaignId" = @campaign AND f."UnitId" > @after AND v."SubmittedAt" IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM "FilingVersions" l WHERE l."FilingId" = v."FilingId" AND l."SubmittedAt" IS NOT NULL AND l."Number" > v."Number")
        ORDER BY f."UnitId" LIMIT @size
        """;

    private const string Update = """UPDATE "RescoreRuns" SET "Cursor" = @cursor, "Done" = "Done" + @done WHERE "RescoreRunId" = @run""";

    private const string Insert = """
        INSERT INTO "RescoreResults" ("RescoreRunId", "FilingId", "Number", "Before", "After", "Difference", "GradeBefore", "GradeAfter", "Changes", "Problem")
        VALUES (@a, @b, @c, @d, @e, @f, @g, @h, @i, @j)
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("evaluation-rescoring-").FullName;
    private readonly Guid _campaignId = Guid.CreateVersion7();
    private readonly Guid _regionId = Guid.CreateVersion7();
    private readonly ServiceProvider _services;
    private readonly int _filings;

    public RescoringRun(int filings)
    {
        _filings = filings;
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Storage:DataFolder"] = _folder };
        _services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging()
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Storage"))
            .AddSingleton(services => ActivatorUtilities.CreateInstance<FrameworkShelf>(services, _folder))
            .AddSingleton<RescoreLoop>()
            .BuildServiceProvider();
    }

    /// <summary>Each pair, ours and raw, once by processor time and once by wall time. One warm round goes before, uncounted.</summary>
    public async Task<IReadOnlyList<Comparison>> RunAsync(int pairs)
    {
        await StorageSetup.MigrateAsync(_services);
        await WithAsync(SeedAsync);
        await WithAsync(OursAsync);
        await WithAsync(RawAsync);
        List<(double, double)> processor = [], wall = [];
        for (var pair = 0; pair < pairs; pair++)
        {
            var first = pair % 2 == 0 ? await WithAsync(OursAsync) : default;
            var raw = await WithAsync(RawAsync);
            var ours = pair % 2 == 0 ? first : await WithAsync(OursAsync);
            processor.Add((ours.Processor, raw.Processor));
            wall.Add((ours.Wall, raw.Wall));
            Console.Error.WriteLine(FormattableString.Invariant(
                $"{pair + 1}/{pairs}: processor {ours.Processor:0.00} s / {raw.Processor:0.00} s, wall {ours.Wall:0.00} s / {raw.Wall:0.00} s"));
        }

        return
        [
            new Comparison("rescoring, processor time", "raw loop over the same rows", AtMost, null, processor),
            new Comparison("rescoring, wall time", "raw loop over the same rows", AtMost, null, wall),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<T> WithAsync<T>(Func<EvaluationDb, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessScope>().EnterAsSystem();
        return await work(scope.ServiceProvider.GetRequiredService<EvaluationDb>());
    }

    private async Task<int> SeedAsync(EvaluationDb db)
    {
        var (framework, now) = (Subjects.SampleFilings.Framework(), TimeProvider.System.GetUtcNow());
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "BENCH.1.yaml"));
        db.AddRange(
            new Region { RegionId = _regionId, Code = "44", Name = "省" },
            Published(framework.Reference, framework.Version, text, now),
            Published($"{framework.Code}@2", 2, text.Replace("version: 1\n", "version: 2\n", StringComparison.Ordinal), now),
            new Campaign(_campaignId, _regionId, new CampaignTerms("t", framework.Years.From, framework.Reference, new NoticeReference("n", "n", null, null), null, now.AddDays(9))));
        await db.SaveChangesAsync();
        var records = Subjects.SampleFilings.Make(Math.Min(_filings, Chunk)).Select(record => (Text: CanonicalRecord.Of(record), Result: FilingResult.Of(Scorer.Score(framework, record), []))).ToList();
        for (var number = 0; number < _filings; number++)
        {
            Add(db, number, records[number % records.Count].Text, records[number % records.Count].Result, now);
            if (number % Chunk == Chunk - 1 || number == _filings - 1)
            {
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
        }

        return await db.FilingVersions.ExecuteUpdateAsync(set => set.SetProperty(v => v.SubmittedAt, v => v.At));
    }

    private void Add(EvaluationDb db, int number, string record, FilingResult result, DateTimeOffset now)
    {
        var unit = new BudgetUnit { UnitId = Guid.CreateVersion7(), RegionId = _regionId, Code = FormattableString.Invariant($"U{number:000000}"), Name = "单位" };
        var filing = new Filing(Guid.CreateVersion7(), _campaignId, unit.UnitId, _regionId);
        var version = new FilingVersion
        {
            FilingVersionId = Guid.CreateVersion7(), FilingId = filing.FilingId, Number = 1, Hash = new string('0', 64), Record = record, ScoreSheet = "{}",
            ApprovedBy = Guid.Empty, At = now,
        };
        version.Keep(result);
        db.AddRange(unit, filing, version);
    }

    private static FrameworkVersion Published(string reference, int number, string text, DateTimeOffset now)
    {
        var version = new FrameworkVersion
        {
            FrameworkVersionId = Guid.CreateVersion7(), Origin = FrameworkOrigin.Shipped, Code = reference.Split('@')[0], Version = number, Title = reference,
            Content = text, Sha256 = FrameworkVersion.HashOf(text), CreatedAt = now, ChangedAt = now,
        };
        version.Publish(reference, by: null, now);
        return version;
    }

    private async Task<Guid> BeginAsync(EvaluationDb db)
    {
        // Every run begins with the same empty table; the database itself lets nobody empty it.
        await db.Database.ExecuteSqlRawAsync("""DROP TRIGGER IF EXISTS "RescoreResults_Kept_Delete" """);
        await db.RescoreResults.ExecuteDeleteAsync();
        await db.RescoreRuns.ExecuteDeleteAsync();
        var framework = Subjects.SampleFilings.Framework();
        var run = new RescoreRun
        {
            RescoreRunId = Guid.CreateVersion7(), CampaignId = _campaignId, RegionId = _regionId, FromFramework = framework.Reference, Framework = $"{framework.Code}@2",
            StartedBy = Guid.Empty, StartedAt = TimeProvider.System.GetUtcNow(), Total = _filings,
        };
        db.Add(run);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        GC.Collect();
        return run.RescoreRunId;
    }

    private async Task<Seconds> OursAsync(EvaluationDb db)
    {
        var runId = await BeginAsync(db);
        var clock = Seconds.Start();
        var done = await _services.GetRequiredService<RescoreLoop>().RunAsync(runId);
        var seconds = clock();
        var run = await db.RescoreRuns.AsNoTracking().SingleAsync(r => r.RescoreRunId == runId);
        return done && run.Done == _filings && run.Failed == 0 && run.Unchanged == _filings
            ? seconds
            : throw new InvalidOperationException($"{run.Done} done, {run.Failed} failed, {run.Unchanged} unchanged.");
    }

    /// <summary>One connection, prepared commands, every column read; nothing is parsed or computed.</summary>
    private async Task<Seconds> RawAsync(EvaluationDb db)
    {
        var runId = await BeginAsync(db);
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var clock = Seconds.Start();
        await using var select = Command(connection, Select, ("campaign", _campaignId), ("after", Guid.Empty), ("size", RescoreLoop.Batch));
        var (done, rows) = (0, new List<object?[]>());
        while (await ReadAsync(select, runId, rows) is { } last)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var update = Command(connection, Update, ("cursor", last), ("done", rows.Count), ("run", runId));
            update.Transaction = transaction;
            await update.ExecuteNonQueryAsync();
            await using var insert = Command(connection, Insert, [.. "abcdefghij".Select(name => (name.ToString(), (object?)null))]);
            insert.Transaction = transaction;
            await insert.PrepareAsync();
            foreach (var row in rows)
            {
                for (var index = 0; index < row.Length; index++)
                {
                    insert.Parameters[index].Value = row[index] ?? DBNull.Value;
                }

                await insert.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
            done += rows.Count;
            (select.Parameters[1].Value, rows) = (last, []);
        }

        return done == _filings ? clock() : throw new InvalidOperationException($"{done} done.");
    }

    private static async Task<Guid?> ReadAsync(DbCommand select, Guid runId, List<object?[]> rows)
    {
        Guid? last = null;
        var read = 0L;
        await using var reader = await select.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            last = reader.GetGuid(0);
            _ = reader.GetGuid(2);
            read += reader.GetString(4).Length + reader.GetString(7).Length;
            var (total, grade) = (reader.GetInt32(5), reader.GetString(6));
            rows.Add([runId, reader.GetGuid(1), reader.GetInt32(3), total, total, 0, grade, grade, "{}", null]);
        }

        return read > 0 ? last : null;
    }

    private static DbCommand Command(DbConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@" + name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Seconds(double Processor, double Wall)
    {
        public static Func<Seconds> Start()
        {
            GC.WaitForPendingFinalizers();
            var (before, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
            return () => new Seconds((Environment.CpuUsage.TotalTime - before).TotalSeconds, clock.Elapsed.TotalSeconds);
        }
    }
}
