using System.Data.Common;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Access;
using Evaluation.Storage.People;
using Evaluation.Storage.Setup;
using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Evaluation.Storage.Tests;

/// <summary>A migrated cupboard of one provider with a data folder of its own, removed afterwards.</summary>
internal sealed class Cupboard : IAsyncDisposable
{
    public const string PostgresVariable = "EVALUATION_TEST_POSTGRES";

    private readonly ServiceProvider _services;
    private readonly string? _serverDatabase;

    private Cupboard(ServiceProvider services, string folder, string? serverDatabase) =>
        (_services, Folder, _serverDatabase) = (services, folder, serverDatabase);

    public string Folder { get; }

    public IServiceProvider Services => _services;

    public FakeTimeProvider Time => (FakeTimeProvider)_services.GetRequiredService<TimeProvider>();

    /// <summary>Opens a fresh cupboard, or skips the test where no server is configured.</summary>
    public static async Task<Cupboard> OpenAsync(StorageProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("evaluation-storage-").FullName;
        var connection = string.Empty;
        string? serverDatabase = null;
        if (provider == StorageProvider.PostgreSql)
        {
            var server = Environment.GetEnvironmentVariable(PostgresVariable);
            Assert.SkipWhen(string.IsNullOrEmpty(server), $"{PostgresVariable} names no PostgreSQL server");
            serverDatabase = "evaluation_" + Guid.NewGuid().ToString("N");
            await AtServerAsync(server!, $"CREATE DATABASE {serverDatabase}");
            connection = new NpgsqlConnectionStringBuilder(server) { Database = serverDatabase, MaxPoolSize = 20 }.ConnectionString;
        }

        var services = Build(provider, connection, folder);
        await StorageSetup.MigrateAsync(services);
        return new Cupboard(services, folder, serverDatabase);
    }

    /// <summary>An embedded cupboard in a folder of somebody else.</summary>
    public static async Task<Cupboard> OpenInAsync(string folder)
    {
        var services = Build(StorageProvider.Sqlite, string.Empty, folder);
        await StorageSetup.MigrateAsync(services);
        return new Cupboard(services, folder, serverDatabase: null);
    }

    public static ServiceProvider Build(StorageProvider provider, string connection, string folder)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:Provider"] = provider.ToString(),
            ["Storage:ConnectionString"] = connection,
            ["Storage:DataFolder"] = folder,
        };
        return new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2022, 5, 10, 1, 2, 3, TimeSpan.Zero)))
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Storage"))
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    /// <summary>A request of somebody; null: of the system itself.</summary>
    public async Task<Visit> VisitAsync(Guid? personId = null)
    {
        var visit = new Visit(_services.CreateAsyncScope());
        if (personId is { } person)
        {
            Assert.True(await visit.Db.EnterAsync(person));
        }
        else
        {
            visit.Scope.EnterAsSystem();
        }

        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_serverDatabase is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await AtServerAsync(Environment.GetEnvironmentVariable(PostgresVariable)!, $"DROP DATABASE {_serverDatabase} WITH (FORCE)");
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static async Task AtServerAsync(string server, string command)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand(command, connection);
        await create.ExecuteNonQueryAsync();
    }
}

/// <summary>One request: its own context and scope.</summary>
internal sealed class Visit(AsyncServiceScope services) : IAsyncDisposable
{
    public EvaluationDb Db { get; } = services.ServiceProvider.GetRequiredService<EvaluationDb>();

    public AccessScope Scope => Db.Scope;

    public T Get<T>()
        where T : notnull => services.ServiceProvider.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
