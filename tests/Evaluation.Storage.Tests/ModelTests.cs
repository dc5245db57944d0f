using Evaluation.Storage.Access;
using Evaluation.Storage.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Evaluation.Storage.Tests;

public sealed class ModelTests
{
    public static TheoryData<string> Contexts => ["Sqlite", "PostgreSql", "SqlServer"];

    [Theory, MemberData(nameof(Contexts))]
    public void Model_and_migrations_agree(string provider)
    {
        using var db = Open(provider);

        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), "run src/Evaluation.Storage/add-migration NAME");
    }

    [Fact]
    public void Every_entity_is_filtered_by_scope_or_says_why_not()
    {
        using var db = Open("Sqlite");
        var entities = db.Model.GetEntityTypes().ToList();

        var open = entities.Where(entity => entity.GetDeclaredQueryFilters().Count == 0).Select(entity => entity.ShortName()).Order(StringComparer.Ordinal);

        Assert.Equal(EvaluationDb.WithoutFilter.Keys.Order(StringComparer.Ordinal).ToArray(), open.ToArray());
    }

    [Fact]
    public void Every_text_column_states_its_length_except_frozen_documents()
    {
        using var db = Open("Sqlite");

        var unlimited = db.Model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties())
            .Where(property => (property.GetProviderClrType() ?? property.ClrType) == typeof(string) && property.GetMaxLength() is null)
            .Select(property => $"{property.DeclaringType.ShortName()}.{property.Name}").Order(StringComparer.Ordinal);

        Assert.Equal(["CampaignAccounts.Rules", "FilingVersion.Record", "FilingVersion.ScoreSheet", "FrameworkVersion.Content"], unlimited.ToArray());
    }

    [Fact]
    public void No_column_holds_money_or_time_in_a_type_that_a_provider_cannot_order()
    {
        using var db = Open("Sqlite");

        Type[] unfit = [typeof(decimal), typeof(double), typeof(float), typeof(DateTimeOffset), typeof(DateTime), typeof(TimeSpan)];
        var columns = db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => unfit.Contains(property.GetTypeMapping().Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType))
            .Select(property => property.ToString());

        Assert.Empty(columns.ToArray());
    }

    [Fact]
    public void Sql_server_script_of_all_migrations_is_valid_Transact_SQL()
    {
        using var db = Open("SqlServer");

        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        TransactSql.AssertParses(script);
        Assert.Contains("CREATE TABLE [Filings]", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_Transact_SQL_is_noticed() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => TransactSql.AssertParses("SELECT FROM WHERE"));

    internal static EvaluationDb Open(string provider)
    {
        var scope = new AccessScope();
        return provider switch
        {
            "SqlServer" => new SqlServerEvaluationDb(new DbContextOptionsBuilder<SqlServerEvaluationDb>().UseSqlServer("Server=none").Options, scope),
            "PostgreSql" => new PostgreSqlEvaluationDb(new DbContextOptionsBuilder<PostgreSqlEvaluationDb>().UseNpgsql("Host=none").Options, scope),
            _ => new SqliteEvaluationDb(new DbContextOptionsBuilder<SqliteEvaluationDb>().UseSqlite("Data Source=:memory:").Options, scope),
        };
    }
}

/// <summary>Judges Transact-SQL without a server.</summary>
internal static class TransactSql
{
    public static void AssertParses(string sql)
    {
        using var reader = new StringReader(sql);
        _ = new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.True(errors.Count == 0, string.Join('\n', errors.Select(error => $"{error.Line}:{error.Column} {error.Message}")) + "\n" + sql[..Math.Min(sql.Length, 2000)]);
    }
}
