using System.Text;

namespace Evaluation.Documents.Examinations;

/// <summary>What a file is by its first bytes, or why files of that kind are not read and how to save them instead.</summary>
internal sealed record ReportSignature(ReportFormat? Format, string? Problem)
{
    /// <summary>PDF programs put other bytes before the header; readers look for it in the first kilobyte.</summary>
    private const int PdfHeadEnds = 1024;

    public static ReportSignature Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8))
        {
            return Is(ReportFormat.Word);
        }

        if (head[..Math.Min(head.Length, PdfHeadEnds)].IndexOf("%PDF-"u8) >= 0)
        {
            return Is(ReportFormat.Pdf);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return No(Holds(head, "EncryptedPackage")
                ? "文件加了密码，请用 Word 或 WPS 打开，取消密码后另存为 .docx。"
                : "这是旧版文档（.doc、.wps、.xls）或加了密码的文档，请用 Word 或 WPS 打开，取消密码，另存为 .docx。");
        }

        if (head.StartsWith("{\\rtf"u8))
        {
            return No("这是 RTF 文档，请用 Word 或 WPS 打开后另存为 .docx。");
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]))
        {
            return No("这是图片，不能校核文字。请提供原来的 Word 文件，或先做文字识别（OCR）再保存为 .docx。");
        }

        return head.StartsWith("Rar!"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF])
            ? No("这是压缩包，请解压后逐个选择其中的报告。")
            : Is(ReportFormat.PlainText);
    }

    private static ReportSignature Is(ReportFormat format) => new(format, null);

    private static ReportSignature No(string problem) => new(null, problem);

    /// <summary>Whether a stream of that name stands in the directory of a compound file, where that is near its start.</summary>
    private static bool Holds(ReadOnlySpan<byte> head, string name) => head.IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
}
