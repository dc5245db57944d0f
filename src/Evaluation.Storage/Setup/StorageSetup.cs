using Evaluation.Storage.Access;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Examinations;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Providers;
using Evaluation.Storage.Rescoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Evaluation.Storage.Setup;

/// <summary>Puts the cupboard into the program and brings its tables up to date.</summary>
public static class StorageSetup
{
    /// <param name="services">The program's services.</param>
    /// <param name="section">Section <c>Storage</c>; see <see cref="StorageOptions"/>.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<StorageOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<AccessScope>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<FilingDesk>();
        services.AddScoped<RescoreDesk>();
        services.AddSingleton<EvidenceStore>();
        services.AddSingleton<EvidencePreviews>();
        services.AddSingleton<ExaminationShelf>();
        services.AddDbContext<SqliteEvaluationDb>((provider, options) => options.UseStorage(Options(provider)));
        services.AddDbContext<PostgreSqlEvaluationDb>((provider, options) => options.UseStorage(Options(provider)));
        services.AddDbContext<SqlServerEvaluationDb>((provider, options) => options.UseStorage(Options(provider)));
        services.AddScoped<EvaluationDb>(provider => Options(provider).Kind switch
        {
            StorageProvider.PostgreSql => provider.GetRequiredService<PostgreSqlEvaluationDb>(),
            StorageProvider.SqlServer => provider.GetRequiredService<SqlServerEvaluationDb>(),
            _ => provider.GetRequiredService<SqliteEvaluationDb>(),
        });
        return services;
    }

    /// <summary>Whether tables are brought up to date at start (the embedded database) or by command (a server).</summary>
    public static bool MigratesAtStart(IServiceProvider services) => Options(services).Kind == StorageProvider.Sqlite;

    /// <summary>Creates the data folder and brings the tables up to date.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(Options(services).Folder);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessScope>().EnterAsSystem();
        var db = scope.ServiceProvider.GetRequiredService<EvaluationDb>();
        await db.ClearStaleMigrationLockAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Whether the tables are those this program was written for; a database that cannot be reached throws.</summary>
    public static async Task<bool> IsUpToDateAsync(IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EvaluationDb>();
        return !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }

    internal static void UseStorage(this DbContextOptionsBuilder builder, StorageOptions options)
    {
        _ = options.Kind switch
        {
            StorageProvider.PostgreSql => builder.UseNpgsql(options.Database),
            StorageProvider.SqlServer => builder.UseSqlServer(options.Database),
            _ => builder.UseSqlite(options.Database).AddInterceptors(new SqlitePragmas()),
        };
    }

    private static StorageOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<StorageOptions>>().Value;

    /// <summary>
    /// SQLite keeps the lock of a migration as a row, which a killed start leaves behind and the next one would wait for without end.
    /// The embedded file has one program, so a lock found at start is nobody's.
    /// </summary>
    private static async Task ClearStaleMigrationLockAsync(this EvaluationDb db, CancellationToken cancellationToken)
    {
        if (db is SqliteEvaluationDb && await HasLockTableAsync(db, cancellationToken))
        {
            await db.Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" """, cancellationToken);
        }
    }

    private static async Task<bool> HasLockTableAsync(EvaluationDb db, CancellationToken cancellationToken)
    {
        var tables = await db.Database
            .SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'""")
            .SingleAsync(cancellationToken);
        return tables > 0;
    }
}
