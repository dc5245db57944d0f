using Evaluation.Core.Examinations;
using Evaluation.Documents.Evidence;
using Evaluation.Documents.Examinations;
using Evaluation.Storage.Examinations;

namespace Evaluation.Web.Examinations;

/// <summary>Takes reports in, reads and examines them one after another, and keeps the results for the person who brought them.</summary>
public sealed class ReportDesk(ExaminationShelf shelf) : IDisposable
{
    /// <summary>Files of one post.</summary>
    public const int MostFiles = 20;

    /// <summary>Bytes of one post: the files and what stands around them.</summary>
    public const long LargestPost = (MostFiles * ReportReader.MaximumLength) + (1024 * 1024);

    /// <summary>Reports read at the same time, everybody's together; the others wait their turn.</summary>
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount));

    /// <summary>For the file field; the server decides by content.</summary>
    public static string Accept { get; } = string.Join(',', ReportReader.Extensions);

    /// <summary>Examines the files; says of each that is not taken why, and how to save it instead.</summary>
    public async Task<IReadOnlyList<string>> ExamineAsync(Guid personId, IReadOnlyList<IFormFile> files, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        using var reader = new ReportReader();
        foreach (var file in files)
        {
            await _turns.WaitAsync(cancellationToken);
            try
            {
                if (await ExamineAsync(personId, file, reader, cancellationToken) is { } problem)
                {
                    problems.Add($"“{NameOf(file)}”没有校核：{problem}");
                }
            }
            finally
            {
                _turns.Release();
            }
        }

        return problems;
    }

    public void Dispose() => _turns.Dispose();

    private async Task<string?> ExamineAsync(Guid personId, IFormFile file, ReportReader reader, CancellationToken cancellationToken)
    {
        if (file.Length > ReportReader.MaximumLength)
        {
            return "文件超过 20 MB，请删去图片和附件后重新选择。";
        }

        using var incoming = shelf.Receive();
        await using (var place = File.Create(incoming.Path))
        {
            await file.CopyToAsync(place, cancellationToken);
        }

        var reading = await reader.ReadAsync(incoming.Path, cancellationToken);
        if (reading.Text is not { } text)
        {
            return reading.Problem;
        }

        await shelf.KeepAsync(
            personId, incoming, NameOf(file), reading.Format!.Value.ToString(), reading.Remark, text, ReportExaminer.Examine(text), cancellationToken);
        return null;
    }

    private static string NameOf(IFormFile file) => EvidenceInspection.CleanName(file.FileName) is { Length: > 0 } name ? name : "未命名";
}
