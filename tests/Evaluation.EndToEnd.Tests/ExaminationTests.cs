using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evaluation.EndToEnd.Tests;

/// <summary>A clerk has a report examined, reads the findings at their places, takes the Word copy home and removes the result.</summary>
public sealed class ExaminationTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const string Report = """
        某局2021年度部门整体支出绩效自评报告
        一、预算执行情况
        存量资金由12.68万元变为29.35万元，变动率＝（29.35－12.68）÷12.68×100%＝31.47%。
        支出完成率＝4423.60÷4848.01×100%＝91.25%。
        二、存在问题
        无。
        """;

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    public async Task A_report_is_examined_read_downloaded_and_removed(int width, bool scripts)
    {
        var clerk = await Visit.SignInAsync(site, "clerk", width, scripts);
        await clerk.PressAsync("main a[href='/examinations']");
        await clerk.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "自评报告.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(Report) });
        await clerk.PressAsync(clerk.Page.GetByRole(AriaRole.Button, new() { Name = "开始校核" }));

        await clerk.ShowsAsync("h1", "自评报告.txt");
        await clerk.ShowsAsync(".exam-text mark.mark-fix", "31.47%");
        await clerk.ShowsAsync(".exam-findings .finding-fix", "131.47%");
        await clerk.Page.ClickAsync(".exam-findings .finding-fix a");
        await Expect(clerk.Page.Locator("mark.mark-fix").First).ToBeInViewportAsync();
        if (scripts)
        {
            Assert.Empty(await Inspection.FaultsAsync(clerk));
        }

        var own = new Uri(clerk.Page.Url).AbsolutePath;
        await clerk.GoAsync(own + "?verdict=ok");
        await clerk.ShowsAsync(".exam-findings .finding-ok", "91.25%");

        var download = await clerk.Page.RunAndWaitForDownloadAsync(() => clerk.Page.ClickAsync(".page-head .btn-primary"));
        Assert.Equal("自评报告（校核意见）.docx", download.SuggestedFilename);

        await clerk.GoAsync("/examinations");
        if (scripts)
        {
            Assert.Empty(await Inspection.FaultsAsync(clerk));
        }

        await clerk.PressAsync(clerk.Page.GetByRole(AriaRole.Button, new() { Name = "全部删除" }));
        await clerk.ShowsAsync("#reports", "还没有校核结果");
        Assert.Empty(clerk.Complaints);
    }
}
