using System.Text;
using Evaluation.Core.Reports;
using Evaluation.Documents.Tests.Examinations;
using Evaluation.Documents.Tests.Filings;
using Evaluation.Documents.Verification;

namespace Evaluation.Documents.Tests.Verification;

/// <summary>Pages written to stop or fill the program that compares them: anybody may send a copy.</summary>
public sealed class HostileCopyTests
{
    private static readonly Report s_report = FiledPaper.Report(Sample.Framework, Sample.Record);

    /// <summary>Each merged cell that may stand here was a call deeper, and a page of them ended the whole process.</summary>
    [Fact]
    public void A_merged_cell_repeated_without_end_is_a_difference()
    {
        var table = new PrintedTable("表头", [new MergedText("合并", "表·合并")]);
        IReadOnlyList<PrintedPiece> pieces = [new("第一格", "表·一") { Table = table, Row = 0 }, new("第二格", "表·二") { Table = table, Row = 0 }];
        var text = new PageText([(1, "第一" + string.Concat(Enumerable.Repeat("合并", 24_000)) + "完")]);

        Assert.NotEmpty(PieceReading.Of(text, pieces).Differences);
    }

    [Theory]
    [InlineData('1')]
    [InlineData('.')]
    public void A_contents_page_of_dots_or_digits_is_walked_once(char mark)
    {
        var pages = new PaperPage[] { new(1, "封面"), new(2, "目录" + new string(mark, 50_000) + "完"), new(3, new string(mark, 50_000) + "完"), new(4, "—1—") };

        Assert.True(PrintedCheck.Run(s_report, new PaperCopy(null, null, pages)).IsAnother);
    }

    /// <summary>A few kilobytes of the same full page five hundred times; the next file is read all the same.</summary>
    [Fact]
    public async Task A_file_of_full_pages_is_given_up_early()
    {
        var folder = Directory.CreateTempSubdirectory("evaluation-hostile-").FullName;
        var (full, plain) = (Path.Combine(folder, "full.pdf"), Path.Combine(folder, "plain.pdf"));
        await File.WriteAllBytesAsync(full, Repeated(500, "BT /F1 1 Tf " + string.Concat(Enumerable.Repeat("(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ", 900)) + "ET"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(plain, Repeated(2, "BT /F1 9 Tf (plain) Tj ET"), TestContext.Current.CancellationToken);
        using var reader = new PaperReader();

        Assert.Contains("超过 200 万字", (await reader.ReadAsync(full, TestContext.Current.CancellationToken)).Problem, StringComparison.Ordinal);
        Assert.Equal(["plain", "plain"], (await reader.ReadAsync(plain, TestContext.Current.CancellationToken)).Copy!.Pages.Select(page => page.Text));
        Directory.Delete(folder, recursive: true);
    }

    private static byte[] Repeated(int pages, string content) => Encoding.Latin1.GetBytes(
        Encoding.Latin1.GetString(HostileReports.Pdf(Encoding.Latin1.GetBytes(content)))
            .Replace("/Kids [3 0 R] /Count 1", FormattableString.Invariant($"/Kids [{string.Concat(Enumerable.Repeat("3 0 R ", pages))}] /Count {pages}"), StringComparison.Ordinal));

    [Fact]
    public void A_page_full_of_heads_is_cut_once()
    {
        var report = s_report with { Properties = s_report.Properties with { RehearsalNotice = "演练" } };
        var pages = Enumerable.Range(1, 100).Select(number => new PaperPage(number, string.Concat(Enumerable.Repeat("演练", 25_000)))).ToList();

        Assert.True(PrintedCheck.Run(report, new PaperCopy(null, null, pages)).IsAnother);
    }
}
