using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evaluation.EndToEnd.Tests;

/// <summary>A bureau officer writes a framework of the own region: from an example over a fault to a version that a campaign can choose.</summary>
public sealed class AuthoringTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const string Text = "textarea[data-lines]";
    private const string Right = "formula: 本年支出÷预算数";
    private const string Wrong = "formula: 本年支出÷预算书";

    [Fact]
    public async Task A_framework_is_written_mended_compared_published_and_chosen()
    {
        var bureau = await Visit.SignInAsync(site, "bureau");
        await bureau.GoAsync("/bureau");
        await bureau.PressAsync("main a[href='/bureau/frameworks']");
        await bureau.PressAsync("main a[href='/bureau/frameworks/new']");
        await bureau.PressAsync(bureau.Page.GetByRole(AriaRole.Button, new() { Name = "用例子新建" }));
        var own = new Uri(bureau.Page.Url).AbsolutePath[..^"/edit".Length];
        var text = await bureau.Page.InputValueAsync(Text);
        var line = Array.FindIndex(text.Split('\n'), one => one.Contains(Right, StringComparison.Ordinal)) + 1;
        await Expect(bureau.Page.Locator(".line-numbers span")).ToHaveCountAsync(text.Split('\n').Length);

        await SaveAsync(bureau, text.Replace(Right, Wrong, StringComparison.Ordinal));
        await bureau.Page.ClickAsync($"#faults a[data-line='{line}']");
        Assert.Contains(Wrong, await bureau.Page.EvalOnSelectorAsync<string>(Text, "area => area.value.slice(area.selectionStart, area.selectionEnd)"), StringComparison.Ordinal);
        Assert.True(await bureau.Page.EvalOnSelectorAsync<bool>(Text, "area => area === document.activeElement && area.scrollTop > 0"));

        await SaveAsync(bureau, text.Replace("points: 36.50", "points: 36.40", StringComparison.Ordinal));
        await bureau.ShowsAsync("#examples", "1 个不符");
        await SaveAsync(bureau, text);
        await bureau.ShowsAsync("main", "没有错误");

        await bureau.GoAsync($"{own}/preview/indicators/BD22-1?with=examples");
        await bureau.ShowsAsync("#indicator-BD22-1101", "91.25%");
        Assert.Equal(0, await bureau.Page.Locator("fieldset.form-preview :is(input, textarea, select, button):enabled").CountAsync());

        await bureau.GoAsync($"{own}/diff");
        await bureau.Page.SelectOptionAsync("select[name=with]", new SelectOptionValue { Index = 1 });
        await bureau.ShowsAsync("#scores", "影响得分");

        await bureau.GoAsync($"{own}/publish");
        await bureau.Page.CheckAsync("[name=Confirmed]");
        await bureau.PressAsync("main form button[type=submit]");
        await bureau.ShowsAsync("main", "已发布");
        await bureau.GoAsync("/bureau/campaigns/new");
        await Expect(bureau.Page.Locator("select[name='Input.Framework'] option[value='BD22@1']")).ToHaveCountAsync(1);
        Assert.Empty(bureau.Complaints);
    }

    private static async Task SaveAsync(Visit bureau, string text)
    {
        await bureau.Page.FillAsync(Text, text);
        await bureau.PressAsync(bureau.Page.GetByRole(AriaRole.Button, new() { Name = "保存并检查" }));
    }
}
