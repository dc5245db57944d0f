using System.Text;
using System.Text.RegularExpressions;
using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Evaluation.Documents.Tests.Pdf;

public sealed partial class PdfTests(PressFixture fixture) : IClassFixture<PressFixture>
{
    private const double Millimetre = 72 / 25.4;
    private const int PagesBeforeTheText = 2;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Pages_are_A4_and_the_landscape_annex_is_turned()
    {
        using var paper = PdfDocument.Open(fixture.Full);

        var pages = paper.GetPages().ToList();
        Assert.All(pages, page => Assert.Equal(
            (595, 842),
            ((int)Math.Round(Math.Min(page.Width, page.Height)), (int)Math.Round(Math.Max(page.Width, page.Height)))));
        var turned = pages.Where(page => page.Width > page.Height).ToList();
        Assert.True(turned.Count > 1);
        Assert.All(turned, page => Assert.Contains("评分标准", Paper.Text(page), StringComparison.Ordinal));
    }

    [Fact]
    public void Paper_holds_every_text_of_the_report_and_no_radicals()
    {
        using var paper = PdfDocument.Open(fixture.Full);

        var text = Paper.Running(paper, SampleReport.VersionMark, SampleReport.Notice);
        Assert.All(
            new PaperData(SampleReport.Full()).Texts.Except([SampleReport.VersionMark, SampleReport.Notice]),
            said => Assert.Contains(Paper.Squeezed(said), text, StringComparison.Ordinal));
        Assert.DoesNotContain(text, character => character is (>= '\u2E80' and <= '\u2FDF') or (>= '\uE000' and <= '\uF8FF'));
    }

    [Fact]
    public async Task Same_report_gives_the_same_bytes_from_another_worker()
    {
        await using var press = new PdfPress(new PressOptions());

        Assert.Equal(fixture.Full, await press.PrintAsync(SampleReport.Full(), Cancellation));
    }

    [Fact]
    public async Task Another_creation_time_gives_other_bytes()
    {
        var report = SampleReport.Full();
        var later = report with { Properties = report.Properties with { Created = report.Properties.Created.AddSeconds(1) } };

        Assert.NotEqual(fixture.Full, await fixture.Press.PrintAsync(later, Cancellation));
    }

    [Fact]
    public void Paper_is_PDF_A_3a_with_title_unit_language_and_font_set()
    {
        using var paper = PdfDocument.Open(fixture.Full);

        Assert.True(paper.TryGetXmpMetadata(out var metadata));
        var xmp = Encoding.UTF8.GetString(metadata!.GetXmlBytes().ToArray());
        Assert.Matches("pdfaid:part[^0-9]{1,4}3", xmp);
        Assert.Matches("pdfaid:conformance[^A-Z]{1,4}A", xmp);
        Assert.Equal("示范单位2021年度部门整体支出绩效自评报告", paper.Information.Title);
        Assert.Equal("示范单位办公室", paper.Information.Author);
        Assert.Contains(fixture.Press.Fonts.Digest(rare: false)[..16], paper.Information.Keywords, StringComparison.Ordinal);
        Assert.Equal("D:20220510013000Z", paper.Information.CreationDate);
        Assert.Equal("zh-CN", paper.Structure.Catalog.CatalogDictionary.Data["Lang"].ToString()!.Trim('(', ')'));
    }

