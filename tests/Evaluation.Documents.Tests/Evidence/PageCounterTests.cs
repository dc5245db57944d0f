using Evaluation.Documents.Evidence;
using Evaluation.Documents.Tests.Pdf;

namespace Evaluation.Documents.Tests.Evidence;

/// <summary>Pages of evidence: of PDF files as many as they have, of pictures one, and no guess for the rest.</summary>
public sealed class PageCounterTests(PressFixture fixture) : IClassFixture<PressFixture>
{
    [Theory]
    [InlineData("pdf", "application/pdf", null)]
    [InlineData("png", "image/png", 1)]
    [InlineData("jpg", "image/jpeg", 1)]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", null)]
    [InlineData("ofd", "application/ofd", null)]
    public async Task Each_kind_has_its_count(string kind, string contentType, int? expected) => Assert.Equal(expected, await CountAsync(contentType, EvidenceSamples.Of(kind)));

    [Fact]
    public async Task A_PDF_file_whose_pages_lie_in_packed_objects_is_counted_and_the_next_file_after_a_broken_one_too()
    {
        using var document = UglyToad.PdfPig.PdfDocument.Open(fixture.Full);
        using var folder = new Folder();
        using var counter = new PageCounter();

        Assert.Null(await counter.CountAsync(folder.File("%PDF-1.7 broken"u8.ToArray()), "application/pdf", TestContext.Current.CancellationToken));
        Assert.Equal(document.NumberOfPages, await counter.CountAsync(folder.File(fixture.Full), "application/pdf", TestContext.Current.CancellationToken));
    }

    private static async Task<int?> CountAsync(string contentType, byte[] content)
    {
        using var folder = new Folder();
        using var counter = new PageCounter();
        return await counter.CountAsync(folder.File(content), contentType, TestContext.Current.CancellationToken);
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evaluation-pages-");

        public string File(byte[] content)
        {
            var path = Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N"));
            System.IO.File.WriteAllBytes(path, content);
            return path;
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
