using System.Buffers.Binary;

namespace Evaluation.Documents.Evidence;

/// <summary>A PNG chunk by chunk: first IHDR, every checksum right, last IEND, nothing behind it.</summary>
internal static class PngInspection
{
    private const string Damaged = "PNG 图片不完整或已损坏，请重新保存后上传。";
    private const uint LargestSide = 30_000;

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static string? Problem(Stream content)
    {
        content.Position = 0;
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        var rest = bytes.AsSpan(Signature.Length);
        for (var first = true; rest.Length >= 12; first = false)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12)
            {
                return Damaged;
            }

            var chunk = rest[4..(8 + (int)length)];
            if (BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]) != Checksum.Of(chunk) || chunk[..4].SequenceEqual("IHDR"u8) != first)
            {
                return Damaged;
            }

            if (first && (length != 13 || !Fits(chunk[4..])))
            {
                return "PNG 图片尺寸过大，请缩小后上传。";
            }

            rest = rest[(12 + (int)length)..];
            if (chunk[..4].SequenceEqual("IEND"u8))
            {
                return rest.IsEmpty ? null : "PNG 图片末尾有多余内容，请重新保存后上传。";
            }
        }

        return Damaged;
    }

    private static bool Fits(ReadOnlySpan<byte> header) =>
        BinaryPrimitives.ReadUInt32BigEndian(header) is > 0 and <= LargestSide && BinaryPrimitives.ReadUInt32BigEndian(header[4..]) is > 0 and <= LargestSide;
}
