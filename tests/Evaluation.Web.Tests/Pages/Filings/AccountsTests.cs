using System.Net;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Campaigns;
using Evaluation.Storage.Units;
using Evaluation.Web.Pages.Bureau.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Filings;

/// <summary>决算取数: the bureau says once where figures stand, every unit's final accounts give them, and a figure changed later needs a reason.</summary>
public sealed class AccountsTests
{
    private static readonly string[][] Table =
    [
        ["收入支出决算总表"],
        ["金额单位：元"],
        ["项目", "行次", "决算数"],
        ["本年支出合计", "57", "44236000"],
        ["年末未支付指标余额", "58", "4244100.00"],
        ["基本支出", "59", ""],
    ];

    [Fact]
    public async Task From_a_sample_rules_are_proposed_and_the_bureau_corrects_them()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var bureau = await desk.SignedInAsync(desk.Officer);
        var address = await AddressAsync(desk);

        using var sample = await bureau.PostFileAsync($"{address}?handler=Sample", "sample", "样本.xlsx", Book(Table));
        var page = await bureau.ReadAsync(address);

        Assert.Equal(HttpStatusCode.Redirect, sample.StatusCode);
        Assert.Equal(("本年支出合计", "决算数", "yuan"), (Value(page, "row.exec_total"), Value(page, "column.exec_total"), Value(page, "unit.exec_total")));
        Assert.Contains("4,423.60 万元", page.Text(), StringComparison.Ordinal);
        Assert.Contains("决算!C4", page.Text(), StringComparison.Ordinal);

