using System.IO.Compression;
using System.Text;
using Evaluation.Documents.Tests.Evidence;

namespace Evaluation.Documents.Tests.Examinations;

/// <summary>Files that want to stop, fill or mislead the reader.</summary>
internal static class HostileReports
{
    private const string Types = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";
    private const string Root = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""";

    public static IEnumerable<(string Name, byte[] Content, string Said)> All() =>
    [
        ("bomb.docx", Word(Document(new string(' ', 100_000_000))), "展开后超过"),
        ("many.docx", Word(Document(string.Concat(Enumerable.Range(0, 400_000).Select(one => $"<w:p w:rsidR=\"{one * 7919}\"/>")))), "内容过多"),
        ("deep.docx", Word(Document(string.Concat(Enumerable.Repeat("<w:sdt>", 30_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 30_000)))), "嵌套过深"),
        ("dtd.docx", Word("<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + Document("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>")), "不合规范"),
        ("torn.docx", Word(Document("<w:p/>"))[..300], ".docx"),
        ("xml.docx", Word("<w:document"), "不合规范"),
        ("macro.docx", EvidenceSamples.Docx(("word/vbaProject.bin", "x")), "宏"),
        ("path.docx", EvidenceSamples.Docx(("../evil.xml", "<a/>")), "路径"),
        ("sheet.docx", EvidenceSamples.Xlsx(), "Excel"),
        ("a.ofd", EvidenceSamples.Ofd(), "OFD"),
        ("a.zip", EvidenceSamples.Zip(("a.txt", "x")), "压缩包"),
        ("old.doc", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]], "另存为 .docx"),
        ("locked.docx", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[60], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[60]], "取消密码"),
        ("a.rtf", Encoding.ASCII.GetBytes("{\\rtf1 x}"), "RTF"),
        ("a.png", EvidenceSamples.Png(), "图片"),
        ("binary.txt", [.. Enumerable.Range(0, 5000).Select(one => (byte)(one * 7))], "不是文字"),
        ("empty.txt", [], "空的"),
        ("blank.txt", Encoding.UTF8.GetBytes("  \n\n"), "没有文字"),
        ("line.txt", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("9.9+", 100_000)) + "9=1"), "2 万字"),
        ("letters.txt", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("abc\n", 200_000))), "50 万字"),
        ("long.txt", new byte[5 * 1024 * 1024], "超过 4 MB"),
        ("large.txt", new byte[21 * 1024 * 1024], "超过 20 MB"),
        ("head.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n"), "PDF"),
        ("torn.pdf", EvidenceSamples.Pdf()[..40], "PDF"),
        ("noise.pdf", [.. Encoding.ASCII.GetBytes("%PDF-1.7\n"), .. Enumerable.Range(0, 50_000).Select(one => (byte)(one * 31))], "PDF"),
        ("bomb.pdf", Pdf(Packed(new string(' ', 200_000_000)), "/FlateDecode"), "PDF"),
        ("loop.pdf", LoopingPdf(), "PDF"),
        ("locked.pdf", EvidenceSamples.Pdf(trailer: "/Encrypt 9 0 R"), "PDF"),
    ];

    public static string Document(string body) =>
        $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>";

    public static byte[] Word(string document, params IReadOnlyList<(string Name, string Text)> more) =>
        EvidenceSamples.Zip([("[Content_Types].xml", Types), ("_rels/.rels", Root), ("word/document.xml", document), .. more]);

    /// <summary>One page with the given content stream.</summary>
    public static byte[] Pdf(byte[] content, string? filter = null, string resources = "/Font << /F1 5 0 R >>")
    {
        using var file = new MemoryStream();
        var places = new List<long>();
        Write("%PDF-1.7\n");
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {resources} >> >>");
        places.Add(file.Position);
        Write($"4 0 obj\n<< /Length {content.Length} {(filter is null ? string.Empty : $"/Filter {filter}")} >>\nstream\n");
        file.Write(content);
        Write("\nendstream\nendobj\n");
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        Add("<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream");
        var table = file.Position;
        Write($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:0000000000} 00000 n \n"))}trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Add(string body)
        {
            places.Add(file.Position);
            Write($"{places.Count} 0 obj\n{body}\nendobj\n");
        }

        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>A page tree that holds itself.</summary>
    private static byte[] LoopingPdf() => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Pdf([])).Replace("/Kids [3 0 R]", "/Kids [2 0 R]", StringComparison.Ordinal));

    private static byte[] Packed(string text)
    {
        using var bytes = new MemoryStream();
        using (var packed = new ZLibStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            packed.Write(Encoding.Latin1.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
