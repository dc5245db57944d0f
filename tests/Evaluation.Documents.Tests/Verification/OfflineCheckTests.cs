using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Tests.Filings;
using Evaluation.Documents.Verification;
using UglyToad.PdfPig;

namespace Evaluation.Documents.Tests.Verification;

/// <summary>A printed report computed anew from its own attachments.</summary>
public sealed class OfflineCheckTests(PaperFixture paper) : IClassFixture<PaperFixture>
{
    private static readonly FrameworkLibrary s_library = FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder);

    [Fact]
    public async Task What_was_filed_says_what_its_record_computes()
    {
        var result = await CheckAsync(paper.Filed);

        Assert.Empty(result.Printed.Differences);
        Assert.Empty(result.Printed.Remarks);
        Assert.True(result.IsSame);
        Assert.Equal(FrameworkTrust.Known, result.Trust);
        Assert.Equal(CanonicalRecord.Hash(Sample.Record), result.Hash);
        Assert.Equal(new PaperMark($"版本1·校验码{VersionMark.Code(result.Hash)}", 1, VersionMark.Code(result.Hash)), result.Mark);
    }

    [Fact]
    public async Task A_digit_edited_in_a_page_is_found_with_page_place_and_both_figures()
    {
        var edited = Digits(paper.Filed).First();
        var result = await CheckAsync(edited.Pdf);

        var difference = Assert.Single(result.Printed.Differences);
        Assert.Equal(edited.Page, difference.Page);
        Assert.NotEqual(difference.Expected, difference.Printed);
        Assert.Equal(difference.Expected.Length, difference.Printed.Length);
        Assert.Single(difference.Expected.Zip(difference.Printed), pair => pair.First != pair.Second);
        Assert.False(result.IsSame);
    }

    [Fact]
    public async Task A_figure_edited_in_the_attached_record_no_longer_gives_what_is_printed()
    {
        var result = await CheckAsync(PaperEditing.EditAttachment(paper.Filed, "\"44236000\"", "\"44235000\""));

        Assert.Contains(result.Printed.Differences, difference => difference is { Page: 0, Label: "每页页脚的版本和校验码" });
        Assert.Contains(result.Printed.Differences, difference => difference is { Printed: "4423.60", Expected: "4423.50" } && difference.Label.Contains("本年支出合计·本年数", StringComparison.Ordinal));
        Assert.Contains(result.Printed.Differences, difference => difference.Label == "自评数据的 SHA-256");
        Assert.False(result.Printed.IsAnother);
    }

    [Fact]
    public async Task A_rule_edited_in_the_attached_framework_is_found_by_the_framework_at_hand()
    {
        var result = await CheckAsync(PaperEditing.EditAttachment(paper.Filed, "title: 湛江市部门整体支出绩效自评指标体系", "title: 湛江市部门整体支出绩效自评指标体糸"));

        Assert.Equal(FrameworkTrust.Different, result.Trust);
        Assert.False(result.IsSame);
    }

    [Fact]
    public async Task Every_figure_of_the_score_table_is_read_where_it_stands()
    {
        var report = FiledPaper.Report(Sample.Framework, Sample.Record);
        var table = (Block.Table)report.Annexes[1].Blocks.First(block => block is Block.Table);
        var rows = table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(cell => cell with { Text = cell.Text == "4.56" ? "4.65" : cell.Text })] }).ToList();
        var forged = report with { Annexes = [report.Annexes[0], report.Annexes[1] with { Blocks = [.. report.Annexes[1].Blocks.Select(block => ReferenceEquals(block, table) ? table with { Rows = rows } : block)] }] };
        var result = await CheckAsync(await paper.Press.PrintAsync(forged, TestContext.Current.CancellationToken));

        var difference = Assert.Single(result.Printed.Differences);
        Assert.Equal(("附件2 评分表·支出完成率·测算得分", "4.65", "4.56"), (difference.Label, difference.Printed, difference.Expected));
    }

    [Fact]
    public async Task A_merged_cell_edited_is_found()
    {
        var report = FiledPaper.Report(Sample.Framework, Sample.Record);
        var table = (Block.Table)report.Annexes[1].Blocks.First(block => block is Block.Table);
        var rows = table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(cell => cell with { Text = cell.Text.Replace("支出管理（20分）", "支出管理（25分）", StringComparison.Ordinal) })] }).ToList();
        var forged = report with { Annexes = [report.Annexes[0], report.Annexes[1] with { Blocks = [.. report.Annexes[1].Blocks.Select(block => ReferenceEquals(block, table) ? table with { Rows = rows } : block)] }] };
        var result = await CheckAsync(await paper.Press.PrintAsync(forged, TestContext.Current.CancellationToken));

        Assert.Contains(result.Printed.Differences, difference => difference is { Printed: "支出管理（25分）", Expected: "支出管理（20分）" });
    }

    [Fact]
    public async Task Words_taken_out_and_put_in_are_told_with_their_heading()
    {
        var report = FiledPaper.Report(Sample.Framework, Sample.Record);
        var words = report.Body.OfType<Block.Paragraph>().First(paragraph => paragraph.Inlines.Any(inline => inline.Text.Contains("绩效意识还不强", StringComparison.Ordinal)));
        var forged = report with
        {
            Body = [.. report.Body.Select(block => ReferenceEquals(block, words) ? new Block.Paragraph([new Inline.Words("一是部分人员的绩效意识很强，不重资金合规、轻支出效果。")]) : block)],
        };
        var result = await CheckAsync(await paper.Press.PrintAsync(forged, TestContext.Current.CancellationToken));

        var difference = Assert.Single(result.Printed.Differences);
        Assert.Equal("（三）部门整体支出绩效管理存在问题", difference.Label);
        Assert.Contains("意识很强，不重", difference.Printed, StringComparison.Ordinal);
        Assert.Contains("意识还不强，重", difference.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_report_with_this_record_attached_is_called_another()
    {
        var report = FiledPaper.Report(Sample.Framework, Sample.Record);
        var other = report with { Body = [new Block.Paragraph([new Inline.Words(string.Concat(Enumerable.Repeat("全然不同的文字。", 200)))])] };
        var result = await CheckAsync(await paper.Press.PrintAsync(other, TestContext.Current.CancellationToken));

        Assert.True(result.Printed.IsAnother);
        Assert.False(result.IsSame);
    }

    [Fact]
    public async Task A_row_that_parts_at_a_page_end_is_whole()
    {
        var reason = string.Concat(Enumerable.Range(1, 130).Select(number => $"第{number}条原因说明。"));
        var record = Sample.Record with
        {
            Rows = Sample.Record.Rows.ToKeyed(row => row.Key, row => row.Key == "ZJ21-2201" ? row.Value with { Reason = reason } : row.Value),
        };
        var pdf = await paper.Press.PrintAsync(FiledPaper.Report(Sample.Framework, record), TestContext.Current.CancellationToken);
        var result = await CheckAsync(pdf);

        Assert.Empty(result.Printed.Differences);
        Assert.False(result.Printed.IsAnother);
    }

    [Fact]
    public async Task What_pages_repeat_is_read_too()
    {
        var report = FiledPaper.Report(Sample.Framework, Sample.Record);
        var notice = report with { Properties = report.Properties with { SampleNotice = report.Properties.SampleNotice!.Replace("财政", "人事", StringComparison.Ordinal) } };
        var head = (Block.Table)report.Annexes[1].Blocks.First(block => block is Block.Table);
        var heads = report with
        {
            Annexes = [report.Annexes[0], report.Annexes[1] with { Blocks = [head with { Columns = [.. head.Columns.Select(column => column with { Header = column.Header.Replace("测算得分", "核定得分", StringComparison.Ordinal) })] }, .. report.Annexes[1].Blocks.Skip(1)] }],
        };
        var notices = await CheckAsync(await paper.Press.PrintAsync(notice, TestContext.Current.CancellationToken));
        var edited = await CheckAsync(await paper.Press.PrintAsync(heads, TestContext.Current.CancellationToken));

        Assert.NotEmpty(notices.Printed.Differences);
        Assert.All(notices.Printed.Differences, difference => Assert.Equal("页眉", difference.Label));
        Assert.Contains(edited.Printed.Differences, difference => difference.Label == "续页的表头" && difference.Printed.Contains("核定得分", StringComparison.Ordinal));
        Assert.Contains(edited.Printed.Differences, difference => difference.Label == "附件2 评分表的表头");
    }

    [Fact]
    public async Task A_version_from_before_there_was_a_proof_is_computed_from_its_record()
    {
        var report = FiledPaper.Report(Sample.Framework, Sample.Record);
        var result = await CheckAsync(await paper.Press.PrintAsync(report with { Properties = report.Properties with { Proof = null, Framework = null } }, TestContext.Current.CancellationToken));

        Assert.Empty(result.Printed.Differences);
        Assert.Equal((FrameworkTrust.NotAttached, true), (result.Trust, result.IsSame));
    }

    /// <summary>A template of a bureau's own writes in another order: then two files are compared page by page.</summary>
    [Fact]
    public async Task Pages_are_compared_as_wholes_where_nobody_knows_their_order()
    {
        var filed = await paper.ReadAsync(paper.Filed);
        var edited = await paper.ReadAsync(Digits(paper.Filed).First().Pdf);
        var result = PageCheck.Run(filed, edited);

        var difference = Assert.Single(result.Differences);
        Assert.NotEqual(difference.Printed, difference.Expected);
        Assert.InRange(difference.Printed.Length, 1, 17);
        Assert.True(PageCheck.Run(filed, filed).IsSame);
        Assert.True(PageCheck.Run(filed, filed with { Pages = [.. filed.Pages.Skip(1)] }).IsAnother);
    }

    /// <summary>An attachment that would fill memory never reaches the program that asked.</summary>
    [Fact]
    public async Task An_attachment_that_inflates_without_end_is_refused()
    {
        var bomb = PaperEditing.Edits(paper.Filed, stream => stream.StartsWith("{\"answers\":", StringComparison.Ordinal) ? [new string(' ', 150_000_000)] : []).First();
        var (copy, problem) = await paper.Reader.ReadAsync(paper.Put(bomb), TestContext.Current.CancellationToken);

        Assert.InRange(copy?.Record?.Length ?? 0, 0, 4_000_000);
        Assert.Contains("读不出来", problem ?? OfflineCheck.Run(copy!, s_library).Problem, StringComparison.Ordinal);
        Assert.True((await CheckAsync(paper.Filed)).IsSame);
    }

    [Fact]
    public async Task A_draft_is_computed_anew_too()
    {
        var canonical = CanonicalRecord.Of(Sample.Record);
        var report = ReportWriter.Write(Sample.Sheet, new ReportEdition(FiledPaper.At, VersionMark: null, IsDraft: true, canonical, IsRehearsal: true));
        var result = await CheckAsync(await paper.Press.PrintAsync(report, TestContext.Current.CancellationToken));

        Assert.Empty(result.Printed.Differences);
        Assert.Equal((FrameworkTrust.NotAttached, (PaperMark?)null), (result.Trust, result.Mark));
    }

    private async Task<OfflineResult> CheckAsync(byte[] pdf)
    {
        var (result, problem) = OfflineCheck.Run(await paper.ReadAsync(pdf), s_library);
        Assert.Null(problem);
        return result!;
    }

    /// <summary>Copies in which one digit of a page is another.</summary>
    private static IEnumerable<(byte[] Pdf, int Page)> Digits(byte[] pdf)
    {
        foreach (var edited in PaperEditing.Fonts(pdf).Where(font => font.ContainsKey('4') && font.ContainsKey('5'))
            .SelectMany(font => PaperEditing.Edits(pdf, stream => Exchanged(stream, font['4'], font['5']))))
        {
            using PdfDocument before = PdfDocument.Open(pdf), after = PdfDocument.Open(edited);
            var differing = before.GetPages().Zip(after.GetPages(), (one, other) => (one.Number, One: Pdf.Paper.Text(one), Other: Pdf.Paper.Text(other)))
                .Where(page => page.One != page.Other).ToList();
            if (differing is [var (number, one, other)] && one.Length == other.Length && one.Zip(other).Count(pair => pair.First != pair.Second) == 1
                && one.Zip(other).Single(pair => pair.First != pair.Second) == ('4', '5'))
            {
                yield return (edited, number);
            }
        }
    }

    /// <summary>The content of a page with one code exchanged, for each place where it stands.</summary>
    private static IEnumerable<string> Exchanged(string stream, string from, string to)
    {
        for (var at = stream.Contains(" Tf", StringComparison.Ordinal) ? stream.IndexOf($"<{from}", StringComparison.Ordinal) : -1; at >= 0; at = stream.IndexOf($"<{from}", at + 1, StringComparison.Ordinal))
        {
            yield return stream.Remove(at + 1, 4).Insert(at + 1, to);
        }
    }
}
