using System.Reflection;
using Evaluation.Core.Filings;
using Evaluation.Storage.Access;
using Evaluation.Storage.People;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Tests;

public sealed class SqlServerQueryTests
{
    private static readonly MethodInfo Query = typeof(SqlServerQueryTests).GetMethod(nameof(QueryOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    [Fact]
    public void Every_set_seen_through_a_persons_scope_is_valid_Transact_SQL()
    {
        using var db = ModelTests.Open("SqlServer");
        EnterWithEveryRole(db.Scope);

        var sets = db.Model.GetEntityTypes().Where(entity => !entity.IsOwned()).ToList();
        Assert.True(sets.Count > 15);
        foreach (var entity in sets)
        {
            TransactSql.AssertParses((string)Query.MakeGenericMethod(entity.ClrType).Invoke(null, [db])!);
        }
    }

    [Fact]
    public void Queries_of_the_cupboard_are_valid_Transact_SQL()
    {
        using var db = ModelTests.Open("SqlServer");
        EnterWithEveryRole(db.Scope);
        var (id, paths) = (Guid.CreateVersion7(), new List<string> { "input/a", "input/b" });

        string[] queries =
        [
            db.People.ToQueryString(),
            db.Filings.Where(f => f.FilingId == id).ToQueryString(),
            db.FilingEntries.Where(e => e.FilingId == id && paths.Contains(e.Path)).ToQueryString(),
            db.EvidenceFiles.Include(f => f.Links).Where(f => f.FilingId == id && f.RemovedAt == null).OrderBy(f => f.At).ToQueryString(),
            db.DeadlineExtensions.Where(e => e.FilingId == id).OrderBy(e => e.At).ToQueryString(),
            db.FilingVersions.Where(v => v.FilingId == id && v.Number == 1).ToQueryString(),
            db.Memberships.IgnoreQueryFilters().Where(m => m.PersonId == id).ToQueryString(),
            db.AuditEvents.IgnoreQueryFilters().OrderBy(e => e.Sequence).ToQueryString(),
        ];

        Assert.All(queries, TransactSql.AssertParses);
    }

    private static string QueryOf<T>(EvaluationDb db)
        where T : class => db.Set<T>().ToQueryString();

    private static void EnterWithEveryRole(AccessScope scope) => scope.Enter(Guid.CreateVersion7(), "某人",
    [
        new Membership { MembershipId = Guid.NewGuid(), PersonId = Guid.Empty, Role = Role.Preparer, UnitId = Guid.NewGuid() },
        new Membership { MembershipId = Guid.NewGuid(), PersonId = Guid.Empty, Role = Role.TeamLeader, UnitId = Guid.NewGuid() },
        new Membership { MembershipId = Guid.NewGuid(), PersonId = Guid.Empty, Role = Role.Bureau, RegionId = Guid.NewGuid() },
        new Membership { MembershipId = Guid.NewGuid(), PersonId = Guid.Empty, Role = Role.Administrator, RegionId = Guid.NewGuid() },
    ]);
}
