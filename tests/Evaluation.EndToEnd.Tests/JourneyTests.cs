using System.IO.Compression;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evaluation.EndToEnd.Tests;

/// <summary>The main job from end to end, as three people do it with the figures of the reference report.</summary>
public sealed class JourneyTests(RunningSite site) : IClassFixture<RunningSite>
{
    private static readonly string[] Rates = ["91.25%", "6.03%", "131.47%", "102.53%", "100.00%", "23.17%", "-3.07%"];

    [Fact]
    public async Task A_filing_is_filled_in_sent_returned_mended_passed_filed_and_accepted()
    {
        var clerk = await Visit.SignInAsync(site, "clerk");
        var filing = await clerk.FilingAsync();
        await FiguresStandOnScreenAsync(clerk, filing);
        await FillsWhatIsMissingAsync(clerk, filing);
        await SettlesScoresAsync(clerk, filing);
        await SendsAsync(clerk, filing);

        var leader = await Visit.SignInAsync(site, "leader");
        await ReturnsOneItemAsync(leader, filing);
        await MendsAsync(clerk, filing);
        await PassesAsync(leader);

        await FilesAsync(clerk, filing);
        var bureau = await Visit.SignInAsync(site, "bureau");
        await AcceptsAsync(bureau, filing);
        await DownloadsAsync(bureau, filing);
        Assert.Empty(clerk.Complaints.Concat(leader.Complaints).Concat(bureau.Complaints));
    }

    private static async Task FiguresStandOnScreenAsync(Visit clerk, string filing)
    {
        foreach (var (group, figures) in new (string, string[])[]
        {
            ("ZJ21-1", ["财政拨款收入预决算差异率 23.17%", "调整后预算口径：-3.07%"]),
            ("ZJ21-2", ["支出完成率 91.25%", "结转结余率 6.03%", "变动率 131.47%", "政府采购执行率 102.53%", "固定资产利用率 100.00%"]),
        })
        {
            await clerk.GoAsync($"{filing}/indicators/{group}");
            var text = await clerk.MainAsync();
            Assert.All(figures, figure => Assert.Contains(figure, text.Replace('−', '-'), StringComparison.Ordinal));
        }

        await clerk.GoAsync($"{filing}/scores");
        var totals = Visit.Plain(await clerk.Page.InnerTextAsync("#score-totals"));
        Assert.Contains("自评 100.00", totals, StringComparison.Ordinal);
        Assert.Contains("按现有数据最高可得 89.56", totals, StringComparison.Ordinal);
    }

    private static async Task FillsWhatIsMissingAsync(Visit clerk, string filing)
    {
        await clerk.GoAsync($"{filing}/scope");
        await clerk.AnswerAsync("answer/has_government_fund", "0");

        await clerk.GoAsync($"{filing}/data");
        await clerk.TypeAsync("input/carryover_open", "221.31");
        await clerk.TypeAsync("input/key_work_assigned", "12");
        await clerk.TypeAsync("input/key_work_done", "12");
        await clerk.ShowsAsync("[data-working] #w-ZJ21-4201, [data-working-card]:not([hidden])", "重点工作");

        await clerk.GoAsync($"{filing}/basics");
        await RowAsync(clerk, "staff_items", 15, ("name", "补列的在职人员"), ("people", "2"));

        await clerk.GoAsync($"{filing}/goals");
        await RowAsync(clerk, "targets", 0, ("name", "召开常委会会议"), ("dimension", "产出数量"), ("sign", "≥"), ("target", "15"), ("measure", "次"), ("weight", "5"), ("actual", "15"));
        await RowAsync(clerk, "targets", 1, ("name", "督办代表建议"), ("dimension", "产出数量"), ("sign", "≥"), ("target", "131"), ("measure", "件"), ("weight", "5"), ("actual", "131"));
        await RowAsync(clerk, "key_works", 0, ("name", "换届选举"), ("assigned_by", "市委"), ("state", "已办结"));
        await clerk.ShowsAsync("#totals-targets", "已填 2 行，得 10.00 分");

        await clerk.GoAsync($"{filing}/work");
        await clerk.TypeAsync("text/publication", "自评材料定于报送后二十个工作日内在湛江市人民政府网站公开。");

        await clerk.GoAsync($"{filing}/indicators/ZJ21-3");
        await clerk.Page.SetInputFilesAsync("#files-ZJ21-3201", new FilePayload { Name = "成立自评工作小组的通知.pdf", MimeType = "application/pdf", Buffer = Paper.Scan() });
        await clerk.PressAsync("form:has(#files-ZJ21-3201) button");
        await clerk.ShowsAsync("main", "成立自评工作小组的通知.pdf");

        await clerk.GoAsync($"{filing}/indicators/ZJ21-4");
        await clerk.TypeAsync("nareason/ZJ21-4301", "本年度没有列入重点项目清单的项目");
        await clerk.GoAsync($"{filing}/indicators/ZJ21-2");
        await clerk.AnswerAsync("item/ZJ21-2101/made", "0");
        await clerk.AnswerAsync("item/ZJ21-2101/made", "1");
    }

