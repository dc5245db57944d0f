using System.Buffers.Binary;

namespace Evaluation.Documents.Evidence;

/// <summary>A JPEG segment by segment to its end mark; behind it only padding or further pictures, as phones write them.</summary>
internal static class JpegInspection
{
    private const string Damaged = "JPG 图片不完整或已损坏，请重新保存后上传。";

    public static string? Problem(Stream content)
    {
        content.Position = 0;
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        ReadOnlySpan<byte> rest = bytes;
        for (var pictures = 0; pictures == 0 || rest.Length > 0; pictures++)
        {
            if (!rest.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            {
                return pictures == 0 ? Damaged : "JPG 图片末尾有多余内容，请重新保存后上传。";
            }

            var length = Picture(rest);
            if (length < 0)
            {
                return Damaged;
            }

            rest = rest[length..].TrimStart((byte)0);
        }

        return null;
    }

    /// <summary>Length of the picture at the start, end mark included; −1 if it has no frame, no scan or no end.</summary>
    private static int Picture(ReadOnlySpan<byte> bytes)
    {
        var (at, frame, scan) = (2, false, false);
        while (at + 4 <= bytes.Length)
        {
            if (bytes[at] != 0xFF)
            {
                return -1;
            }

            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || marker is 0x00 or 0xD8 || at + 2 + length > bytes.Length)
            {
                return -1;
            }

            frame |= marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            at += 2 + length;
            if (marker != 0xDA)
            {
                continue;
            }

            scan = true;
            at += Entropy(bytes[at..]);
            if (at + 1 < bytes.Length && bytes[at + 1] == 0xD9)
            {
                return frame && scan ? at + 2 : -1;
            }
        }

        return -1;
    }

    /// <summary>Length of the coded data up to the next marker that is neither stuffing nor a restart.</summary>
    private static int Entropy(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at + 1 < bytes.Length; at++)
        {
            if (bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        return bytes.Length;
    }
}
