using System.Text;
using System.Text.RegularExpressions;

namespace Evaluation.Documents.Evidence;

/// <summary>The outer structure of a PDF: header, cross reference, end mark, nothing behind it, no password, nothing that runs.</summary>
internal static partial class PdfInspection
{
    private const string Damaged = "PDF 文件不完整或已损坏，请重新生成后上传。";

    public static string? Problem(Stream content)
    {
        content.Position = 0;
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        // One character a byte, so that places in the text are places in the file.
        var text = Encoding.Latin1.GetString(bytes);
        var end = text.LastIndexOf("%%EOF", StringComparison.Ordinal);
        if (!Header().IsMatch(text) || end < 0 || !CrossReference().IsMatch(text[..end]))
        {
            return Damaged;
        }

        if (text[(end + 5)..].Any(c => c is not ('\r' or '\n' or ' ' or '\t' or '\0')))
        {
            return "PDF 文件末尾有多余内容，请重新生成后上传。";
        }

        if (PackageInspection.EndsAsPackage(bytes))
        {
            return "文件同时是 PDF 和压缩包，请重新生成 PDF 后上传。";
        }

        return Encrypted().IsMatch(text) ? "PDF 加了密码或限制，请取消后上传。"
            : Runs().IsMatch(text) ? "PDF 含有脚本或启动程序的动作，请用“打印为 PDF”重新生成后上传。"
            : null;
    }

    [GeneratedRegex(@"\A%PDF-[12]\.\d[\r\n ]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Header();

    [GeneratedRegex(@"startxref\s+\d+\s*\z", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, matchTimeoutMilliseconds: 2000)]
    private static partial Regex CrossReference();

    [GeneratedRegex(@"/Encrypt\s*(?:<<|\d+\s+\d+\s+R)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Encrypted();

    [GeneratedRegex(@"/S\s*/(?:JavaScript|Launch)\b|/JS\s*[(<]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Runs();
}
