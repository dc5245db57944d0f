using System.Net;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Evaluation.Core.Filings;
using Evaluation.Storage.Audit;
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
