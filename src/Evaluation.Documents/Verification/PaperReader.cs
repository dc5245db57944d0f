using System.Globalization;
using System.Text;
using Evaluation.Core.Reports;
using Evaluation.Documents.Examinations;
using Evaluation.Documents.Examinations.PdfFiles;

namespace Evaluation.Documents.Verification;

/// <summary>Reads copies of printed reports, one after another, in the process that reads PDF files. Used by one caller at a time.</summary>
public sealed class PaperReader : IDisposable
{
    /// <summary>Largest file in bytes.</summary>
    public const long MaximumLength = ReportReader.MaximumLength;

    /// <summary>Characters of all pages: more than the largest record can print. Reading on would keep everybody else waiting.</summary>
    private const int MostCharacters = 2_000_000;

    private PdfProcess? _process;

    /// <summary>The copy; otherwise a sentence that says why it cannot be read.</summary>
    public async Task<(PaperCopy? Copy, string? Problem)> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            return Refusal(path) is { } refusal ? (null, refusal) : await AskAsync(path, cancellationToken);
        }
        catch (PdfStoppedException stopped)
        {
            Dispose();
            return (null, stopped.Message);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, "找不到文件。");
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException or IOException or ArgumentException or NotSupportedException)
        {
            return (null, "文件打不开，请检查是否有权限、是否被其他程序占用。");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _process?.Dispose();
        _process = null;
    }

    private static string? Refusal(string path)
    {
        if (Directory.Exists(path))
        {
            return "这是文件夹，请选择其中的 PDF 文件。";
        }

        using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (content.Length > MaximumLength)
        {
            return "文件超过 20 MB，不是系统生成的自评报告。";
        }

        var head = new byte[4096];
        var signature = ReportSignature.Of(head.AsSpan(0, content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
        return signature.Format == ReportFormat.Pdf ? null : "这不是 PDF 文件，请选择系统生成的自评报告（PDF）。";
    }

    private async Task<(PaperCopy? Copy, string? Problem)> AskAsync(string path, CancellationToken cancellationToken)
    {
        _process ??= PdfProcess.Start();
        await _process.AskAsync(new PdfRequest(Path.GetFullPath(path), PdfQuestion.Paper), cancellationToken);
        IReadOnlyList<PdfAttachment> attachments = [];
        var (pages, characters) = (new List<PaperPage>(), 0L);
        while (true)
        {
            var answer = await _process.AnswerAsync(cancellationToken);
            if (answer.Problem is { } problem)
            {
                return (null, Sentence(problem));
            }

            attachments = answer.Attachments ?? attachments;
            if (answer.Leaf is { } leaf)
            {
                if ((characters += leaf.Text.Length) > MostCharacters)
                {
                    Dispose();
                    return (null, "PDF 里的文字超过 200 万字，不是系统生成的自评报告。");
                }

                pages.Add(new PaperPage(leaf.Number, leaf.Text, leaf.HasAddition, leaf.IsBroken) { Layout = leaf.Layout });
            }

            if (answer.IsLast)
            {
                return Copy(attachments, pages);
            }
        }
    }

    private static (PaperCopy? Copy, string? Problem) Copy(IReadOnlyList<PdfAttachment> attachments, List<PaperPage> pages)
    {
        var records = attachments.Where(file => file.Name == ReportProof.RecordFile).ToList();
        var frameworks = attachments.Where(file => file.Name == ReportProof.FrameworkFile).ToList();
        if (records.Count > 1 || frameworks.Count > 1)
        {
            return (null, "PDF 里有重名的附件，不是系统生成的自评报告。");
        }

        try
        {
            var framework = frameworks.Count == 0 ? null
                : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(frameworks[0].Content);
            return (new PaperCopy(records.FirstOrDefault()?.Content, framework, pages), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, $"PDF 里的附件“{ReportProof.FrameworkFile}”不是文本，读不出来。");
        }
    }

    private static string Sentence(string problem) => problem switch
    {
        "encrypted" => "PDF 加了密码，请取消密码后重新选择。",
        "pages" => string.Create(CultureInfo.InvariantCulture, $"PDF 超过 {PdfPages.MostPages} 页，不是系统生成的自评报告。"),
        "attachments" => "PDF 里的附件读不出来，或比系统生成的多，不能核对。",
        _ => "PDF 文件不完整或已损坏，不能核对。",
    };
}
