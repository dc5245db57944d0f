using System.Globalization;
using Evaluation.Core.Examinations;

namespace Evaluation.Documents.Examinations.PdfFiles;

/// <summary>Reads the text of PDF files through the reading process; says of scanned pages that they are scanned.</summary>
internal sealed class PdfReading : IDisposable
{
    private const string Mending = "请用“打印为 PDF”重新生成，或改用原来的 Word 文件。";
    private const string FromScan = "请用原来的 Word 文件，或先做文字识别（OCR）。";

    /// <summary>Files after which the process starts afresh; parsers keep caches.</summary>
    private const int FilesPerProcess = 100;

    private PdfProcess? _process;
    private int _files;

    public async Task<ReportReading> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (_files >= FilesPerProcess)
        {
            End();
        }

        try
        {
            _process ??= PdfProcess.Start();
            _files++;
            var pages = new List<PdfPageText>();
            await _process.AskAsync(new PdfRequest(Path.GetFullPath(path), PdfQuestion.Lines), cancellationToken);
            while (true)
            {
                var answer = await _process.AnswerAsync(cancellationToken);
                if (answer.Problem is { } problem)
                {
                    return ReportReading.Refused(Sentence(problem));
                }

                if (answer.Page is { } page)
                {
                    pages.Add(page);
                }

                if (answer.IsLast)
                {
                    return Judge(pages);
                }
            }
        }
        catch (PdfStoppedException stopped)
        {
            End();
            return ReportReading.Refused(stopped.Message);
        }
        catch
        {
            End();
            throw;
        }
    }

    public void Dispose() => End();

    internal static ReportReading Judge(IReadOnlyList<PdfPageText> pages)
    {
        var scanned = pages.Where(page => page is { Lines.Count: 0, HasImage: true, IsBroken: false }).Select(page => page.Number).ToList();
        var broken = pages.Where(page => page.IsBroken).Select(page => page.Number).ToList();
        var paragraphs = PdfParagraphs.Of(pages);
        if (paragraphs.Count == 0)
        {
            return ReportReading.Refused(
                scanned.Count > 0 ? $"这是扫描件，{Count(scanned)}页都是图片，没有文字可校核。{FromScan}"
                : broken.Count > 0 ? $"PDF 文件的内容读不出来，{Mending}"
                : $"PDF 文件里没有文字，{Mending}");
        }

        var remarks = new List<string>();
        if (scanned.Count > 0)
        {
            remarks.Add($"第 {Ranges(scanned)} 页是扫描图片，没有校核；{FromScan}");
        }

        if (broken.Count > 0)
        {
            remarks.Add($"第 {Ranges(broken)} 页读不出来，没有校核；{Mending}");
        }

        return new ReportReading(ReportFormat.Pdf, new ReportText(paragraphs), null, remarks.Count > 0 ? string.Concat(remarks) : null);
    }

    private static string Sentence(string problem) => problem switch
    {
        "encrypted" => "PDF 加了密码，请取消密码后重新选择，或改用原来的 Word 文件。",
        "pages" => string.Create(CultureInfo.InvariantCulture, $"PDF 超过 {PdfPages.MostPages} 页，请只保留自评报告正文后重新选择。"),
        _ => $"PDF 文件不完整或已损坏，{Mending}",
    };

    private static string Count(List<int> pages) => string.Create(CultureInfo.InvariantCulture, $" {pages.Count} ");

    /// <summary>1—3、7.</summary>
    private static string Ranges(List<int> pages)
    {
        var parts = new List<string>();
        for (var at = 0; at < pages.Count; at++)
        {
            var from = at;
            while (at + 1 < pages.Count && pages[at + 1] == pages[at] + 1)
            {
                at++;
            }

            parts.Add(from == at ? string.Create(CultureInfo.InvariantCulture, $"{pages[at]}") : string.Create(CultureInfo.InvariantCulture, $"{pages[from]}—{pages[at]}"));
        }

        return string.Join('、', parts);
    }

    private void End()
    {
        _process?.Dispose();
        (_process, _files) = (null, 0);
    }
}
