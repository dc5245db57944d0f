using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Storage.Audit;
using Evaluation.Web.Tests.Pages.Verify;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Tests.Pages.Bureau;

/// <summary>The public site of a campaign: what is in it, that its pages are sound, and who may make it.</summary>
public sealed class PublicationTests(FiledScene scene) : IClassFixture<FiledScene>
{
    private const string Folder = "2021/001001";

    private string Address => $"/bureau/campaigns/{scene.Campaign.CampaignId}/publication";

    [Fact]
    public async Task Preview_shows_what_will_be_published_and_why_the_rest_is_not()
    {
        using var browser = await scene.Site.SignedInAsync(scene.Officer);
        var nothing = (await browser.ReadAsync(Address)).Text();
        var filed = (await PreviewAsync(browser, string.Empty)).Text();
        var withheld = (await PreviewAsync(browser, "001001")).Text();

        Assert.Contains("将公开 0 份报告", nothing, StringComparison.Ordinal);
        Assert.Contains("已报送，还没有接收", nothing, StringComparison.Ordinal);
        Assert.Contains("将公开 1 份报告", filed, StringComparison.Ordinal);
        Assert.Contains($"{FiledScene.Silent}001002审核通过（待报送）", Squeezed(filed), StringComparison.Ordinal);
        Assert.Contains("将公开 0 份报告", withheld, StringComparison.Ordinal);
        // After a preview the address is that of the preview; the button says where it leads.
        Assert.Equal(Address, (await PreviewAsync(browser, string.Empty)).QuerySelector("button[form=choice]")!.GetAttribute("formaction"));
    }

