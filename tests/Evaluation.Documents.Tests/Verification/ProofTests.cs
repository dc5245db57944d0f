using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Evaluation.Core.Reports;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Pdf;
using Evaluation.Documents.Tests.Filings;
using Evaluation.Documents.Verification;
using QRCoder;
using UglyToad.PdfPig;

namespace Evaluation.Documents.Tests.Verification;

/// <summary>What stands on the last page of a 用印版, and what is attached to it.</summary>
public sealed partial class ProofTests(PaperFixture paper) : IClassFixture<PaperFixture>
{
    private static readonly string s_hash = CanonicalRecord.Hash(Sample.Record);

    [Fact]
    public void The_last_page_says_code_hash_and_where_to_ask_and_its_picture_is_told_in_words()
    {
        using var document = PdfDocument.Open(paper.Filed);

        var last = Pdf.Paper.Text(document.GetPages().Last());
        Assert.Contains($"本单位所报送的自评报告、数据表、评分表与公开的一致，校验码{VersionMark.Code(s_hash)}。", last, StringComparison.Ordinal);
        Assert.Contains(s_hash, last, StringComparison.Ordinal);
        Assert.Contains($"打开{FiledPaper.Address}/verify，", last, StringComparison.Ordinal);
        Assert.Single(Pdf.Paper.Alternatives(document, "Figure"), $"二维码，内容为：{FiledPaper.Address}/verify?code={VersionMark.Code(s_hash)}");
        Assert.DoesNotContain(document.GetPages().SkipLast(1), page => Pdf.Paper.Text(page).Contains(s_hash, StringComparison.Ordinal));
    }

    [Fact]
    public void Record_and_framework_are_attached()
    {
        using var document = PdfDocument.Open(paper.Filed);

        Assert.True(document.Advanced.TryGetEmbeddedFiles(out var files));
        var texts = files.ToDictionary(file => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(file.Name)), file => Encoding.UTF8.GetString(file.Bytes), StringComparer.Ordinal);
        Assert.Equal(2, texts.Count);
        Assert.Equal(CanonicalRecord.Of(Sample.Record), texts[ReportProof.RecordFile]);
        Assert.Equal(FrameworkYaml.Write(Sample.Framework), texts[ReportProof.FrameworkFile]);
    }

    [Fact]
    public async Task The_same_filing_gives_the_same_bytes_from_another_press()
    {
        await using var press = new PdfPress(new PressOptions());

        Assert.Equal(paper.Filed, await press.PrintAsync(FiledPaper.Report(Sample.Framework, Sample.Record), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Without_a_public_address_the_picture_holds_code_and_hash()
    {
        var proof = ReportProof.Of(s_hash, publicAddress: null);

        Assert.Equal($"校验码 {VersionMark.Code(s_hash)} SHA-256 {s_hash}", proof.Scanned);
        Assert.DoesNotContain("扫描", proof.How, StringComparison.Ordinal);
    }

    /// <summary>The drawing is dark exactly where the code is.</summary>
    [Fact]
    public void The_drawing_is_the_code()
    {
        const string text = "https://jixiao.example.gov.cn/verify?code=7F3K-92QD";
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var drawn = new HashSet<(int X, int Y)>();
        foreach (Match run in RunForm().Matches(QrPicture.Svg(text)))
        {
            int Number(string name) => int.Parse(run.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
            drawn.UnionWith(Enumerable.Range(Number("x"), Number("length")).Select(x => (x, Number("y"))));
        }

        var dark = code.ModuleMatrix.SelectMany((row, y) => row.Cast<bool>().Select((isDark, x) => (isDark, x, y))).Where(module => module.isDark).Select(module => (module.x, module.y));
        Assert.Equal(dark.Order(), drawn.Order());
    }

    /// <summary>Every shipped kind of report reads back as it was written.</summary>
    [Theory]
    [InlineData("example-gd22-2022.json")]
    [InlineData("example-n13-2022.json")]
    [InlineData("example-project-2022.json")]
    public async Task Reports_of_every_framework_are_the_same_as_what_their_records_compute(string file)
    {
        var library = FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder);
        var record = FilingFile.ReadFile(Path.Combine(Sample.Folder, "samples", file)).Record!;
        var report = FiledPaper.Report(library.Find(record.Framework)!, record, number: 12);
        var copy = await paper.ReadAsync(await paper.Press.PrintAsync(report, TestContext.Current.CancellationToken));
        var (result, problem) = OfflineCheck.Run(copy, library);

        Assert.Null(problem);
        Assert.Empty(result!.Printed.Differences);
        Assert.True(result.IsSame);
    }

    [GeneratedRegex(@"M(?<x>\d+) (?<y>\d+)h(?<length>\d+)v1h-\d+z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex RunForm();
}
