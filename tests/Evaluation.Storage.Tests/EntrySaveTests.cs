using Evaluation.Core.Filings;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Setup;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Tests;

public sealed class EntrySaveTests
{
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task First_value_starts_the_filing_and_is_kept_with_its_fen_history_and_audit_line(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await TwoUnits.AddToAsync(cupboard);

        var saved = Assert.IsType<EntrySaveResult.Saved>(await cupboard.SaveAsync(data.A.Clerk, data.A.FilingId, "input/exec_total", "44236045.67", null));

        await using var visit = await cupboard.VisitAsync(data.A.Clerk);
        var folder = await visit.Get<FilingDesk>().LoadAsync(data.A.FilingId);
        Assert.NotNull(folder);
        Assert.Equal(FilingState.Drafting, folder.Filing.State);
        var entry = Assert.Single(folder.Entries);
        Assert.Equal(("input/exec_total", "44236045.67", 4_423_604_567L, saved.Version), (entry.Path, entry.Text, entry.Fen, (Guid?)entry.Version));
        Assert.Equal((data.A.Clerk, cupboard.Time.GetUtcNow()), (entry.By, entry.At));
        var change = Assert.Single(await visit.Db.EntryChanges.ToListAsync());
        Assert.Equal((null, "44236045.67", data.A.Clerk), (change.From, change.To, change.By));
        var line = Assert.Single(await visit.Db.AuditEvents.ToListAsync());
        Assert.Equal((AuditEventKind.EntriesSaved, data.A.Clerk), (line.Event, line.PersonId!.Value));
        Assert.DoesNotContain("4423", line.Detail, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Second_writer_of_one_value_is_shown_both_texts_and_overwrites_nothing(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await TwoUnits.AddToAsync(cupboard);
        var first = Assert.IsType<EntrySaveResult.Saved>(await cupboard.SaveAsync(data.A.Clerk, data.A.FilingId, "input/a", "1", null));
        var second = Assert.IsType<EntrySaveResult.Saved>(await cupboard.SaveAsync(data.A.Clerk, data.A.FilingId, "input/a", "2", first.Version));

        var conflict = Assert.IsType<EntrySaveResult.Conflict>(
            await cupboard.SaveAsync(data.A.SecondClerk, data.A.FilingId, "input/a", "3", first.Version));

        Assert.Equal(("3", "2", second.Version, "人员clerkA"), (conflict.YourText, conflict.TheirText, conflict.TheirVersion, conflict.TheirName));
        Assert.Equal("2", await TextAsync(cupboard, data.A, "input/a"));
        Assert.IsType<EntrySaveResult.Saved>(
            await cupboard.SaveAsync(data.A.SecondClerk, data.A.FilingId, "input/a", "3", conflict.TheirVersion));
        Assert.Equal("3", await TextAsync(cupboard, data.A, "input/a"));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Writers_at_the_same_moment_one_is_saved_and_the_others_conflict(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await TwoUnits.AddToAsync(cupboard);

        var results = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Task.Run(() =>
            cupboard.SaveAsync(i % 2 == 0 ? data.A.Clerk : data.A.SecondClerk, data.A.FilingId, "input/a", $"{i}", null))));

        Assert.Single(results.OfType<EntrySaveResult.Saved>());
        Assert.Equal(5, results.OfType<EntrySaveResult.Conflict>().Count());
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Empty_text_removes_the_value_and_history_keeps_every_step(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await TwoUnits.AddToAsync(cupboard);
        var first = Assert.IsType<EntrySaveResult.Saved>(await cupboard.SaveAsync(data.A.Clerk, data.A.FilingId, "input/a", "1", null));
        cupboard.Time.Advance(TimeSpan.FromSeconds(1));

        var removed = Assert.IsType<EntrySaveResult.Saved>(await cupboard.SaveAsync(data.A.Clerk, data.A.FilingId, "input/a", "", first.Version));

        Assert.Null(removed.Version);
        await using var visit = await cupboard.VisitAsync(data.A.Clerk);
        Assert.Empty(await visit.Db.FilingEntries.ToListAsync());
        var history = await visit.Db.EntryChanges.OrderBy(change => change.At).Select(change => new { change.From, change.To }).ToListAsync();
        Assert.Equal([(null, "1"), ("1", null)], history.Select(change => (change.From, change.To)));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task History_cannot_be_rewritten(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await TwoUnits.AddToAsync(cupboard);
        await cupboard.SaveAsync(data.A.Clerk, data.A.FilingId, "input/a", "1", null);
        await using var visit = await cupboard.VisitAsync();

        visit.Db.Remove(await visit.Db.EntryChanges.SingleAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(() => visit.Db.SaveChangesAsync());
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Locked_values_are_refused_inside_the_transaction(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await TwoUnits.AddToAsync(cupboard);
        await cupboard.SaveAsync(data.A.Clerk, data.A.FilingId, "input/a", "1", null);
        await using (var visit = await cupboard.VisitAsync(data.A.Clerk))
        {
            var filing = (await visit.Db.FindFilingAsync(data.A.FilingId))!;
            Assert.Null(filing.SendToLeader(visit.Scope.ActorOn(filing), cupboard.Time.GetUtcNow()));
            await visit.Db.SaveChangesAsync();
        }

        Assert.IsType<EntrySaveResult.Refused>(await cupboard.SaveAsync(data.A.Clerk, data.A.FilingId, "input/b", "1", null));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Change_of_state_refuses_when_a_value_was_saved_since_the_filing_was_read(StorageProvider provider)
    {
        await using var cupboard = await Cupboard.OpenAsync(provider);
        var data = await TwoUnits.AddToAsync(cupboard);
        await cupboard.SaveAsync(data.A.Clerk, data.A.FilingId, "input/a", "1", null);
        await using var visit = await cupboard.VisitAsync(data.A.Clerk);
        var folder = (await visit.Get<FilingDesk>().LoadAsync(data.A.FilingId))!;
        await cupboard.SaveAsync(data.A.SecondClerk, data.A.FilingId, "input/b", "2", null);

        Assert.Null(folder.Filing.SendToLeader(visit.Scope.ActorOn(folder.Filing), cupboard.Time.GetUtcNow()));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => visit.Db.SaveChangesAsync());
    }

    private static async Task<string> TextAsync(Cupboard cupboard, UnitPeople unit, string path)
    {
        await using var visit = await cupboard.VisitAsync(unit.Clerk);
        return await visit.Db.FilingEntries.Where(e => e.FilingId == unit.FilingId && e.Path == path).Select(e => e.Text).SingleAsync();
    }
}