        using var wrong = await bureau.PostFormAsync($"{address}?handler=Save", ("stamp", Value(page, "stamp")!), ("sheet.exec_total", "决算"), ("cell.exec_total", "第4行"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var again = await wrong.PageAsync();
        Assert.Contains("不是单元格", again.Text(), StringComparison.Ordinal);
        Assert.Equal("第4行", Value(again, "cell.exec_total"));

        using var saved = await bureau.PostFormAsync($"{address}?handler=Save", ("stamp", Value(page, "stamp")!), ("sheet.exec_total", "决算"), ("cell.exec_total", "c4"), ("unit.exec_total", "yuan"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("C4", Value(await bureau.ReadAsync(address), "cell.exec_total"));

        using var stale = await bureau.PostFormAsync($"{address}?handler=Save", ("stamp", Value(page, "stamp")!), ("sheet.exec_total", "决算"), ("cell.exec_total", "C5"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal("C5", Value(await stale.PageAsync(), "cell.exec_total"));
    }

    [Fact]
    public async Task The_accounts_fill_the_data_table_and_a_figure_changed_later_needs_a_reason()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        await MapAsync(desk);
        await desk.SaveAsync(browser, "input/unspent_total", "1");

        var page = await PreviewAsync(desk, browser, Book(Table));
        var boxes = page.QuerySelectorAll("[name=take]").Cast<IHtmlInputElement>().ToDictionary(box => box.GetAttribute("aria-label")!, StringComparer.Ordinal);
        Assert.True(boxes["采用 本年支出合计"].IsDefaultChecked);
        Assert.False(boxes["采用 年末未支付指标余额"].IsDefaultChecked);
        using var taken = await browser.PostFormAsync(
            desk.Address("accounts?handler=Take"), [("figures", Value(page, "figures")!), .. boxes.Values.Select(box => ("take", box.Value))]);

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal("44236000", await desk.KeptAsync("input/exec_total"));
        Assert.Equal("决算 决算!C4", await desk.KeptAsync("source/exec_total"));
        Assert.Equal("4244100", await desk.KeptAsync("input/unspent_total"));
        Assert.Contains(AuditEventKind.AccountsImported, await desk.Site.WithDbAsync(db => db.AuditEvents.Select(line => line.Event).ToListAsync()));
        Assert.DoesNotContain("决算工作簿", (await browser.ReadAsync(desk.Address("data"))).Text("#find-exec_total"), StringComparison.Ordinal);

        using var form = await browser.PostFormAsync(desk.Address("data"), ("seen", Value(await browser.ReadAsync(desk.Address("data")), "seen")!), ("input/exec_total", "4500"));
        Assert.Contains("填的是4500.00万元，决算工作簿决算!C4是4423.60万元", (await browser.ReadAsync(desk.Address("data"))).Text("#find-exec_total"), StringComparison.Ordinal);
        Assert.Equal("44236000 决算!C4", await desk.KeptAsync("accounts/exec_total"));
    }

    [Fact]
    public async Task Last_years_rules_are_taken_over_and_what_no_longer_fits_is_named()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var bureau = await desk.SignedInAsync(desk.Officer);
        var address = await AddressAsync(desk);
        Assert.Empty((await bureau.ReadAsync(address)).QuerySelectorAll("[name=from]"));
        var last = await LastYearAsync(desk,
            new AccountsRule("exec_total", "决算", "C4", null, null, InYuan: true), new AccountsRule("unspent_total", "旧表", "C5", null, null, InYuan: true), new AccountsRule("gone", "决算", "C6", null, null, InYuan: true));

        var first = await bureau.ReadAsync(address);
        using var carried = await bureau.PostFormAsync($"{address}?handler=Carry", ("stamp", string.Empty), ("from", last.ToString()));
        using var stale = await bureau.PostFormAsync($"{address}?handler=Carry", ("stamp", string.Empty), ("from", last.ToString()));
        using var sample = await bureau.PostFileAsync($"{address}?handler=Sample", "sample", "样本.xlsx", Book(Table));
        var page = await bureau.ReadAsync(carried.Headers.Location!.OriginalString);

        Assert.Equal("2020 年度　2020年度自评", first.QuerySelector("[name=from] option")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.Redirect, carried.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(("C4", "C5"), (Value(page, "cell.exec_total"), Value(page, "cell.unspent_total")));
        Assert.Contains("有 1 项本任务的数据表没有，没有沿用：gone。", page.Text(), StringComparison.Ordinal);
        Assert.Contains("有 1 项在样本中取不到：年末未支付指标余额。", page.Text(), StringComparison.Ordinal);
        Assert.True(await desk.Site.WithDbAsync(db => db.AuditEvents.AnyAsync(line => line.Event == AuditEventKind.AccountsMapped && line.Detail!.Contains("沿用"))));
    }

    [Fact]
    public async Task Rules_of_another_region_cannot_be_taken_over()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var bureau = await desk.SignedInAsync(desk.Officer);
        var address = await AddressAsync(desk);
        var other = await LastYearAsync(desk, elsewhere: true, new AccountsRule("exec_total", "决算", "C4", null, null, InYuan: true));

        using var refused = await bureau.PostFormAsync($"{address}?handler=Carry", ("stamp", string.Empty), ("from", other.ToString()));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.False(await desk.Site.WithDbAsync(db => db.CampaignAccounts.IgnoreQueryFilters().AnyAsync(accounts => accounts.CampaignId != other)));
    }

    [Fact]
    public void An_input_that_has_another_key_is_found_by_what_it_is_called()
    {
        var to = SampleFiling.Framework;
        var from = to with { Inputs = [.. to.Inputs.Select(input => input.Key == "exec_total" ? input with { Key = "spent_all" } : input)] };

        var carried = CarriedRules.Of([new AccountsRule("spent_all", "决算", "C4", null, null, InYuan: true), new AccountsRule("lost", "决算", "C5", null, null, InYuan: true)], from, to);

        Assert.Equal("exec_total", Assert.Single(carried.Rules).Input);
        Assert.Equal(["lost"], carried.Lost);
    }

    private static Task<Guid> LastYearAsync(ClerksDesk desk, params IReadOnlyList<AccountsRule> rules) => LastYearAsync(desk, elsewhere: false, rules);

    private static Task<Guid> LastYearAsync(ClerksDesk desk, bool elsewhere, params IReadOnlyList<AccountsRule> rules) => desk.Site.WithDbAsync(async db =>
    {
        var regionId = await db.Filings.Where(filing => filing.FilingId == desk.FilingId).Select(filing => filing.RegionId).SingleAsync();
        if (elsewhere)
        {
            var region = new Region { RegionId = Guid.NewGuid(), Code = "449999", Name = "别的市" };
            db.Regions.Add(region);
            regionId = region.RegionId;
        }

        var now = desk.Site.Clock.GetUtcNow();
        var campaign = new Campaign(Guid.NewGuid(), regionId, new CampaignTerms(
            "2020年度自评", 2020, "ZJ21@1", new NoticeReference("自评通知", "测财绩〔2021〕1号", null, "测试财政局"), null, now.AddDays(10), ScanMayFollow: true));
        var accounts = new CampaignAccounts { CampaignId = campaign.CampaignId, SampleName = "旧样本.xlsx", SampleSha256 = new string('a', 64), By = desk.Officer.Id, At = now };
        accounts.Write(rules);
        db.AddRange(campaign, accounts);
        await db.SaveChangesAsync();
        return campaign.CampaignId;
    });

    [Fact]
    public async Task What_the_accounts_said_cannot_be_typed()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();

        var (status, _) = await desk.SaveAsync(browser, "accounts/exec_total", "1 Z01!A1");

        Assert.NotEqual(HttpStatusCode.OK, status);
        Assert.Null(await desk.KeptAsync("accounts/exec_total"));
    }

    [Fact]
    public async Task Without_rules_the_page_says_so_and_a_wrong_file_is_refused_with_what_to_do()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        Assert.Contains("还没有设定", (await browser.ReadAsync(desk.Address("accounts"))).Text(), StringComparison.Ordinal);
        await MapAsync(desk);

        using var old = await browser.PostFileAsync(desk.Address("accounts?handler=Preview"), "book", "决算.xls", [0xD0, 0xCF, 0x11, 0xE0]);
        var other = await PreviewAsync(desk, browser, Book([["别的表"]]));

        Assert.Contains("另存为", (await old.PageAsync()).Text(), StringComparison.Ordinal);
        Assert.Contains("没有名为“本年支出合计”的行", other.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_colleague_filled_in_after_the_preview_is_not_overwritten()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        using var colleague = await desk.SignedInAsync(desk.Colleague);
        await MapAsync(desk);
        var page = await PreviewAsync(desk, browser, Book(Table));
        await desk.SaveAsync(colleague, "input/exec_total", "4400");

        using var taken = await browser.PostFormAsync(desk.Address("accounts?handler=Take"), ("figures", Value(page, "figures")!), ("take", "0"), ("take", "1"));

        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        Assert.Equal("44000000", await desk.KeptAsync("input/exec_total"));
        Assert.Equal("4244100", await desk.KeptAsync("input/unspent_total"));
    }

    private static string? Value(IHtmlDocument page, string name) => page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlSelectElement select => select.Value,
        { } input => input.GetAttribute("value"),
        null => null,
    };

    private static Task<string> AddressAsync(ClerksDesk desk) =>
        desk.Site.WithDbAsync(async db => $"/bureau/campaigns/{await db.Filings.Where(filing => filing.FilingId == desk.FilingId).Select(filing => filing.CampaignId).SingleAsync()}/accounts");

    private static async Task MapAsync(ClerksDesk desk)
    {
        using var bureau = await desk.SignedInAsync(desk.Officer);
        using var sample = await bureau.PostFileAsync($"{await AddressAsync(desk)}?handler=Sample", "sample", "样本.xlsx", Book(Table));
        Assert.Equal(HttpStatusCode.Redirect, sample.StatusCode);
    }

    private static async Task<IHtmlDocument> PreviewAsync(ClerksDesk desk, HttpClient browser, byte[] book)
    {
        using var answer = await browser.PostFileAsync(desk.Address("accounts?handler=Preview"), "book", "决算.xlsx", book);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.PageAsync();
    }

    private static byte[] Book(string[][] rows)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(rows.Select((row, number) => new Row(row.Select((text, column) => new Cell
            {
                CellReference = $"{(char)('A' + column)}{number + 1}", DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)),
            })) { RowIndex = (uint)(number + 1) })));
            book.Workbook = new Workbook(new Sheets(new Sheet { Name = "决算", SheetId = 1, Id = book.GetIdOfPart(part) }));
        }

        return file.ToArray();
    }
}
