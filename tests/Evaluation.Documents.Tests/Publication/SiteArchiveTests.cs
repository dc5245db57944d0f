using System.IO.Compression;
using System.Text;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Publication;
using Evaluation.Documents.Tests.Filings;
using Evaluation.Documents.Tests.Verification;

namespace Evaluation.Documents.Tests.Publication;

/// <summary>A published site over filings that try to break it.</summary>
public sealed class SiteArchiveTests
{
    private const string Hostile = "=HYPERLINK(\"x\")<script>alert(1)</script>局";

    private static readonly SiteHead s_head = new("<b>公开</b>", "甲市", 2021, "指标体系（ZJ21@1）", null, null);

    [Fact]
    public async Task Hostile_names_are_text_in_pages_and_tables()
    {
        var files = await WriteAsync([Of("../../etc/passwd", Hostile)]);
        var folder = files.Keys.Single(name => name.EndsWith("data.json", StringComparison.Ordinal))[..^"/data.json".Length];

        Assert.DoesNotContain("..", folder.Split('/'));
        Assert.Equal(2, folder.Split('/').Length);
        Assert.All(files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)), page => Assert.DoesNotContain("<script", page.Value, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("&lt;b&gt;公开&lt;/b&gt;", files["index.html"], StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPERLINK", files["units.csv"].Replace("\"", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK", files["units.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Units_of_one_code_stand_beside_each_other_and_a_missing_file_is_not_linked()
    {
        var files = await WriteAsync([Of("a", "甲局"), Of("A", "乙局")]);

        Assert.Contains("2021/a/index.html", files.Keys);
        Assert.Contains("2021/A_2/index.html", files.Keys);
        Assert.DoesNotContain("report.pdf\"", files["index.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_without_reports_is_a_page_that_says_so() =>
        Assert.Contains("没有公开的报告。", (await WriteAsync([]))["index.html"], StringComparison.Ordinal);

    /// <summary>Every shipped kind of report becomes a page.</summary>
    [Theory]
    [InlineData("example-gd22-2022.json")]
    [InlineData("example-n13-2022.json")]
    [InlineData("example-project-2022.json")]
    public async Task Every_framework_has_its_data_explained(string file)
    {
        var library = Documents.Frameworks.FrameworkLibrary.Load(Documents.Frameworks.FrameworkLibrary.ShippedFolder);
        var record = FilingFile.ReadFile(Path.Combine(Sample.Folder, "samples", file)).Record!;
        var framework = library.Find(record.Framework)!;
        var keys = OpenData.Fields(framework).Select(field => field.Key).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(OpenData.Figures(Scorer.Score(framework, record)).Select(figure => figure.Key).Except(keys, StringComparer.Ordinal));
        Assert.All(OpenData.Fields(framework), field => Assert.NotEmpty(field.Label));
        Assert.Contains("data-dictionary.json", (await WriteAsync([Of(framework, record)], framework)).Keys);
    }

    private static PublishedFiling Of(string code, string name) => Of(Sample.Framework, Sample.Record with { Unit = new UnitIdentity(code, name, null, null) });

    private static PublishedFiling Of(Framework framework, FilingRecord record) =>
        new(FiledPaper.Report(framework, record), Scorer.Score(framework, record), 1, CanonicalRecord.Hash(record), _ => Task.FromResult<Stream?>(null));

    private static async Task<Dictionary<string, string>> WriteAsync(IReadOnlyList<PublishedFiling> filings, Framework? framework = null)
    {
        using var zip = new MemoryStream();
        await SiteArchive.WriteAsync(zip, s_head, framework ?? Sample.Framework, filings.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        await using var archive = new ZipArchive(new MemoryStream(zip.ToArray()));
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var text = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken), Encoding.UTF8);
            files[entry.FullName] = await text.ReadToEndAsync(TestContext.Current.CancellationToken);
        }

        return files;
    }
}