    [Fact]
    public void Record_is_attached_as_it_was()
    {
        using var paper = PdfDocument.Open(fixture.Full);

        Assert.True(paper.Advanced.TryGetEmbeddedFiles(out var files));
        var file = Assert.Single(files);
        Assert.Equal("自评数据.json", Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(file.Name)));
        Assert.Equal(SampleReport.Full().Properties.Record, Encoding.UTF8.GetString(file.Bytes));
    }

    [Fact]
    public void Bookmarks_name_the_headings_of_two_levels_and_the_annexes()
    {
        using var paper = PdfDocument.Open(fixture.Full);

        Assert.True(paper.TryGetBookmarks(out var bookmarks));
        var titles = bookmarks.GetNodes().Select(node => node.Title).ToList();
        Assert.Equal(4 + (4 * 3) + 2, titles.Count);
        Assert.Contains("一、单位基本情况", titles);
        Assert.Contains("（二）自评工作开展情况之二", titles);
        Assert.Contains("附件2 评分表", titles);
    }

    [Fact]
    public void Contents_name_the_page_a_heading_stands_on()
    {
        using var paper = PdfDocument.Open(fixture.Full);

        var contents = Paper.Text(paper.GetPage(2));
        var entry = AnnexEntry().Match(contents);
        Assert.True(entry.Success, contents);
        var page = int.Parse(entry.Groups["page"].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("附件2", Paper.Text(paper.GetPage(page + PagesBeforeTheText)), StringComparison.Ordinal);
    }

    [Fact]
    public void Fonts_are_embedded_and_ours()
    {
        using var paper = PdfDocument.Open(fixture.Full);

        var names = paper.GetPages().SelectMany(page => page.Letters).Select(letter => letter.FontName).Distinct().ToList();
        Assert.Equal(3, names.Count);
        Assert.All(names, name => Assert.Matches("^[A-Z]{6}\\+Noto(Serif|Sans)SC", name));
    }

    [Fact]
    public void Page_number_stands_right_on_odd_and_left_on_even_pages_and_the_version_opposite()
    {
        using var paper = PdfDocument.Open(fixture.Full);

        foreach (var page in paper.GetPages().Where(page => page.Number > PagesBeforeTheText && page.Height > page.Width))
        {
            var number = page.Number - PagesBeforeTheText;
            var foot = page.Letters.Where(letter => letter.BoundingBox.Bottom < 35 * Millimetre).ToList();
            var right = Paper.Squeezed(string.Concat(foot.Where(letter => letter.BoundingBox.Left > page.Width / 2).Select(letter => letter.Value)));
            var left = Paper.Squeezed(string.Concat(foot.Where(letter => letter.BoundingBox.Left < page.Width / 2).Select(letter => letter.Value)));
            Assert.Equal($"—{number}—", number % 2 == 1 ? right : left);
            Assert.Equal(Paper.Squeezed(SampleReport.VersionMark), number % 2 == 1 ? left : right);
        }

        Assert.DoesNotContain("—1—", Paper.Text(paper.GetPage(1)) + Paper.Text(paper.GetPage(2)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_page_has_22_lines_of_28_characters()
    {
        var report = SampleReport.Saying(string.Concat(Enumerable.Repeat("绩效自评", 400)));
        using var paper = PdfDocument.Open(await fixture.Press.PrintAsync(report, Cancellation));

        var lines = paper.GetPage(4).Letters
            .Where(letter => letter.BoundingBox.Bottom > 35 * Millimetre)
            .GroupBy(letter => (int)Math.Round(letter.StartBaseLine.Y))
            .ToList();
        Assert.Equal(22, lines.Count);
        Assert.All(lines, line => Assert.Equal(28, line.Count()));
    }

    [Fact]
    public async Task No_line_begins_with_a_closing_sign_or_ends_with_an_opening_one()
    {
        const string Closing = "，。；：！？、）》」』】〕”’%‰℃";
        const string Opening = "（《「『【〔“‘";
        var paragraphs = Enumerable.Range(0, 29).Select(shift =>
            new string('本', shift) + "“三公”经费（含出国费）为35.00万元，占《预算》的0.79%；〔2022〕3号：其中，接待费！差旅费？会议费、培训费。‘其他’【略】等，均按规定列支、核算。").ToArray();
        using var paper = PdfDocument.Open(await fixture.Press.PrintAsync(SampleReport.Saying(paragraphs), Cancellation));

        var lines = paper.GetPages().Skip(2).SelectMany(page => page.Letters.Where(letter => letter.Value.Trim().Length > 0 && letter.PointSize > 15)
            .GroupBy(letter => (int)Math.Round(letter.StartBaseLine.Y / 3)).Select(line => line.OrderBy(letter => letter.StartBaseLine.X).ToList())).ToList();
        Assert.True(lines.Count > 80);
        Assert.All(lines, line => Assert.DoesNotContain(line[0].Value, Closing, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain(line[^1].Value, Opening, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_stands_outside_the_text_block()
    {
        using var paper = PdfDocument.Open(fixture.Full);

        foreach (var page in paper.GetPages().Skip(PagesBeforeTheText).Where(page => page.Height > page.Width))
        {
            Assert.All(page.Letters, letter => Assert.InRange(
                letter.BoundingBox.Right, 26 * Millimetre, page.Width - (25.5 * Millimetre)));
        }
    }

    [Fact]
    public void Merged_cells_go_on_with_their_name_on_the_next_page()
    {
        using var paper = PdfDocument.Open(fixture.Full);

        var sheets = paper.GetPages().Where(page => page.Width > page.Height).ToList();
        var later = sheets.Skip(1).Where(page => Paper.Text(page).Contains("完成率达到", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(later);
        Assert.All(later, page => Assert.Contains("预算执行情况", Paper.Text(page), StringComparison.Ordinal));
        Assert.Contains(later, page => Paper.Text(page).Contains("预算执行情况（续）", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_heading_within_a_table_is_never_left_alone_at_the_foot_of_a_page(int merged)
    {
        var table = new Block.Table(
            null, "数据表", null,
            [new("部分", 40, CellAlignment.Left), new("项目", 116, CellAlignment.Left)],
            [.. Enumerable.Range(1, 60).SelectMany(part => new TableRow[]
            {
                new(TableRowKind.Group, [new($"第{part}部分")]),
                new(TableRowKind.Body, [new($"本部分{part}", merged), new("首项")]),
                new(TableRowKind.Body, [.. merged == 1 ? [new TableCell($"又部分{part}")] : Array.Empty<TableCell>(), new("末项")]),
            })]);
        var report = SampleReport.Saying("无") with { Annexes = [new(1, "长表", Landscape: false, [table])] };

        using var paper = PdfDocument.Open(await fixture.Press.PrintAsync(report, Cancellation));

        var pages = paper.GetPages().Select(Paper.Text).Where(text => text.Contains("末项", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 3);
        Assert.All(pages, text => Assert.True(text.LastIndexOf('项') > text.LastIndexOf('第'), text));
        Assert.All(pages, text => Assert.Contains("项目", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Sample_notice_is_on_each_page_of_the_annex_that_carries_it_and_on_no_other()
    {
        using var paper = PdfDocument.Open(fixture.Full);

        Assert.All(paper.GetPages(), page => Assert.Equal(
            page.Width > page.Height,
            Paper.Text(page).Contains(Paper.Squeezed(SampleReport.Notice), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Draft_says_so_on_every_page_and_a_frozen_version_nowhere()
    {
        using var draft = PdfDocument.Open(await fixture.Press.PrintAsync(SampleReport.Full(draft: true), Cancellation));
        using var frozen = PdfDocument.Open(fixture.Full);

        Assert.All(draft.GetPages(), page => Assert.Contains("草稿", Paper.Text(page), StringComparison.Ordinal));
        Assert.All(frozen.GetPages(), page => Assert.DoesNotContain("草稿", Paper.Text(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rehearsal_says_so_on_every_page_also_when_it_is_sealed()
    {
        const string notice = "演练，不作为正式自评结果";
        var report = SampleReport.Full();
        using var rehearsal = PdfDocument.Open(await fixture.Press.PrintAsync(report with { Properties = report.Properties with { RehearsalNotice = notice } }, Cancellation));

        Assert.All(rehearsal.GetPages(), page => Assert.Contains(Paper.Squeezed(notice), Paper.Text(page), StringComparison.Ordinal));
        Assert.Contains(rehearsal.GetPages(), page => Paper.Text(page).Contains(Paper.Squeezed(SampleReport.Notice), StringComparison.Ordinal));
    }

    [Fact]
    public void Formulas_have_alternative_text()
    {
        using var paper = PdfDocument.Open(fixture.Full);

        var alternatives = Paper.Alternatives(paper, "Formula");
        Assert.Equal(24, alternatives.Count);
        Assert.Contains("4423.60除以4423.60与424.41之和，乘以100%，等于91.25%", alternatives);
    }

    [Fact]
    public void Charts_have_alternative_text_and_their_figures_can_be_searched()
    {
        using var paper = PdfDocument.Open(fixture.Full);

        Assert.StartsWith("各部分得分情况（单位：分）：预算编制情况分值20", Assert.Single(Paper.Alternatives(paper, "Figure")), StringComparison.Ordinal);
        Assert.Contains(paper.GetPages(), page => Paper.Text(page) is var text && text.Contains("图1各部分得分情况", StringComparison.Ordinal) && text.Contains("-1.00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draft_with_the_leader_says_so_on_every_page()
    {
        var report = SampleReport.Full(draft: true);
        using var paper = PdfDocument.Open(await fixture.Press.PrintAsync(report with { Properties = report.Properties with { DraftMark = "送审稿" } }, Cancellation));

        Assert.All(paper.GetPages(), page => Assert.Contains("送审稿", Paper.Text(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_accessible_paper_is_PDF_UA_1_says_the_same_and_keeps_its_bytes()
    {
        var pdf = await fixture.Press.PrintAsync(SampleReport.Full(), PaperStandard.Accessible, Cancellation);
        using var paper = PdfDocument.Open(pdf);
        using var archive = PdfDocument.Open(fixture.Full);

        Assert.True(paper.TryGetXmpMetadata(out var metadata));
        Assert.Contains("pdfuaid:part>1<", metadata.GetXDocument().ToString(), StringComparison.Ordinal);
        Assert.Equal(archive.GetPages().Select(Paper.Text), paper.GetPages().Select(Paper.Text));
        Assert.Equal(pdf, await fixture.Press.PrintAsync(SampleReport.Full(), PaperStandard.Accessible, Cancellation));
    }

    [Fact]
    public async Task A_letter_bears_its_title_on_the_first_page_and_has_no_contents()
    {
        var letter = SampleReport.Saying("请于5日内修改后重新报送。") with { Cover = null };
        letter = letter with
        {
            Properties = letter.Properties with { Title = "退回意见" },
            Body = [new Block.Recipient("示范单位办公室："), .. letter.Body, new Block.Signature("示范市财政局", "2022年5月10日")],
        };
        using var paper = PdfDocument.Open(await fixture.Press.PrintAsync(letter, Cancellation));

        var page = Paper.Text(Assert.Single(paper.GetPages()));
        Assert.StartsWith("退回意见示范单位办公室：请于5日内修改后重新报送。", page, StringComparison.Ordinal);
        Assert.Contains("—1—", page, StringComparison.Ordinal);
        Assert.DoesNotContain("目录", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signature_is_never_alone_on_a_page()
    {
        var alone = new List<int>();
        for (var lines = 12; lines <= 24; lines++)
        {
            var report = SampleReport.Saying([.. Enumerable.Repeat("本段说明一行。", lines)]);
            report = report with { Body = [.. report.Body, new Block.Signature("示范单位", "2022年5月10日")] };
            using var paper = PdfDocument.Open(await fixture.Press.PrintAsync(report, Cancellation));
            var last = Paper.Text(paper.GetPages().Last());
            Assert.Contains("2022年5月10日", last, StringComparison.Ordinal);
            if (!last.Contains("本段说明一行。", StringComparison.Ordinal))
            {
                alone.Add(lines);
            }
        }

        Assert.Empty(alone);
    }

    [Fact]
    public async Task Long_texts_grow_the_row_and_are_not_cut_off()
    {
        var reason = string.Concat(Enumerable.Range(1, 150).Select(number => $"第{number}条原因。"));
        var digest = string.Concat(Enumerable.Repeat("3f2a9c7b", 12));
        var table = new Block.Table(
            "表2",
            "长文本",
            "单位：万元",
            [new("指标", 20, CellAlignment.Centre), new("原因", 86, CellAlignment.Left), new("金额", 20, CellAlignment.Right), new("说明", 30, CellAlignment.Left)],
            [.. Enumerable.Range(0, 30).Select(row => new TableRow(
                TableRowKind.Body,
                [.. row % 30 == 0 ? [new TableCell("全部三十行", 30)] : Array.Empty<TableCell>(), new(row == 7 ? reason : "短"), new("-12345678901234567890.12"), new(row == 7 ? "短" : digest)]))]);
        var report = SampleReport.Saying(digest) with { Annexes = [new(1, "长文本", Landscape: false, [table])] };

        using var paper = PdfDocument.Open(await fixture.Press.PrintAsync(report, Cancellation));

        var pages = paper.GetPages().ToList();
        var text = Paper.Running(paper, SampleReport.VersionMark, SampleReport.Notice);
        Assert.Equal(1 + 29, text.Split(digest).Length - 1);
        Assert.Equal(150, text.Count(character => character == '条'));
        Assert.Contains("全部三十行（续）", text, StringComparison.Ordinal);
        Assert.All(pages, page => Assert.All(page.Letters, letter => Assert.InRange(
            letter.BoundingBox.Right, 20 * Millimetre, page.Width - (25.5 * Millimetre))));
        foreach (var page in pages)
        {
            Assert.Empty(Overlaps(page));
        }
    }

    /// <summary>Pairs of characters that share more than a third of their height and width.</summary>
    private static IEnumerable<(string One, string Other)> Overlaps(Page page)
    {
        var letters = page.Letters.Where(letter => letter.BoundingBox.Width > 1 && letter.PointSize < 20).ToList();
        for (var one = 0; one < letters.Count; one++)
        {
            for (var other = one + 1; other < letters.Count; other++)
            {
                var (a, b) = (letters[one].BoundingBox, letters[other].BoundingBox);
                var width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
                var height = Math.Min(a.Top, b.Top) - Math.Max(a.Bottom, b.Bottom);
                if (width > Math.Min(a.Width, b.Width) / 3 && height > Math.Min(a.Height, b.Height) / 3)
                {
                    yield return (letters[one].Value, letters[other].Value);
                }
            }
        }
    }

    [GeneratedRegex(@"附件2评分表\.*(?<page>\d+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnnexEntry();
}
