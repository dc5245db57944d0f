using Evaluation.Documents.Examinations.PdfFiles;

namespace Evaluation.Documents.Evidence;

/// <summary>Counts the pages of evidence, PDF files in the process that reads them. Used by one caller at a time.</summary>
public sealed class PageCounter : IDisposable
{
    private PdfProcess? _process;

    /// <summary>How many pages a file has whatever program shows it; null when that is not fixed or cannot be told.</summary>
    public async Task<int?> CountAsync(string path, string contentType, CancellationToken cancellationToken = default) =>
        contentType == EvidenceFormat.Png.ContentType || contentType == EvidenceFormat.Jpeg.ContentType ? 1
        : contentType == EvidenceFormat.Pdf.ContentType ? await PdfAsync(path, cancellationToken)
        : null;

    public void Dispose()
    {
        _process?.Dispose();
        _process = null;
    }

    private async Task<int?> PdfAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            _process ??= PdfProcess.Start();
            await _process.AskAsync(new PdfRequest(Path.GetFullPath(path), PdfQuestion.Count), cancellationToken);
            return (await _process.AnswerAsync(cancellationToken)).Pages is > 0 and var pages ? pages : null;
        }
        catch (PdfStoppedException)
        {
            Dispose();
            return null;
        }
    }
}
