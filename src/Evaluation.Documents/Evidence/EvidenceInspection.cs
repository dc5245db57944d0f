using System.Text;
using Evaluation.Core.Filings;

namespace Evaluation.Documents.Evidence;

/// <summary>
/// Decides whether a file is taken as evidence: by its name, by its signature and by its structure, which all must say the same.
/// What a browser claims about it counts for nothing.
/// </summary>
public static class EvidenceInspection
{
    /// <summary>Largest file in bytes.</summary>
    public const long MaximumLength = 20 * 1024 * 1024;

    /// <summary>Longest name that is kept.</summary>
    public const int MaximumName = 200;

    private const int LongestEnding = 20;

    /// <summary>Endings that run somewhere; <c>合同.exe.pdf</c> is refused although it ends well.</summary>
    private static readonly HashSet<string> Active = new(StringComparer.OrdinalIgnoreCase)
    {
        ".exe", ".com", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".mjs", ".jse", ".wsf", ".hta", ".msi", ".jar", ".dll", ".lnk", ".sh", ".py",
        ".php", ".asp", ".aspx", ".jsp", ".cshtml", ".htm", ".html", ".mht", ".mhtml", ".svg", ".xml", ".xhtml", ".docm", ".xlsm", ".iso", ".apk",
    };

    /// <param name="content">The whole file; must be seekable.</param>
    /// <param name="name">Its name as the person's machine gave it.</param>
    public static EvidenceVerdict Inspect(Stream content, string name)
    {
        if (NameProblem(name) is { } problem)
        {
            return EvidenceVerdict.Refused(problem);
        }

        var promised = EvidenceFormat.OfExtension(Path.GetExtension(name))!;
        if (content.Length == 0)
        {
            return EvidenceVerdict.Refused("文件是空的，请检查后重新选择。");
        }

        if (content.Length > MaximumLength)
        {
            return EvidenceVerdict.Refused("文件超过 20 MB，请压缩或拆分后上传。");
        }

        var (found, broken) = Read(content);
        return found is null ? EvidenceVerdict.Refused(broken!)
            : found != promised ? EvidenceVerdict.Refused($"文件名是“{Path.GetExtension(name)}”，内容却是{found.Name}，请用正确的格式另存后上传。")
            : broken is not null ? EvidenceVerdict.Refused(broken)
            : EvidenceVerdict.Taken(found);
    }

    /// <summary>The name without folders and without characters that files cannot have; what is shown and kept.</summary>
    public static string CleanName(string name)
    {
        var last = ReadableText.Clean(name).Normalize(NormalizationForm.FormC).Split('/', '\\')[^1];
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && !"<>:\"|?*".Contains(c, StringComparison.Ordinal) && !IsDirectionMark(c))).Trim(' ', '.');
        if (clean.Length <= MaximumName)
        {
            return clean;
        }

        // What follows the last dot of a long name need not be an ending.
        var extension = Path.GetExtension(clean) is { Length: <= LongestEnding } ending ? ending : string.Empty;
        return ReadableText.Clean(clean, MaximumName - extension.Length) + extension;
    }

    private static string? NameProblem(string name)
    {
        if (name.Any(c => char.IsControl(c) || IsDirectionMark(c)))
        {
            return "文件名含有不可见字符，请改名后上传。";
        }

        var parts = name.Split('.').Skip(1).Select(part => "." + part.Trim()).ToList();
        if (parts.Count == 0 || EvidenceFormat.OfExtension(parts[^1]) is null)
        {
            return "只接受 PDF、Word（.docx）、Excel（.xlsx）、OFD、JPG、PNG 文件，请另存为其中一种后上传。";
        }

        return parts[..^1].Find(Active.Contains) is { } active ? $"文件名中含有“{active}”，请改名后上传。" : null;
    }

    /// <summary>Marks that turn the reading direction can make <c>gpj.exe</c> look like <c>exe.jpg</c>.</summary>
    private static bool IsDirectionMark(char c) => c is (>= '\u200e' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff' or '\u200b';

    private static (EvidenceFormat? Found, string? Problem) Read(Stream content)
    {
        Span<byte> head = stackalloc byte[8];
        content.Position = 0;
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        head = head[..read];
        if (head.StartsWith("%PDF-"u8))
        {
            return (EvidenceFormat.Pdf, PdfInspection.Problem(content));
        }

        if (head.StartsWith(PngInspection.Signature))
        {
            return (EvidenceFormat.Png, PngInspection.Problem(content));
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return (EvidenceFormat.Jpeg, JpegInspection.Problem(content));
        }

        if (head.StartsWith("PK\x03\x04"u8))
        {
            return PackageInspection.Read(content);
        }

        return head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])
            ? (null, "这是旧版（.doc、.wps、.xls）或加了密码的文档，请取消密码并另存为 .docx、.xlsx 或 PDF 后上传。")
            : (null, "文件内容不是 PDF、Word（.docx）、Excel（.xlsx）、OFD、JPG 或 PNG，请用正确的格式另存后上传。");
    }
}
