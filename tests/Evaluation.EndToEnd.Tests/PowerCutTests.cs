using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evaluation.EndToEnd.Tests;

/// <summary>What a person typed is not lost when the program or the line goes away.</summary>
public sealed class PowerCutTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task An_acknowledged_value_is_there_after_the_program_was_killed()
    {
        var clerk = await Visit.SignInAsync(site, "clerk3");
        var filing = await clerk.FilingAsync();
        await clerk.GoAsync($"{filing}/data");
        await clerk.TypeAsync("input/exec_total", "1234.56");

        await site.KillAndStartAgainAsync();

        await clerk.GoAsync($"{filing}/data");
        await Expect(clerk.Field("input/exec_total")).ToHaveValueAsync("1,234.56");
    }

    [Fact]
    public async Task A_value_that_was_not_acknowledged_is_offered_again_from_the_local_copy()
    {
        var clerk = await Visit.SignInAsync(site, "clerk3");
        var filing = await clerk.FilingAsync();
        await clerk.GoAsync($"{filing}/data");
        await clerk.Page.RouteAsync("**/entries*", route => route.AbortAsync());
        await clerk.Field("input/unspent_total").FillAsync("77.70");
        await clerk.Field("input/unspent_total").BlurAsync();
        await clerk.StateAsync(clerk.Field("input/unspent_total"), "failed");
        await clerk.ShowsAsync("[data-save-state]", "1 处未保存");

        var later = await clerk.AnotherWindowAsync(site);
        await clerk.Page.CloseAsync();
        await site.KillAndStartAgainAsync();
        await later.GoAsync($"{filing}/data");

        await later.IsSavedAsync(later.Field("input/unspent_total"));
        await later.Page.ReloadAsync();
        await Expect(later.Field("input/unspent_total")).ToHaveValueAsync("77.70");
        Assert.Equal(0, await later.Page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => key.startsWith('draft:')).length"));
    }
}
