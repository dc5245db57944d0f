using System.Data.Common;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Frameworks;
using Evaluation.Storage.Providers;
using Evaluation.Storage.Rescoring;
using Evaluation.Storage.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Evaluation.Storage.Tests;

/// <summary>What the database itself refuses, past every rule of the program.</summary>
public sealed class HistoryTests
{
    private static readonly string[] Guards =
    [
        "AuditEvents_Kept_Delete", "AuditEvents_Kept_Update", "DeadlineExtensions_Kept_Delete", "DeadlineExtensions_Kept_Update",
        "EntryChanges_Kept_Delete", "EntryChanges_Kept_Update", "ExplanationReviews_Kept_Delete", "ExplanationReviews_Kept_Update",
        "FilingVersions_Frozen_Delete", "FilingVersions_Frozen_Update", "FilingVersions_Printed_Update",
        "FrameworkVersions_Published_Delete", "FrameworkVersions_Published_Update", "RescoreResults_Kept_Delete", "RescoreResults_Kept_Update",
        "ReviewComments_Kept_Delete", "ReviewComments_Kept_Update",
    ];

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_database_refuses_to_change_or_remove_a_published_framework(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        await using var visit = await cupboard.VisitAsync();
        var version = FrameworkVersionTests.Draft(null, "ZJ21", 1, cupboard.Time.GetUtcNow());
        visit.Db.Add(version);
        await visit.Db.SaveChangesAsync();
        var all = visit.Db.FrameworkVersions;
        Assert.Equal(1, await all.ExecuteUpdateAsync(set => set.SetProperty(f => f.Content, "title: 草稿")));
        version = await all.AsNoTracking().SingleAsync();
        visit.Db.ChangeTracker.Clear();
        visit.Db.Attach(version);
        version.Publish("ZJ21@1", null, cupboard.Time.GetUtcNow());
        await visit.Db.SaveChangesAsync();

        await RefusedAsync(() => all.ExecuteUpdateAsync(set => set.SetProperty(f => f.Content, "title: 改过")));
        await RefusedAsync(() => all.ExecuteUpdateAsync(set => set.SetProperty(f => f.Sha256, "0")));
        await RefusedAsync(() => all.ExecuteUpdateAsync(set => set.SetProperty(f => f.Code, "ZJ22").SetProperty(f => f.Version, 2)));
        await RefusedAsync(() => all.ExecuteUpdateAsync(set => set.SetProperty(f => f.State, FrameworkState.Draft)));
        await RefusedAsync(() => all.ExecuteDeleteAsync());
        Assert.Equal("title: 草稿", (await all.AsNoTracking().SingleAsync()).Content);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_draft_is_changed_and_removed(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        await using var visit = await cupboard.VisitAsync();
        visit.Db.Add(FrameworkVersionTests.Draft(null, "ZJ21", 1, cupboard.Time.GetUtcNow()));
        await visit.Db.SaveChangesAsync();

        Assert.Equal(1, await visit.Db.FrameworkVersions.ExecuteUpdateAsync(set => set.SetProperty(f => f.Content, "title: 改过")));
        Assert.Equal(1, await visit.Db.FrameworkVersions.ExecuteDeleteAsync());
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_database_refuses_to_change_what_was_frozen_but_takes_what_is_decided_later(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await TwoUnits.AddToAsync(cupboard);
        await using var visit = await cupboard.VisitAsync();
        var frozen = new FilingVersion
        {
            FilingVersionId = Guid.NewGuid(), FilingId = data.A.FilingId, Number = 1, Hash = new string('a', 64), Record = "{}", ScoreSheet = "{}",
            ApprovedBy = data.A.Leader, At = cupboard.Time.GetUtcNow(),
        };
        visit.Db.Add(frozen);
        await visit.Db.SaveChangesAsync();
        frozen.Pdf = new string('b', 64);
        frozen.Keep(new FilingResult(null, new Points(80m), Points.Zero, Points.Zero, Points.Zero, "中", 0, new Dictionary<string, decimal>()));
        await visit.Db.SaveChangesAsync();
        var versions = visit.Db.FilingVersions;

        await RefusedAsync(() => versions.ExecuteUpdateAsync(set => set.SetProperty(v => v.Record, "{ }")));
        await RefusedAsync(() => versions.ExecuteUpdateAsync(set => set.SetProperty(v => v.Hash, new string('c', 64))));
        await RefusedAsync(() => versions.ExecuteUpdateAsync(set => set.SetProperty(v => v.ScoreSheet, "{ }")));
        await RefusedAsync(() => versions.ExecuteUpdateAsync(set => set.SetProperty(v => v.Number, 2)));
        await RefusedAsync(() => versions.ExecuteDeleteAsync());
        await RefusedAsync(() => versions.ExecuteUpdateAsync(set => set.SetProperty(v => v.Pdf, new string('c', 64))));
        await RefusedAsync(() => versions.ExecuteUpdateAsync(set => set.SetProperty(v => v.Pdf, (string?)null)));
        Assert.Equal(1, await versions.ExecuteUpdateAsync(set => set.SetProperty(v => v.Pdf, v => v.Pdf)));
        Assert.Equal(1, await versions.ExecuteUpdateAsync(set => set.SetProperty(v => v.SubmittedAt, v => v.At)));
        var kept = await versions.AsNoTracking().SingleAsync();
        Assert.Equal(("{}", "中", frozen.Pdf), (kept.Record, kept.Grade, kept.Pdf));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_database_refuses_to_change_or_remove_a_line_of_the_trail_or_of_the_history(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await TwoUnits.AddToAsync(cupboard);
        await cupboard.SaveAsync(data.A.Clerk, data.A.FilingId, "input/a", "1", null);
        await using var visit = await cupboard.VisitAsync();
        await visit.Get<AuditTrail>().RecordNowAsync(AuditEventKind.SignedOut, "person/x");
        Assert.True(await visit.Db.EntryChanges.AnyAsync());

        await RefusedAsync(() => visit.Db.AuditEvents.ExecuteUpdateAsync(set => set.SetProperty(e => e.Detail, "x")));
        await RefusedAsync(() => visit.Db.AuditEvents.ExecuteDeleteAsync());
        await RefusedAsync(() => visit.Db.EntryChanges.ExecuteUpdateAsync(set => set.SetProperty(c => c.To, "2")));
        await RefusedAsync(() => visit.Db.EntryChanges.ExecuteDeleteAsync());
        Assert.Null((await visit.Get<AuditTrail>().VerifyAsync()).FirstBad);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_database_refuses_to_change_or_remove_what_was_said_granted_or_computed(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await TwoUnits.AddToAsync(cupboard);
        await using var visit = await cupboard.VisitAsync();
        var (db, now) = (visit.Db, cupboard.Time.GetUtcNow());
        var run = new RescoreRun
        {
            RescoreRunId = Guid.CreateVersion7(), CampaignId = data.CampaignId, RegionId = data.RegionId, FromFramework = "ZJ21@1", Framework = "ZJ21@2", Total = 1, StartedBy = data.A.Leader, StartedAt = now,
        };
        db.AddRange(
            run,
            new RescoreResult { RescoreRunId = run.RescoreRunId, FilingId = data.A.FilingId, Number = 1, Changes = "{}" },
            new ExplanationReview { ExplanationReviewId = Guid.CreateVersion7(), FilingId = data.A.FilingId, Finding = "S-13", Reader = ExplanationReader.Leader, IsAccepted = true, Words = "已核对", By = data.A.Leader, At = now },
            new ReviewComment { ReviewCommentId = Guid.CreateVersion7(), FilingId = data.A.FilingId, Round = 1, Place = "evidence", Text = "请补充", By = data.A.Leader, At = now },
            new DeadlineExtension { DeadlineExtensionId = Guid.CreateVersion7(), FilingId = data.A.FilingId, Deadline = now.AddDays(2), OldDeadline = now, Reason = "停电", By = data.A.Leader, At = now });
        await db.SaveChangesAsync();

        await RefusedAsync(() => db.Set<RescoreResult>().ExecuteUpdateAsync(set => set.SetProperty(r => r.Changes, "[]")));
        await RefusedAsync(() => db.Set<RescoreResult>().ExecuteDeleteAsync());
        await RefusedAsync(() => db.ExplanationReviews.ExecuteUpdateAsync(set => set.SetProperty(r => r.IsAccepted, false)));
        await RefusedAsync(() => db.ExplanationReviews.ExecuteDeleteAsync());
        await RefusedAsync(() => db.ReviewComments.ExecuteUpdateAsync(set => set.SetProperty(c => c.Text, "没有意见")));
        await RefusedAsync(() => db.ReviewComments.ExecuteDeleteAsync());
        await RefusedAsync(() => db.DeadlineExtensions.ExecuteUpdateAsync(set => set.SetProperty(e => e.Deadline, now)));
        await RefusedAsync(() => db.DeadlineExtensions.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Tables_cannot_be_emptied_at_once_in_PostgreSql()
    {
        await using var cupboard = await Cupboard.OpenAsync(StorageProvider.PostgreSql);
        await using var visit = await cupboard.VisitAsync();

        await RefusedAsync(() => visit.Db.Database.ExecuteSqlRawAsync("""TRUNCATE "AuditEvents" """));
        await RefusedAsync(() => visit.Db.Database.ExecuteSqlRawAsync("""TRUNCATE "EntryChanges" """));
        await RefusedAsync(() => visit.Db.Database.ExecuteSqlRawAsync("""TRUNCATE "FilingVersions" """));
    }

    [Fact]
    public void The_guards_of_Sql_server_are_valid_Transact_SQL()
    {
        using var db = ModelTests.Open("SqlServer");
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        using var reader = new StringReader(script);
        var quoted = new QuotedStatements();
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out _).Accept(quoted);
        var triggers = quoted.Texts.Where(text => text.StartsWith("CREATE TRIGGER", StringComparison.Ordinal)).ToList();

        Assert.Equal(Guards, triggers.Select(text => text.Split('[', ']')[1]).Order(StringComparer.Ordinal).ToArray());
        Assert.All(triggers, TransactSql.AssertParses);
    }

    /// <summary>A table that a later migration rebuilds loses its triggers in SQLite; this notices.</summary>
    [Fact]
    public async Task The_guards_are_there_after_all_migrations()
    {
        await using var cupboard = await Cupboard.OpenAsync(StorageProvider.Sqlite);
        await using var visit = await cupboard.VisitAsync();

        Assert.Equal(Guards, await visit.Db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger' ORDER BY name").ToArrayAsync());
    }

    [Theory, InlineData("Sqlite"), InlineData("PostgreSql"), InlineData("SqlServer")]
    public void The_model_names_the_guarded_tables_so_that_no_save_needs_what_triggers_forbid(string provider)
    {
        using var db = ModelTests.Open(provider);

        var guarded = db.GetService<Microsoft.EntityFrameworkCore.Metadata.IDesignTimeModel>().Model.GetEntityTypes()
            .Where(entity => entity.GetDeclaredTriggers().Any()).Select(entity => entity.GetTableName()!).Order(StringComparer.Ordinal);

        Assert.Equal(
            ["AuditEvents", "DeadlineExtensions", "EntryChanges", "ExplanationReviews", "FilingVersions", "FrameworkVersions", "RescoreResults", "ReviewComments"], guarded.ToArray());
    }

    private static async Task RefusedAsync(Func<Task<int>> change)
    {
        var problem = await Assert.ThrowsAnyAsync<DbException>(change);
        Assert.Matches("never changed or removed|append-only", problem.Message);
        Assert.False(DuplicateRow.Refused(problem));
    }

    private sealed class QuotedStatements : TSqlFragmentVisitor
    {
        public List<string> Texts { get; } = [];

        public override void Visit(ExecutableStringList node) => Texts.AddRange(node.Strings.OfType<StringLiteral>().Select(text => text.Value));
    }
}
