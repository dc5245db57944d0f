using Evaluation.Storage.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Evaluation.Storage.Providers;

/// <summary>Opens each context for the migration tool, which never connects.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteEvaluationDb>
{
    public SqliteEvaluationDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteEvaluationDb>().UseSqlite("Data Source=:memory:").Options, new AccessScope());
}

internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerEvaluationDb>
{
    public SqlServerEvaluationDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerEvaluationDb>().UseSqlServer("Server=none").Options, new AccessScope());
}

internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlEvaluationDb>
{
    public PostgreSqlEvaluationDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlEvaluationDb>().UseNpgsql("Host=none").Options, new AccessScope());
}
