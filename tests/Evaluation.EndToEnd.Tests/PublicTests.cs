using System.IO.Compression;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evaluation.EndToEnd.Tests;

/// <summary>What the public sees: the site a bureau publishes, opened from disk, and the page that verifies what was taken from it.</summary>
public sealed class PublicTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task A_report_taken_from_the_published_site_is_verified_by_somebody_without_an_account()
    {
        var bureau = await Visit.SignInAsync(site, "bureau");
        await bureau.GoAsync("/bureau/campaigns");
        await bureau.PressAsync("main table a[href^='/bureau/campaigns/']");
        await bureau.PressAsync("a[href$='/publication']");
        await bureau.Page.CheckAsync("input[value=filed]");
        await bureau.PressAsync(bureau.Page.GetByRole(AriaRole.Button, new() { Name = "预览名单" }));
        Assert.Empty(await Inspection.FaultsAsync(bureau));
        var download = await bureau.Page.RunAndWaitForDownloadAsync(() => bureau.Page.Locator("button[form=choice].btn-primary").ClickAsync());

        var folder = Directory.CreateTempSubdirectory("evaluation-public-").FullName;
        try
        {
            await ZipFile.ExtractToDirectoryAsync(await download.PathAsync(), folder, TestContext.Current.CancellationToken);
            var report = Directory.EnumerateFiles(folder, "report.pdf", SearchOption.AllDirectories).First();
            await LooksSoundAsync(Path.Combine(folder, "index.html"));
            await LooksSoundAsync(Path.Combine(Path.GetDirectoryName(report)!, "index.html"));

            var visitor = await Visit.OpenAsync(site);
            await visitor.GoAsync("/verify");
            Assert.Empty(await Inspection.FaultsAsync(visitor));
            await visitor.Page.SetInputFilesAsync("input[type=file]", report);
            await visitor.PressAsync("main button.btn-primary");
            await Expect(visitor.Page.Locator("#answer")).ToContainTextAsync("与报送的文件完全相同");
            Assert.Empty(await Inspection.FaultsAsync(visitor));
            Assert.Empty(visitor.Complaints);
            Assert.Empty(bureau.Complaints);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>axe finds nothing serious, and nothing but tables that scroll for themselves is wider than a phone.</summary>
    private async Task LooksSoundAsync(string file)
    {
        var page = await site.WindowAsync(390);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        var axe = await page.RunAxe();
        Assert.DoesNotContain(axe.Violations, violation => violation.Impact is "serious" or "critical");
        Assert.Equal(390, await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"));
        await page.Context.CloseAsync();
    }
}