    [Fact]
    public async Task A_code_that_the_campaign_does_not_have_is_told_and_kept()
    {
        using var browser = await scene.Site.SignedInAsync(scene.Officer);
        using var answer = await browser.PostFormAsync(Address, ("Input.Which", "filed"), ("Input.Withheld", "001001\n999"));
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("本任务没有这些单位编码：999", page.Text(".error-summary"), StringComparison.Ordinal);
        Assert.Contains("999", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A unit typed into the list of those withheld is never published because nobody pressed 预览.</summary>
    [Fact]
    public async Task Only_the_list_that_was_on_the_screen_is_published()
    {
        using var browser = await scene.Site.SignedInAsync(scene.Officer);
        var seen = Seen(await browser.ReadAsync(Address));
        using var answer = await browser.PostFormAsync(Address, ("Input.Which", "filed"), ("Input.Withheld", ""), ("Input.Seen", seen));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Contains("请核对下面的名单", page.Text(".error-summary"), StringComparison.Ordinal);
        Assert.Contains("将公开 1 份报告", page.Text(), StringComparison.Ordinal);
        Assert.NotEqual(seen, Seen(page));
    }

    [Fact]
    public async Task The_bureau_of_another_region_finds_nothing()
    {
        using var browser = await scene.Site.SignedInAsync(scene.Stranger);
        using var answer = await browser.OpenAsync(Address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_site_holds_report_data_and_hashes_is_recorded_and_comes_out_the_same_again()
    {
        var (bytes, files) = await SiteAsync();

        Assert.Equal(
            new[] { "index.html", "style.css", "units.csv", "data-dictionary.csv", "data-dictionary.json", "SHA256SUMS.txt", $"{Folder}/index.html", $"{Folder}/report.pdf", $"{Folder}/facts.csv", $"{Folder}/scores.csv", $"{Folder}/data.json" }.Order(StringComparer.Ordinal),
            files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(scene.Second.Pdf, files[$"{Folder}/report.pdf"]);
        var sums = Encoding.UTF8.GetString(files["SHA256SUMS.txt"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ")).ToList();
        Assert.Equal(files.Keys.Where(name => name != "SHA256SUMS.txt").Order(StringComparer.Ordinal), sums.Select(line => line[1]).Order(StringComparer.Ordinal));
        Assert.All(sums, line => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(files[line[1]])), line[0]));
        Assert.Contains(AuditEventKind.SitePublished, await scene.Site.WithDbAsync(db => db.AuditEvents.Select(line => line.Event).ToListAsync()));
        Assert.Equal(bytes, (await SiteAsync()).Bytes);
    }

    [Fact]
    public async Task Every_page_is_valid_has_a_title_a_language_and_headings_in_order_and_refers_to_nothing_outside()
    {
        var (_, files) = await SiteAsync();
        foreach (var (name, page) in files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)).Select(file => (file.Key, Parsed(file.Value))))
        {
            Assert.NotEmpty(page.Title!);
            Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
            Assert.Single(page.QuerySelectorAll("h1"));
            var levels = page.QuerySelectorAll("h1,h2,h3,h4,h5").Select(heading => heading.LocalName[1] - '0').ToList();
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"{name}: h{pair.First} is followed by h{pair.Second}."));
            Assert.Empty(page.QuerySelectorAll("script,style,iframe,[style],[onclick]"));
            Assert.All(page.QuerySelectorAll("table"), table => Assert.NotEmpty(table.QuerySelectorAll("th[scope]")));
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
            Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
            foreach (var target in page.QuerySelectorAll("[href],[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
            {
                var address = new Uri(new Uri($"http://site/{name}"), target);
                Assert.Equal("site", address.Host);
                Assert.True(files.ContainsKey(Uri.UnescapeDataString(address.AbsolutePath[1..])), $"{name}: {target} leads nowhere.");
                Assert.True(address.Fragment.Length == 0 || page.GetElementById(address.Fragment[1..]) is not null, $"{name}: {target} leads nowhere.");
            }
        }
    }

    [Fact]
    public async Task The_page_of_a_report_says_what_the_report_says_and_its_formulas_in_words()
    {
        var (_, files) = await SiteAsync();
        var page = Parsed(files[$"{Folder}/index.html"]);
        var said = Squeezed(page.Body!.TextContent);

        Assert.All(Texts(scene.Second.Report), text => Assert.Contains(Squeezed(text), said, StringComparison.Ordinal));
        var formulas = scene.Second.Report.Body.OfType<Block.Formula>().Select(formula => formula.Alternative).ToList();
        Assert.NotEmpty(formulas);
        Assert.Equal(formulas, page.QuerySelectorAll("math").Select(formula => formula.GetAttribute("alttext")));
        Assert.NotEmpty(page.QuerySelectorAll("mfrac"));
        Assert.Contains(scene.Second.Hash, said, StringComparison.Ordinal);
        Assert.Contains("4423.60", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_open_in_a_spreadsheet_hold_numbers_and_are_all_explained()
    {
        var (_, files) = await SiteAsync();
        foreach (var table in files.Where(file => file.Key.EndsWith(".csv", StringComparison.Ordinal)))
        {
            Assert.Equal(Encoding.UTF8.GetPreamble(), table.Value.AsSpan(0, 3).ToArray());
        }

        var facts = Lines(files[$"{Folder}/facts.csv"]);
        Assert.Contains("exec_total,本年支出合计,元,44236000.00", facts);
        Assert.Contains(facts, line => line.EndsWith(",%,-3.07", StringComparison.Ordinal) || line.EndsWith(",%,23.17", StringComparison.Ordinal));
        Assert.Contains(Lines(files[$"{Folder}/scores.csv"]), line => line.StartsWith("ZJ21-2201,预算执行情况,支出管理,支出完成率,5.00,91.25%,4.56,", StringComparison.Ordinal));
        var explained = Lines(files["data-dictionary.csv"]).Select(line => line.Split(',')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(explained, facts.Skip(1).Concat(Lines(files[$"{Folder}/scores.csv"]).Skip(1)).Select(line => line.Split(',')[0]).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_named_beside_what_the_report_itself_says()
    {
        var (_, files) = await SiteAsync();

        Assert.All(files.Where(file => !file.Key.EndsWith(".pdf", StringComparison.Ordinal)), file =>
        {
            var text = Encoding.UTF8.GetString(file.Value);
            Assert.DoesNotContain("陈填报", text, StringComparison.Ordinal);
            Assert.DoesNotContain("0759-1234567", text, StringComparison.Ordinal);
            Assert.True(file.Key.EndsWith(".html", StringComparison.Ordinal) || !text.Contains("人员花名册，2021年12月", StringComparison.Ordinal), file.Key);
            Assert.DoesNotContain(FiledScene.Silent, text, StringComparison.Ordinal);
        });
    }

    private async Task<IHtmlDocument> PreviewAsync(HttpClient browser, string withheld)
    {
        using var answer = await browser.PostFormAsync($"{Address}?handler=Preview", ("Input.Which", "filed"), ("Input.Withheld", withheld));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.PageAsync();
    }

    private static string Seen(IHtmlDocument page) => page.QuerySelector("input[name='Input.Seen']")!.GetAttribute("value")!;

    private static IHtmlDocument Parsed(byte[] page) => new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(Encoding.UTF8.GetString(page));

    private static List<string> Lines(byte[] table) => [.. Encoding.UTF8.GetString(table).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static IEnumerable<string> Texts(Report report) => report.Cover!.Facts.Select(fact => fact.Text)
        .Concat(report.Body.Concat(report.Annexes.SelectMany(annex => annex.Blocks)).SelectMany(block => block switch
        {
            Block.Heading heading => [heading.Number + heading.Text],
            Block.Paragraph paragraph => [string.Concat(paragraph.Inlines.Select(inline => inline.Text))],
            Block.Table table => table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text),
            Block.Remark remark => [remark.Text],
            Block.Signature signature => [signature.Unit, signature.Date],
            Block.AnnexList list => list.Titles,
            Block.Chart chart => chart.Rows.SelectMany(row => row.Bars.Select(bar => bar.Printed).Prepend(row.Label)),
            _ => Array.Empty<string>(),
        }));

    private async Task<(byte[] Bytes, Dictionary<string, byte[]> Files)> SiteAsync()
    {
        using var browser = await scene.Site.SignedInAsync(scene.Officer);
        var seen = Seen(await PreviewAsync(browser, string.Empty));
        using var answer = await browser.PostFormAsync(Address, ("Input.Which", "filed"), ("Input.Withheld", ""), ("Input.Seen", seen));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        await using var zip = new ZipArchive(new MemoryStream(bytes));
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using var stream = await entry.OpenAsync();
            await stream.CopyToAsync(content);
            files[entry.FullName] = content.ToArray();
        }

        return (bytes, files);
    }
}
