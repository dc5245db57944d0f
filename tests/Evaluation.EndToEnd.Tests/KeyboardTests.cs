using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evaluation.EndToEnd.Tests;

/// <summary>The data table under the fingers of a clerk: with and without script, alone and together with somebody else.</summary>
public sealed class KeyboardTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task Two_windows_on_one_cell_see_both_values_and_nothing_is_overwritten()
    {
        var first = await Visit.SignInAsync(site, "clerk3");
        var second = await Visit.SignInAsync(site, "clerk3");
        var filing = await first.FilingAsync();
        await first.GoAsync($"{filing}/data");
        await second.GoAsync($"{filing}/data");

        await first.TypeAsync("input/carryover_end", "100.00");
        await second.Field("input/carryover_end").FillAsync("200.00");
        await second.Field("input/carryover_end").BlurAsync();

        var conflict = second.Place("input/carryover_end").Locator(".conflict");
        await Expect(conflict).ToContainTextAsync("100.00");
        await Expect(conflict).ToContainTextAsync("200.00");
        await Expect(conflict).ToContainTextAsync("郑少芬");
        await first.GoAsync($"{filing}/data");
        await Expect(first.Field("input/carryover_end")).ToHaveValueAsync("100.00");

        await conflict.GetByRole(AriaRole.Button, new() { Name = "用我的" }).ClickAsync();
        await second.IsSavedAsync(second.Field("input/carryover_end"));
        await first.GoAsync($"{filing}/data");
        await Expect(first.Field("input/carryover_end")).ToHaveValueAsync("200.00");
        Assert.Empty(first.Complaints.Concat(second.Complaints));
    }

    [Fact]
    public async Task Without_script_a_typed_value_is_saved_by_the_button()
    {
        var clerk = await Visit.SignInAsync(site, "clerk3", javaScript: false);
        var filing = await clerk.FilingAsync();
        await clerk.GoAsync($"{filing}/data");
        await clerk.Field("input/staff_actual").FillAsync("33");
        await clerk.PressAsync("main .actions button:has-text('保存')");
        await clerk.ShowsAsync("body", "已保存 1 项");
        await Expect(clerk.Field("input/staff_actual")).ToHaveValueAsync("33");
    }

    [Fact]
    public async Task Enter_and_arrows_move_and_the_working_follows_the_figure()
    {
        var clerk = await Visit.SignInAsync(site, "clerk");
        var filing = await clerk.FilingAsync();
        await clerk.GoAsync($"{filing}/data");
        var panel = clerk.Page.Locator("[data-working-card]:not([hidden])");

        await clerk.Field("input/exec_total").FocusAsync();
        await Expect(panel).ToContainTextAsync("91.25%");
        await clerk.TypeAsync("input/exec_total", "4300");
        await Expect(clerk.Field("input/exec_total")).ToHaveValueAsync("4,300.00");
        await Expect(panel).ToContainTextAsync("91.02%");

        await clerk.Field("input/exec_total").FocusAsync();
        await clerk.Page.Keyboard.PressAsync("Enter");
        await Expect(clerk.Field("input/exec_basic")).ToBeFocusedAsync();
        await clerk.Page.Keyboard.PressAsync("Control+z");
        await Expect(clerk.Field("input/exec_total")).ToBeFocusedAsync();
        await clerk.IsSavedAsync(clerk.Field("input/exec_total"));
        await Expect(panel).ToContainTextAsync("91.25%");
        await clerk.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(clerk.Field("input/exec_basic")).ToBeFocusedAsync();
        await clerk.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(clerk.Field("input/exec_total")).ToBeFocusedAsync();
        Assert.Empty(clerk.Complaints);
    }

    [Fact]
    public async Task A_block_from_a_spreadsheet_is_pasted_after_a_preview_and_taken_back_as_a_whole()
    {
        var clerk = await Visit.SignInAsync(site, "clerk3");
        var filing = await clerk.FilingAsync();
        await clerk.GoAsync($"{filing}/data");
        await clerk.Field("input/exec_basic").FocusAsync();
        await clerk.Page.EvaluateAsync(
            """
            () => {
              const data = new DataTransfer();
              data.setData('text/plain', '1,000.00\r\n￥2000\r\n千余万\r\n');
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        var preview = clerk.Page.Locator("dialog[open]");
        await Expect(preview).ToContainTextAsync("可填入 2 格，1 格不能填入");
        await Expect(preview).ToContainTextAsync("不是数字");
        await Expect(clerk.Field("input/exec_basic")).ToHaveValueAsync("");
        await preview.GetByRole(AriaRole.Button, new() { Name = "填入" }).ClickAsync();
        await clerk.IsSavedAsync(clerk.Field("input/exec_basic"));
        await clerk.IsSavedAsync(clerk.Field("input/exec_project"));
        await Expect(clerk.Field("input/exec_project")).ToHaveValueAsync("2,000.00");

        await clerk.Field("input/exec_basic").FocusAsync();
        await clerk.Page.Keyboard.PressAsync("Control+z");
        await Expect(clerk.Field("input/exec_basic")).ToHaveValueAsync("");
        await Expect(clerk.Field("input/exec_project")).ToHaveValueAsync("");
        await clerk.IsSavedAsync(clerk.Field("input/exec_basic"));
        await clerk.IsSavedAsync(clerk.Field("input/exec_project"));
        await clerk.GoAsync($"{filing}/data");
        await Expect(clerk.Field("input/exec_project")).ToHaveValueAsync("");
        Assert.Empty(clerk.Complaints);
    }

    [Fact]
    public async Task A_finding_appears_under_its_row_and_is_mended_with_one_click()
    {
        var clerk = await Visit.SignInAsync(site, "clerk");
        var filing = await clerk.FilingAsync();
        await clerk.GoAsync($"{filing}/data");
        var under = clerk.Page.Locator("#find-subordinate_units");
        await clerk.TypeAsync("input/subordinate_units", "-5");
        await Expect(under).ToContainTextAsync("不能为负数");
        await Expect(clerk.Field("input/subordinate_units")).ToHaveValueAsync("-5");
        await clerk.TypeAsync("input/subordinate_units", "1");
        await Expect(under).Not.ToContainTextAsync("不能为负数");

        await clerk.GoAsync($"{filing}/scores");
        await Expect(clerk.Page.Locator("#score-findings-ZJ21-2201")).ToContainTextAsync("自评高于测算 0.44 分");
        await clerk.PressAsync("#score-findings-ZJ21-2201 button:has-text('改为 4.56')");
        await Expect(clerk.Field("claim/ZJ21-2201")).ToHaveValueAsync("");
        await Expect(clerk.Page.Locator("#score-findings-ZJ21-2201")).Not.ToContainTextAsync("自评高于测算");
        Assert.Empty(clerk.Complaints);
    }
}
