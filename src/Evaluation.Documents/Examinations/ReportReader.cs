using Evaluation.Core.Examinations;
using Evaluation.Documents.Examinations.PdfFiles;
using Evaluation.Documents.Examinations.WordFiles;

namespace Evaluation.Documents.Examinations;

/// <summary>
/// Reads a report from a Word, PDF or text file, one after another, whatever its name says. Whatever cannot or should not be read is
/// refused with a sentence that says how to save it instead. Used by one caller at a time.
/// </summary>
/// <remarks>PDF files are read in a process of their own, which is kept for the next file and ended by <see cref="Dispose"/>.</remarks>
public sealed class ReportReader : IDisposable
{
    /// <summary>Largest file in bytes.</summary>
    public const long MaximumLength = 20 * 1024 * 1024;

    /// <summary>Longest text; a hundred pages hold some 60 000 characters.</summary>
    public const int MaximumCharacters = 500_000;

    /// <summary>Longest paragraph; the work of examining one grows faster than its length.</summary>
    public const int LongestParagraph = 20_000;

    /// <summary>Endings that are taken; the content decides.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".docx", ".pdf", ".txt"];

    private readonly PdfReading _pdf = new();

    public async Task<ReportReading> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return ReportReading.Refused("这是文件夹，请选择其中的文件。");
            }

            await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 4096, FileOptions.Asynchronous);
            return content.Length switch
            {
                0 => ReportReading.Refused("文件是空的，请检查后重新选择。"),
                > MaximumLength => ReportReading.Refused("文件超过 20 MB，请删去图片和附件后重新选择。"),
                _ => Measured(await ReadAsync(content, path, cancellationToken)),
            };
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return ReportReading.Refused("找不到文件。");
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException or IOException)
        {
            return ReportReading.Refused("文件打不开，请检查是否有权限、是否被其他程序占用。");
        }
    }

    public void Dispose() => _pdf.Dispose();

    private async Task<ReportReading> ReadAsync(FileStream content, string path, CancellationToken cancellationToken)
    {
        var head = new byte[4096];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        content.Position = 0;
        var signature = ReportSignature.Of(head.AsSpan(0, read));
        return signature.Problem is { } problem ? ReportReading.Refused(problem)
            : signature.Format switch
            {
                ReportFormat.Word => WordReading.Read(content),
                ReportFormat.Pdf => await _pdf.ReadAsync(path, cancellationToken),
                _ => await PlainTextReading.ReadAsync(content, cancellationToken),
            };
    }

    /// <summary>Refuses what has no text, or more than any report.</summary>
    private static ReportReading Measured(ReportReading reading) => reading.Text switch
    {
        null => reading,
        { Paragraphs.Count: 0 } => ReportReading.Refused(reading.Remark ?? "文件里没有文字，请检查后重新选择。"),
        var text when text.Paragraphs.Sum(paragraph => (long)paragraph.Text.Length) > MaximumCharacters =>
            ReportReading.Refused("文字超过 50 万字，请只保留自评报告正文后重新选择。"),
        var text when text.Paragraphs.Any(paragraph => paragraph.Text.Length > LongestParagraph) =>
            ReportReading.Refused("有一段超过 2 万字，请按自然段分行后重新选择。"),
        _ => reading,
    };
}
