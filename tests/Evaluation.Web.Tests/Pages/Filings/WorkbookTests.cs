using System.Net;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Evaluation.Core.Filings;
using Evaluation.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Filings;

/// <summary>The workbook of a filing: downloaded, filled in, uploaded, previewed, taken cell by cell.</summary>
public sealed class WorkbookTests
{
    [Fact]
    public async Task A_workbook_nobody_filled_in_changes_nothing()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        await desk.SaveAsync(browser, "input/exec_total", "4423.60");

        var page = await PreviewAsync(desk, browser, await BookAsync(desk, browser));

        Assert.Contains("没有改动", page.Text(), StringComparison.Ordinal);
        Assert.Contains("与系统一致", page.Text(), StringComparison.Ordinal);
        Assert.Contains(AuditEventKind.WorkbookProduced, await EventsAsync(desk));
    }

    [Fact]
    public async Task Ticked_cells_are_taken_through_the_history_and_the_others_stay()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        await desk.SaveAsync(browser, "input/exec_total", "4423.60");
        await desk.SaveAsync(browser, "input/unspent_total", "1");
        var book = Fill(await BookAsync(desk, browser), ("exec_total", "input/*", "4500.5"), ("unspent_total", "input/*", "424.41"), ("exec_total", "source/*", "=决算!F12"));

        var page = await PreviewAsync(desk, browser, book);

        var rows = page.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains(rows, row => row.Contains("本年支出合计", StringComparison.Ordinal) && row.Contains("4423.6", StringComparison.Ordinal) && row.Contains("4500.5", StringComparison.Ordinal));
        var taken = page.QuerySelectorAll("[name=take]").OfType<IHtmlInputElement>().Where(box => !box.GetAttribute("aria-label")!.Contains("年末未支付", StringComparison.Ordinal));
        using var answer = await browser.PostFormAsync(desk.Address("workbook?handler=Take"), [Field(page, "changes"), .. taken.Select(box => ("take", box.Value))]);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("45005000", await desk.KeptAsync("input/exec_total"));
        Assert.Equal("10000", await desk.KeptAsync("input/unspent_total"));
        Assert.Equal("=决算!F12", await desk.KeptAsync("source/exec_total"));
        Assert.Contains(await desk.HistoryAsync(), change => change is { Path: "input/exec_total", From: "44236000", To: "45005000" });
        Assert.Contains(AuditEventKind.EntriesImported, await EventsAsync(desk));
    }

    [Fact]
    public async Task Wrong_cells_are_named_and_come_back_marked_while_the_rest_can_be_taken()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        var book = Fill(await BookAsync(desk, browser), ("exec_total", "input/*", "约四千万"), ("unspent_total", "input/*", "424.41"));

        var page = await PreviewAsync(desk, browser, book);

        Assert.Contains("“约四千万”不是数字", page.Text("tr.fix"), StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("[name=take]"));
        using var marked = await browser.PostFormAsync(desk.Address("workbook?handler=Marked"), Field(page, "workbook"));
        Assert.Equal(HttpStatusCode.OK, marked.StatusCode);
        using var document = SpreadsheetDocument.Open(await marked.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), isEditable: false);
        Assert.Contains(document.WorkbookPart!.WorksheetParts, part => part.WorksheetCommentsPart?.Comments?.InnerText.Contains("不是数字", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task What_a_colleague_changed_after_the_download_is_a_conflict_that_nobody_ticked()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        using var colleague = await desk.SignedInAsync(desk.Colleague);
        var (_, saved) = await desk.SaveAsync(browser, "input/exec_total", "4423.60");
        var book = Fill(await BookAsync(desk, browser), ("exec_total", "input/*", "4500"));
        await desk.SaveAsync(colleague, "input/exec_total", "4400", saved!["version"]!.GetValue<string>());

        var page = await PreviewAsync(desk, browser, book);

        Assert.Contains("冲突：下载时是“4423.6”", page.Text("tr.explain"), StringComparison.Ordinal);
        Assert.False(((IHtmlInputElement)page.QuerySelector("[name=take]")!).IsDefaultChecked);
        using var answer = await browser.PostFormAsync(desk.Address("workbook?handler=Take"), Field(page, "changes"), ("take", "0"));
        Assert.Equal("45000000", await desk.KeptAsync("input/exec_total"));
    }

    [Fact]
    public async Task What_a_colleague_changes_after_the_preview_is_not_overwritten()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        using var colleague = await desk.SignedInAsync(desk.Colleague);
        var page = await PreviewAsync(desk, browser, Fill(await BookAsync(desk, browser), ("exec_total", "input/*", "4500"), ("unspent_total", "input/*", "424.41")));
        await desk.SaveAsync(colleague, "input/exec_total", "4400");

        using var answer = await browser.PostFormAsync(desk.Address("workbook?handler=Take"), Field(page, "changes"), ("take", "0"), ("take", "1"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("李同事", (await answer.PageAsync()).Text(".conflict"), StringComparison.Ordinal);
        Assert.Equal("44000000", await desk.KeptAsync("input/exec_total"));
        Assert.Equal("4244100", await desk.KeptAsync("input/unspent_total"));
    }

    [Theory]
    [InlineData("旧表.xls", "另存为")]
    [InlineData("文本.xlsx", "Office 文档")]
    public async Task A_file_that_is_no_workbook_is_refused_with_what_to_do(string name, string said)
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        byte[] content = name.EndsWith(".xls", StringComparison.Ordinal) ? [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1] : [1, 2, 3, 4, 5];

        using var answer = await browser.PostFileAsync(desk.Address("workbook?handler=Preview"), "book", name, content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, (await answer.PageAsync()).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workbook_of_another_unit_is_refused_and_a_preview_is_good_for_its_own_person_only()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        using var stranger = await desk.SignedInAsync(desk.Stranger);
        using var colleague = await desk.SignedInAsync(desk.Colleague);
        var other = await desk.Site.WithDbAsync(db => db.Filings.Where(filing => filing.FilingId != desk.FilingId).Select(filing => filing.FilingId).SingleAsync());
        var book = await BookAsync(desk, browser);

        using var foreign = await stranger.PostFileAsync($"/filings/{other}/workbook?handler=Preview", "book", "a.xlsx", book);
        using var closed = await stranger.OpenAsync(desk.Address("workbook?handler=File"));
        var page = await PreviewAsync(desk, browser, Fill(book, ("exec_total", "input/*", "4500")));
        using var borrowed = await colleague.PostFormAsync(desk.Address("workbook?handler=Take"), Field(page, "changes"), ("take", "0"));

        Assert.Contains("请选择本单位的工作簿", (await foreign.PageAsync()).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, borrowed.StatusCode);
        Assert.Null(await desk.KeptAsync("input/exec_total"));
    }

    [Fact]
    public async Task Nobody_downloads_workbooks_without_end_and_the_page_stays_open()
    {
        using var desk = await ClerksDesk.OpenAsync();
        using var browser = await desk.SignedInAsync();
        var last = HttpStatusCode.OK;
        for (var time = 0; time <= 30; time++)
        {
            using var answer = await browser.OpenAsync(desk.Address("workbook?handler=File"));
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        await browser.ReadAsync(desk.Address("workbook"));
    }

    [Fact]
    public async Task While_the_leader_reads_the_workbook_can_be_downloaded_and_not_uploaded()
    {
        using var desk = await ClerksDesk.OpenAsync(FilingState.LeaderReview);
        using var browser = await desk.SignedInAsync();
        var book = await BookAsync(desk, browser);

        using var answer = await browser.PostFileAsync(desk.Address("workbook?handler=Preview"), "book", "a.xlsx", book);

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("只能下载", (await browser.ReadAsync(desk.Address("workbook"))).Text(), StringComparison.Ordinal);
    }

    private static (string, string) Field(IHtmlDocument page, string name) => (name, page.QuerySelector($"[name={name}]")!.GetAttribute("value")!);

    private static async Task<byte[]> BookAsync(ClerksDesk desk, HttpClient browser)
    {
        using var answer = await browser.OpenAsync(desk.Address("workbook?handler=File"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IHtmlDocument> PreviewAsync(ClerksDesk desk, HttpClient browser, byte[] book)
    {
        using var answer = await browser.PostFileAsync(desk.Address("workbook?handler=Preview"), "book", "填好的.xlsx", book);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.PageAsync();
    }

    private static Task<List<AuditEventKind>> EventsAsync(ClerksDesk desk) => desk.Site.WithDbAsync(db => db.AuditEvents.Select(line => line.Event).ToListAsync());

    /// <summary>Types into cells of the data table, found by the keys of their row and column.</summary>
    private static byte[] Fill(byte[] book, params (string Row, string Column, string Text)[] cells)
    {
        using var file = new MemoryStream();
        file.Write(book);
        using (var document = SpreadsheetDocument.Open(file, isEditable: true))
        {
            var id = document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == "数据表").Id!.Value!;
            var rows = ((WorksheetPart)document.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Row>().ToList();
            foreach (var (key, column, text) in cells)
            {
                var letters = rows[0].Elements<Cell>().Single(cell => cell.InnerText == column).CellReference!.Value!.TrimEnd('1');
                var row = rows.Single(row => row.Elements<Cell>().First().InnerText == key);
                var cell = row.Elements<Cell>().Single(cell => cell.CellReference == letters + row.RowIndex);
                (cell.DataType, cell.CellValue, cell.InlineString) = (CellValues.InlineString, null, new InlineString(new Text(text)));
            }
        }

        return file.ToArray();
    }
}
