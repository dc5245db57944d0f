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
}
