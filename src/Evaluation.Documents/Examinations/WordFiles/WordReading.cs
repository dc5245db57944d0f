using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Evaluation.Core.Examinations;
using Evaluation.Documents.Archives;

namespace Evaluation.Documents.Examinations.WordFiles;

/// <summary>Reads the text of a Word file (.docx); nothing outside the file is ever opened.</summary>
internal static class WordReading
{
    private const string Mending = "请用 Word 或 WPS 打开后另存为 .docx";

    /// <summary>A report of a hundred pages has some fifty thousand elements.</summary>
    private static readonly ArchiveLimits Limits = new(Elements: 200_000, Mending: Mending);

    public static ReportReading Read(Stream content)
    {
        if (Refusal(content) is { } problem)
        {
            return ReportReading.Refused(problem);
        }

        try
        {
            using var document = WordprocessingDocument.Open(content, isEditable: false);
            var paragraphs = WordWalk.Read(document);
            return new ReportReading(ReportFormat.Word, new ReportText([.. paragraphs.Where(IsWritten).Select(Plain)]), null);
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            return ReportReading.Refused($"文件内部内容不合规范，不能读取，{Mending}。");
        }
    }

    /// <summary>Why an archive is not opened as a Word document; null for one that may be.</summary>
    internal static string? Refusal(Stream content) => Kind(content) ?? ArchiveGuard.Problem(content, Limits);

    /// <summary>What the OPC and XML readers throw on a file that is not what it says.</summary>
    internal static bool IsBroken(Exception problem) => problem is OpenXmlPackageException or XmlException or FileFormatException or InvalidDataException
        or UriFormatException or IOException or ArgumentException or FormatException or OverflowException or InvalidOperationException or KeyNotFoundException or NotSupportedException;

    private static bool IsWritten(WordParagraph paragraph) => !string.IsNullOrWhiteSpace(paragraph.Text);

    private static ReportParagraph Plain(WordParagraph paragraph) => new(paragraph.Number, paragraph.Text)
    {
        HeadingLevel = paragraph.HeadingLevel,
        AutomaticNumber = paragraph.AutomaticNumber,
        Cell = paragraph.Cell,
    };

    /// <summary>Why an archive that is no Word document is not read; null for one that may be.</summary>
    private static string? Kind(Stream content)
    {
        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var names = archive.Entries.Take(Limits.Entries).Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? "文件含有宏（.docm），请用 Word 或 WPS 打开后另存为不含宏的 .docx。"
                : names.Contains("OFD.xml") ? "这是 OFD 版式文件，请用原来的 Word 文件，或在版式阅读软件中另存为 PDF。"
                : names.Any(name => name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) ? "这是 Excel 工作簿，报告校核只读文字报告，请把报告正文保存为 .docx。"
                : names.Any(name => name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase)) ? "这是演示文稿，请把报告正文保存为 .docx。"
                : names.Contains("mimetype") && names.Contains("content.xml") ? $"这是 ODF 文档，{Mending}。"
                : names.Contains("[Content_Types].xml") ? null
                : "这是压缩包，请解压后逐个选择其中的报告。";
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or IOException or NotSupportedException or ArgumentException)
        {
            return $"文件不完整或已损坏，{Mending}。";
        }
        finally
        {
            content.Position = 0;
        }
    }
}
