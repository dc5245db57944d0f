using Evaluation.Documents.Pdf;
using Evaluation.Documents.Tests.Filings;
using Evaluation.Documents.Verification;

namespace Evaluation.Documents.Tests.Verification;

/// <summary>One press and one reader for the tests of a class, and the sample filing as it was filed.</summary>
public sealed class PaperFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evaluation-paper-").FullName;
    private int _files;

    public PdfPress Press { get; } = new(new PressOptions());

    public PaperReader Reader { get; } = new();

    public byte[] Filed { get; private set; } = [];

    /// <summary>A file with these bytes.</summary>
    public string Put(byte[] content)
    {
        var path = Path.Combine(_folder, FormattableString.Invariant($"{Interlocked.Increment(ref _files)}.pdf"));
        File.WriteAllBytes(path, content);
        return path;
    }

    public async Task<PaperCopy> ReadAsync(byte[] content)
    {
        var (copy, problem) = await Reader.ReadAsync(Put(content));
        Assert.Null(problem);
        return copy!;
    }

    public async ValueTask InitializeAsync() => Filed = await Press.PrintAsync(FiledPaper.Report(Sample.Framework, Sample.Record));

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        await Press.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
