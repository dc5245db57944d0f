using Evaluation.Core.Reports;
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

    [Fact]
    public void A_page_full_of_heads_is_cut_once()
    {
        var report = s_report with { Properties = s_report.Properties with { RehearsalNotice = "演练" } };
        var pages = Enumerable.Range(1, 100).Select(number => new PaperPage(number, string.Concat(Enumerable.Repeat("演练", 25_000)))).ToList();

        Assert.True(PrintedCheck.Run(report, new PaperCopy(null, null, pages)).IsAnother);
    }
}
