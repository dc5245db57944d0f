using Evaluation.Core.Frameworks;
using Evaluation.Storage;
using Evaluation.Storage.People;
using Evaluation.Web.Frameworks;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests.Frameworks;

/// <summary>Publishes frameworks as a bureau does.</summary>
internal static class Publishing
{
    public static async Task<T> AsAsync<T>(this TestSite site, Person officer, Func<FrameworkDrafts, Task<T>> work)
    {
        await using var scope = site.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<EvaluationDb>().EnterAsync(officer.Id));
        return await work(scope.ServiceProvider.GetRequiredService<FrameworkDrafts>());
    }

    public static Task<Framework> PublishAsync(this TestSite site, Person officer, Guid regionId, string text) => site.AsAsync(officer, async drafts =>
    {
        var saved = (await drafts.DraftAsync(regionId, text, CancellationToken.None))!;
        Assert.True(saved.Faults.Count == 0, string.Join('\n', saved.Faults));
        var outcome = await drafts.PublishAsync(saved.Draft, saved.Draft.Stamp, CancellationToken.None);
        Assert.Null(outcome.Refusal);
        return outcome.Published!;
    });
}
