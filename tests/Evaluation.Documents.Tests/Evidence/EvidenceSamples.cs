using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Evaluation.Documents.Tests.Evidence;

/// <summary>Small sound files of every kind that is taken, built byte by byte so that each test can break one thing.</summary>
internal static class EvidenceSamples
{
    public static byte[] Pdf(string extra = "", string trailer = "")
    {
        var body = $"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {extra} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n";
        var xref = body.Length.ToString(CultureInfo.InvariantCulture);
        return Encoding.Latin1.GetBytes($"{body}xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000060 00000 n \ntrailer\n<< /Size 3 /Root 1 0 R {trailer} >>\nstartxref\n{xref}\n%%EOF\n");
    }

    public static byte[] Png(uint side = 1) =>
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", [.. BigEndian(side), .. BigEndian(side), 8, 0, 0, 0, 0]), .. Chunk("IDAT", Zlib([0, 0])), .. Chunk("IEND", [])];

    public static byte[] Jpeg() =>
    [
        0xFF, 0xD8,
        0xFF, 0xE0, 0x00, 0x10, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xC0, 0x00, 0x0B, 8, 0, 1, 0, 1, 1, 1, 0x11, 0,
        0xFF, 0xDA, 0x00, 0x08, 1, 1, 0, 0, 63, 0,
        0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56,
        0xFF, 0xD9,
    ];

    public static byte[] Docx(params IReadOnlyList<(string Name, string Text)> more) => Office("word/document.xml", "wordprocessingml.document", "w:document", more);

    public static byte[] Xlsx(params IReadOnlyList<(string Name, string Text)> more) => Office("xl/workbook.xml", "spreadsheetml.sheet", "w:workbook", more);

    public static byte[] Ofd() => Zip(
        ("OFD.xml", """<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"""),
        ("Doc_0/Document.xml", """<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"/>"""));

    public static byte[] Zip(params IReadOnlyList<(string Name, string Text)> parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Of(string kind) => kind switch
    {
        "pdf" => Pdf(),
        "png" => Png(),
        "jpg" => Jpeg(),
        "docx" => Docx(),
        "xlsx" => Xlsx(),
        "ofd" => Ofd(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static byte[] Office(string main, string type, string root, IReadOnlyList<(string Name, string Text)> more) => Zip(
    [
        ("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{type}.main+xml"/></Types>"""),
        (main, $"""<{root} xmlns:w="urn:w"/>"""),
        .. more,
    ]);

    private static byte[] Zlib(byte[] data)
    {
        using var bytes = new MemoryStream();
        using (var packed = new ZLibStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            packed.Write(data);
        }

        return bytes.ToArray();
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        var crc = uint.MaxValue;
        foreach (var value in named)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return [.. BigEndian((uint)data.Length), .. named, .. BigEndian(~crc)];
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
