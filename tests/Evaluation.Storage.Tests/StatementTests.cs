using System.Data.Common;
using Evaluation.Storage.Access;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Providers;
using Evaluation.Storage.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Evaluation.Storage.Tests;

public sealed class StatementTests
{
    [Fact]
    public async Task A_folder_takes_as_many_statements_with_hundreds_of_values_as_with_one()
    {
        await using var cupboard = await Cupboard.OpenAsync(StorageProvider.Sqlite);
        var data = await TwoUnits.AddToAsync(cupboard);
        await cupboard.SaveAllAsync(data.A.Clerk, data.A.FilingId, Values(1));
        var few = await StatementsAsync(cupboard, data);

        await cupboard.SaveAllAsync(data.A.Clerk, data.A.FilingId, [.. Values(300).Skip(1)]);

        Assert.Equal(few, await StatementsAsync(cupboard, data));
        Assert.InRange(few, 1, 8);
    }

    private static List<EntryChangeRequest> Values(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new EntryChangeRequest($"input/key{i}", $"{i + 1}", null))];

    private static async Task<int> StatementsAsync(Cupboard cupboard, TwoUnits data)
    {
        var counter = new StatementCounter();
        var options = new DbContextOptionsBuilder<SqliteEvaluationDb>()
            .UseSqlite($"Data Source={Path.Combine(cupboard.Folder, "evaluation.db")}").AddInterceptors(counter).Options;
        await using var db = new SqliteEvaluationDb(options, new AccessScope());
        Assert.True(await db.EnterAsync(data.A.Clerk));
        counter.Statements = 0;

        Assert.NotNull(await new FilingDesk(db, new AuditTrail(db, cupboard.Time), cupboard.Time).LoadAsync(data.A.FilingId));

        return counter.Statements;
    }

    private sealed class StatementCounter : DbCommandInterceptor
    {
        public int Statements { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Statements++;
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
