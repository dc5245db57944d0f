using Evaluation.Core.Campaigns;
using Evaluation.Core.Reports;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Tests.Pdf;
using UglyToad.PdfPig;

namespace Evaluation.Documents.Tests.Papers;

/// <summary>The bureau's papers on paper: every word of each is there, and pages are what an office expects.</summary>
public sealed class PapersTests(PapersTests.Printed printed) : IClassFixture<PapersTests.Printed>
{
    public static TheoryData<string> Names => [.. PrintedPapers.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_word_of_the_paper_is_printed_and_its_title_stands_first(string name)
    {
        var (report, pdf) = printed.Of(name);
        using var paper = PdfDocument.Open(pdf);
        var text = string.Concat(paper.GetPages().Select(page => Paper.Text(page).Replace($"—{page.Number}—", string.Empty, StringComparison.Ordinal)));

        Assert.StartsWith(Paper.Squeezed(report.Properties.Title), text, StringComparison.Ordinal);
        Assert.All(Words(report), words => Assert.Contains(Paper.Squeezed(words), text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("receipt", 1)]
    [InlineData("reminder", 1)]
    [InlineData("index", 1)]
    public void Short_papers_keep_to_their_page(string name, int pages)
    {
        using var paper = PdfDocument.Open(printed.Of(name).Pdf);
        Assert.Equal(pages, paper.NumberOfPages);
    }

    [Fact]
    public void No_slip_is_torn_over_two_pages()
    {
        using var paper = PdfDocument.Open(printed.Of("slips").Pdf);
        var pages = paper.GetPages().Select(Paper.Text).ToList();

        Assert.All(Enumerable.Range(1, 5), number => Assert.Single(pages, page => page.Contains($"填报{number}登录名p10{number}", StringComparison.Ordinal)));
        Assert.Equal(5, pages.Sum(page => page.Split("一次性激活码").Length - 1));
        Assert.All(pages, page => Assert.Equal(page.Split("一次性激活码").Length, page.Split("请勿转交他人").Length));
    }

    [Theory]
    [InlineData("ZJ21@1", "ZJ21-2201")]
    [InlineData("N13@1", "N13-2101")]
    [InlineData("XM20@1", "XM20-1101")]
    [InlineData("GD22@1", "GD22-1103")]
    public void Shipped_frameworks_tell_their_execution_rate(string reference, string indicator) =>
        Assert.Equal(indicator, ExecutionRate.Of(FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder).Find(reference)!, code: null)?.Code);

    private static IEnumerable<string> Words(Report report) => report.Body.SelectMany(block => block switch
    {
        Block.Heading heading => [heading.Number + heading.Text],
        Block.Paragraph paragraph => [string.Concat(paragraph.Inlines.Select(inline => inline.Text))],
        // Long cells are broken by page and column, so short ones are looked for.
        Block.Table table => table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text).Where(cell => cell.Length < 30),
        Block.Recipient recipient => [recipient.Text],
        Block.Signature signature => [signature.Unit, signature.Date],
        _ => Enumerable.Empty<string>(),
    }).Where(words => words.Length < 200);

    /// <summary>All papers printed once.</summary>
    public sealed class Printed : IAsyncLifetime
    {
        private readonly Dictionary<string, byte[]> _pdfs = new(StringComparer.Ordinal);
        private readonly PressFixture _press = new();

        public (Report Report, byte[] Pdf) Of(string name) => (PrintedPapers.All[name], _pdfs[name]);

        public async ValueTask InitializeAsync()
        {
            foreach (var (name, report) in PrintedPapers.All)
            {
                _pdfs[name] = await _press.Press.PrintAsync(report);
            }
        }

        public ValueTask DisposeAsync() => _press.DisposeAsync();
    }
}
