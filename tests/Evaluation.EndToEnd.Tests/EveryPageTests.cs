using Microsoft.Playwright;

namespace Evaluation.EndToEnd.Tests;

/// <summary>Every page that each person can reach by links, looked at one by one.</summary>
public sealed class EveryPageTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task Every_page_is_usable_with_aids_and_on_a_phone_and_asks_no_stranger()
    {
        var faults = new List<string>();
        faults.AddRange(await WalkAsync("clerk", pages: 18));

        // Something lies before the leader and in the history.
        var clerk = await Visit.SignInAsync(site, "clerk");
        await clerk.GoAsync($"{await clerk.FilingAsync()}/checks");
        await clerk.PressAsync(clerk.Page.GetByRole(AriaRole.Button, new() { Name = "送审", Exact = true }));
        faults.AddRange(await WalkAsync("leader", pages: 6));
        faults.AddRange(await WalkAsync("bureau", pages: 10));
        faults.AddRange(await WalkAsync("admin", pages: 5));

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_clerk_of_another_unit_gets_nothing_at_any_address_of_the_first()
    {
        var clerk = await Visit.SignInAsync(site, "clerk");
        var filing = await clerk.FilingAsync();
        var crawl = new Crawl(clerk, withFiles: true);
        await crawl.RunAsync(_ => Task.CompletedTask);
        var own = crawl.Addresses.Where(address => address.Contains(filing, StringComparison.Ordinal) || address.StartsWith("/units/", StringComparison.Ordinal)).ToList();
        Assert.True(own.Count > 15, string.Join('\n', own));

        var other = await Visit.SignInAsync(site, "clerk3");
        foreach (var address in own)
        {
            var answer = await other.Page.APIRequest.GetAsync(address, new() { MaxRedirects = 0 });
            var text = await answer.TextAsync();
            Assert.True(answer.Status == 404, $"{address} answered {answer.Status}.");
            Assert.DoesNotContain("人大", text, StringComparison.Ordinal);
            Assert.DoesNotContain("陈晓岚", text, StringComparison.Ordinal);
        }

        await other.GoAsync("/");
        var token = (await other.Page.GetAttributeAsync("meta[name=request-token]", "content"))!;
        var written = await other.Page.APIRequest.PostAsync($"{filing}/entries?at=data", new()
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["RequestVerificationToken"] = token },
            DataObject = new { path = "input/exec_total", value = "1", version = "" },
        });
        Assert.Equal(404, written.Status);
    }

    private async Task<IReadOnlyList<string>> WalkAsync(string name, int pages)
    {
        var visit = await Visit.SignInAsync(site, name);
        var (faults, seen) = (new List<string>(), 0);
        await new Crawl(visit).RunAsync(async address =>
        {
            seen++;
            faults.AddRange((await Inspection.FaultsAsync(visit)).Select(fault => $"{name} {fault}"));
        });
        Assert.True(seen >= pages, $"{name} reached only {seen} pages.");
        await visit.Page.Context.CloseAsync();
        return [.. faults, .. visit.Complaints.Select(complaint => $"{name} {complaint}")];
    }
}
