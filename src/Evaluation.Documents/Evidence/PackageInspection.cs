using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;

namespace Evaluation.Documents.Evidence;

/// <summary>Word, Excel and OFD files: a ZIP that starts and ends as one, opens without a password, stays small when unpacked and holds the right parts.</summary>
internal static class PackageInspection
{
    private const int MostEntries = 4_000;
    private const long MostUnpacked = 256L * 1024 * 1024;
    private const long MostTimes = 150;
    private const string Damaged = "文件不完整或已损坏，请用 Office 或 WPS 重新保存后上传。";
    private const string Bomb = "文件解压后过大，请删减内容或打印为 PDF 后上传。";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string OfdSpace = "http://www.ofdspec.org/2016";

    public static (EvidenceFormat? Format, string? Problem) Read(Stream content)
    {
        try
        {
            var bytes = new byte[content.Length];
            content.Position = 0;
            content.ReadExactly(bytes);
            if (!EndsAsPackage(bytes))
            {
                return (null, Damaged);
            }

            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return Guard(archive) is { } problem ? (null, problem) : Kind(archive);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            return (null, Damaged);
        }
    }

    /// <summary>Whether the bytes end with the end record of a ZIP, comment included.</summary>
    public static bool EndsAsPackage(ReadOnlySpan<byte> bytes)
    {
        var tail = bytes[Math.Max(0, bytes.Length - 65_557)..];
        for (var at = tail.LastIndexOf("PK\x05\x06"u8); at >= 0; at = tail[..at].LastIndexOf("PK\x05\x06"u8))
        {
            if (tail.Length - at >= 22 && BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length - at - 22)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Counts what really comes out; the sizes a ZIP states about itself are only believed when they are too large.</summary>
    private static string? Guard(ZipArchive archive)
    {
        if (archive.Entries.Count > MostEntries || archive.Entries.Sum(entry => entry.Length) > MostUnpacked)
        {
            return Bomb;
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var buffer = new byte[81_920];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            if (entry.IsEncrypted)
            {
                return "文件加了密码，请取消后上传。";
            }

            if (entry.FullName.Contains("..", StringComparison.Ordinal) || entry.FullName.StartsWith('/') || entry.FullName.Contains('\\', StringComparison.Ordinal)
                || !names.Add(entry.FullName))
            {
                return Damaged;
            }

            var own = 0L;
            var sum = new Checksum();
            using var part = entry.Open();
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                own += read;
                total += read;
                sum.Add(buffer.AsSpan(0, read));
                if (total > MostUnpacked || (own > 8 * 1024 * 1024 && own > entry.CompressedLength * MostTimes))
                {
                    return Bomb;
                }
            }

            if (sum.Value != entry.Crc32)
            {
                // A size stated too small makes the reader stop early; the checksum tells.
                return Damaged;
            }
        }

        return null;
    }

    private static (EvidenceFormat? Format, string? Problem) Kind(ZipArchive archive)
    {
        if (archive.GetEntry("OFD.xml") is { } ofd)
        {
            return (EvidenceFormat.Ofd, IsOfd(archive, ofd) ? null : Damaged);
        }

        if (archive.GetEntry("[Content_Types].xml") is not { } types)
        {
            return (null, "压缩包不能作为佐证材料，请逐个上传其中的文件。");
        }

        var main = MainTypes(types);
        var format = main.Find(type => type.Type.Contains("wordprocessingml.document.main", StringComparison.Ordinal)) is { Part: not null } word
            ? (Format: EvidenceFormat.Docx, word.Part)
            : main.Find(type => type.Type.Contains("spreadsheetml.sheet.main", StringComparison.Ordinal)) is { Part: not null } sheet
                ? (Format: EvidenceFormat.Xlsx, sheet.Part)
                : default;
        if (main.Exists(type => type.Type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            || archive.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            return (format.Format, "文件含有宏，请另存为不含宏的 .docx 或 .xlsx 后上传。");
        }

        return format.Format is null ? (null, "文件内容不是 Word（.docx）或 Excel（.xlsx），请用正确的格式另存后上传。")
            : archive.GetEntry(format.Part.TrimStart('/')) is { } part && Root(part) is "document" or "workbook" ? (format.Format, null)
            : (format.Format, Damaged);
    }

    private static List<(string? Part, string Type)> MainTypes(ZipArchiveEntry types)
    {
        var found = new List<(string? Part, string Type)>();
        using var stream = types.Open();
        using var xml = Reader(stream);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.NamespaceURI == Types && xml.GetAttribute("ContentType") is { } type)
            {
                found.Add((xml.GetAttribute("PartName"), type));
            }
        }

        return found;
    }

    private static bool IsOfd(ZipArchive archive, ZipArchiveEntry root)
    {
        using var stream = root.Open();
        using var xml = Reader(stream);
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "OFD" || xml.NamespaceURI != OfdSpace || !xml.ReadToFollowing("DocRoot", OfdSpace))
        {
            return false;
        }

        return archive.GetEntry(xml.ReadElementContentAsString().Trim().TrimStart('/')) is not null;
    }

    private static string Root(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        using var xml = Reader(stream);
        return xml.MoveToContent() == XmlNodeType.Element ? xml.LocalName : string.Empty;
    }

    private static XmlReader Reader(Stream stream) => XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 4 * 1024 * 1024,
    });
}