    /// <summary>Fills one of the blank rows at the end of a list.</summary>
    private static async Task RowAsync(Visit clerk, string list, int row, params (string Column, string Text)[] cells)
    {
        foreach (var (column, text) in cells)
        {
            var cell = clerk.Page.Locator($"[data-save-path^='list/{list}/'][data-save-path$='/{column}']").Nth(row);
            if (await cell.EvaluateAsync<string>("one => one.tagName") == "SELECT")
            {
                await clerk.ChooseAsync(cell, text);
            }
            else
            {
                await clerk.TypeAsync(cell, text);
            }
        }
    }

    /// <summary>Every self score follows the computed one, but for one that is claimed higher with its reasons.</summary>
    private static async Task SettlesScoresAsync(Visit clerk, string filing)
    {
        await clerk.GoAsync($"{filing}/scores");
        await clerk.Page.ClickAsync("summary:has-text('全部按测算得分填列')");
        await clerk.PressAsync("form[action$='handler=Follow'] button");
        var totals = Visit.Plain(await clerk.Page.InnerTextAsync("#score-totals"));
        Assert.Contains("系统测算 89.56", totals, StringComparison.Ordinal);
        Assert.Contains("自评 89.56", totals, StringComparison.Ordinal);

        await clerk.TypeAsync("claim/ZJ21-2201", "5");
        await clerk.ShowsAsync("#score-difference-ZJ21-2201", "+0.44");
        await clerk.ShowsAsync("#score-findings-ZJ21-2201", "自评高于测算 0.44 分");
        await clerk.TypeAsync(clerk.Page.Locator("#score-ZJ21-2201").Locator("[data-save-path='reason/ZJ21-2201']"), "年末未支付指标为十二月下达，当年无法形成支出。");
        await clerk.GoAsync($"{filing}/checks");
        await clerk.TypeAsync("explain/S-13", "超出部分为支出完成率一项，理由见该项说明。");
        await clerk.TypeAsync("explain/S-15/ZJ21-2204/facts", "地方立法研究中心尚无人员和预算，无需批复。");
        await ExplainsTheRestAsync(clerk, filing);
        await clerk.GoAsync($"{filing}/checks");
        await clerk.ShowsAsync("#check-counts", "未说明 0");
    }

    /// <summary>The numbers of the texts are confirmed with one button; whatever else asks gets words of its own.</summary>
    private static async Task ExplainsTheRestAsync(Visit clerk, string filing)
    {
        await clerk.GoAsync($"{filing}/checks");
        if (clerk.Page.GetByRole(AriaRole.Button, new() { Name = "已核对，一并确认" }) is var confirm && await confirm.CountAsync() > 0)
        {
            await clerk.PressAsync(confirm);
        }

        await clerk.GoAsync($"{filing}/checks");
        var open = await clerk.Page.Locator(".explanation textarea").EvaluateAllAsync<string[]>(
            "all => all.filter(one => one.value === '').map(one => one.dataset.savePath)");
        foreach (var path in open)
        {
            await clerk.TypeAsync(path, $"已与决算报表、对账单和台账核对（{path}），情况属实。");
        }
    }

    private static async Task SendsAsync(Visit clerk, string filing)
    {
        await clerk.GoAsync($"{filing}/checks");
        await clerk.PressAsync(clerk.Page.GetByRole(AriaRole.Button, new() { Name = "送审", Exact = true }));
        await clerk.ShowsAsync("#handing", "组长审核中");
    }

    private static async Task ReturnsOneItemAsync(Visit leader, string filing)
    {
        await leader.GoAsync("/review");
        await leader.PressAsync(leader.Page.GetByRole(AriaRole.Link, new() { Name = "审核", Exact = true }));
        Assert.Contains(filing.Split('/')[^1], leader.Page.Url, StringComparison.Ordinal);
        await leader.ShowsAsync("#rows", "91.25%");
        await leader.Page.CheckAsync("input[name=place][value='indicator/ZJ21-2201']");
        await leader.PressAsync(leader.Page.GetByRole(AriaRole.Button, new() { Name = "退回勾选的项目" }));
        await leader.Page.FillAsync("[name='Input.Items[0].Problem']", "理由不足，请按测算得分填列。");
        await leader.PressAsync(leader.Page.GetByRole(AriaRole.Button, new() { Name = "退回 1 项" }));
    }

