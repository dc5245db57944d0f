using Evaluation.Core.Filings;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Setup;

namespace Evaluation.Storage.Tests;

/// <summary>The providers that can run here; one that is not configured skips its row visibly.</summary>
public static class Providers
{
    public static TheoryData<StorageProvider> All => [StorageProvider.Sqlite, StorageProvider.PostgreSql];
}

/// <summary>What people do in many tests.</summary>
internal static class Doings
{
    public static async Task<EntrySaveResult> SaveAsync(
        this Cupboard cupboard, Guid person, Guid filingId, string path, string text, Guid? expected) =>
        Assert.Single((await cupboard.SaveAllAsync(person, filingId, [new EntryChangeRequest(path, text, expected, IsMoney: true)]))!);

    public static async Task<IReadOnlyList<EntrySaveResult>?> SaveAllAsync(
        this Cupboard cupboard, Guid person, Guid filingId, IReadOnlyList<EntryChangeRequest> changes)
    {
        await using var visit = await cupboard.VisitAsync(person);
        return await visit.Get<FilingDesk>().SaveEntriesAsync(
            filingId,
            changes,
            new Actor(person, visit.Scope.RolesOn(visit.Scope.UnitIds.SingleOrDefault(), null)),
            (filing, path) => filing.MayEdit(path, visit.Scope.ActorOn(filing).Roles, (_, _) => true));
    }
}