    private static async Task MendsAsync(Visit clerk, string filing)
    {
        await clerk.GoAsync(filing);
        var item = clerk.Page.Locator(".return-item");
        await Expect(item).ToContainTextAsync("理由不足，请按测算得分填列。");
        await Expect(item).ToContainTextAsync("未答复");
        await clerk.PressAsync(item.Locator("a"));
        await clerk.ShowsAsync("main", "支出完成率");
        await clerk.GoAsync($"{filing}/scores");
        await Expect(clerk.Field("claim/ZJ21-2203")).ToHaveCountAsync(0);
        await clerk.PressAsync("#score-findings-ZJ21-2201 button:has-text('改为 4.56')");
        await Expect(clerk.Field("claim/ZJ21-2201")).ToHaveValueAsync("");

        await clerk.GoAsync(filing);
        await clerk.Page.Locator(".return-item textarea").FillAsync("已按测算得分填列。");
        await clerk.PressAsync(".return-item button");
        await clerk.ShowsAsync(".return-item", "已答复");

        // What was told with the claim stands on its own now.
        await ExplainsTheRestAsync(clerk, filing);
        await SendsAsync(clerk, filing);
    }

    private static async Task PassesAsync(Visit leader)
    {
        await leader.GoAsync("/review");
        await leader.PressAsync(leader.Page.GetByRole(AriaRole.Link, new() { Name = "审核", Exact = true }));
        await leader.Page.ClickAsync(".decision summary");
        await leader.PressAsync(leader.Page.GetByRole(AriaRole.Button, new() { Name = "确认审核通过" }));
        await leader.ShowsAsync("body", "审核通过");
    }

    private static async Task FilesAsync(Visit clerk, string filing)
    {
        await clerk.GoAsync($"{filing}/checks");
        await clerk.ShowsAsync("#handing", "用印版");
        Assert.Empty(await Inspection.FaultsAsync(clerk));
        await clerk.Page.SetInputFilesAsync("#scan", new FilePayload { Name = "盖章扫描件.pdf", MimeType = "application/pdf", Buffer = Paper.Scan() });
        await clerk.PressAsync("form:has(#scan) button");
        await clerk.ShowsAsync("#handing", "盖章扫描件.pdf");
        await clerk.PressAsync(clerk.Page.GetByRole(AriaRole.Button, new() { Name = "报送", Exact = true }));
        await clerk.ShowsAsync(".receipt", "报送回执");
        await clerk.ShowsAsync(".receipt", "89.56 分");
        Assert.Empty(await Inspection.FaultsAsync(clerk));
    }

    private static async Task AcceptsAsync(Visit bureau, string filing)
    {
        var id = filing.Split('/')[^1];
        await bureau.GoAsync("/bureau");
        await bureau.PressAsync($"#filing-{id} a");
        Assert.Equal($"/bureau/filings/{id}", new Uri(bureau.Page.Url).AbsolutePath);
        var text = await bureau.MainAsync();
        Assert.Contains("91.25%", text, StringComparison.Ordinal);
        Assert.Empty(await Inspection.FaultsAsync(bureau));
        await bureau.Page.FillAsync("[name='Accept.QualityErrors']", "0");
        await bureau.PressAsync(bureau.Page.GetByRole(AriaRole.Button, new() { Name = "接收", Exact = true }));
        await bureau.ShowsAsync("main", "已接收");
    }

    private static async Task DownloadsAsync(Visit bureau, string filing)
    {
        var pdf = Paper.TextOf(await FileAsync(bureau, bureau.Page.Locator("a[href$='/report.pdf']").First));
        Assert.All(Rates, rate => Assert.Contains(rate, pdf.Replace('−', '-'), StringComparison.Ordinal));
        Assert.Contains("89.56", pdf, StringComparison.Ordinal);

        await bureau.GoAsync("/bureau");
        await bureau.PressAsync("main a[href^='/bureau/campaigns/']:not([href$='/new'])");
        using var summary = new ZipArchive(new MemoryStream(await FileAsync(bureau, bureau.Page.Locator("a[href$='/summary.xlsx']"))));
        Assert.Contains("湛江市人大常委会办公室", string.Concat(summary.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(Read)), StringComparison.Ordinal);
        Assert.Contains(filing.Split('/')[^1], await bureau.Page.ContentAsync(), StringComparison.Ordinal);
        await bureau.PressAsync("a[href$='/reports']");
        using var reports = new ZipArchive(new MemoryStream(await FileAsync(bureau, bureau.Page.Locator("a[href$='/reports.zip']"))));
        var own = Assert.Single(reports.Entries, entry => entry.FullName.Contains("人大", StringComparison.Ordinal));
        using var content = new MemoryStream();
        await using (var source = own.Open())
        {
            await source.CopyToAsync(content);
        }

        Assert.Contains("91.25%", Paper.TextOf(content.ToArray()), StringComparison.Ordinal);
    }

    private static async Task<byte[]> FileAsync(Visit visit, ILocator link)
    {
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync(), new() { Timeout = 120_000 });
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
