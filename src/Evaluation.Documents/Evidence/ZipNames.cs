using System.Buffers.Binary;
using System.Text;

namespace Evaluation.Documents.Evidence;

/// <summary>
/// The names in a ZIP as they were meant: marked as UTF-8, or unmarked in UTF-8 or in the GB 18030 that Windows writes. The directory is walked
/// before any library loads it, so that one with millions of entries costs nothing.
/// </summary>
internal static class ZipNames
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int HeaderLength = 46;
    private const int Utf8Flag = 0x0800;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>All names in the order of the directory; null when it is not sound or holds too many.</summary>
    /// <param name="zip">Seekable.</param>
    /// <param name="most">Entries that are read.</param>
    /// <param name="tooMany">Whether there are more.</param>
    public static IReadOnlyList<string>? Read(Stream zip, int most, out bool tooMany)
    {
        tooMany = false;
        if (End(zip) is not { } end)
        {
            return null;
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(end.Record.AsSpan(10));
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(end.Record.AsSpan(16));
        if (count > most)
        {
            tooMany = true;
            return null;
        }

        var names = new List<string>(count);
        var header = new byte[HeaderLength];
        for (zip.Position = Math.Min(offset, end.Position); zip.Position + HeaderLength <= end.Position;)
        {
            zip.ReadExactly(header);
            var name = new byte[BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28))];
            var next = zip.Position + name.Length + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30)) + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(32));
            if (!header.AsSpan().StartsWith("PK\x01\x02"u8) || next > end.Position)
            {
                return null;
            }

            if (names.Count == count)
            {
                // More than the end of the archive says.
                return null;
            }

            zip.ReadExactly(name);
            names.Add(Decode(name, (BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8)) & Utf8Flag) != 0));
            zip.Position = next;
        }

        return names.Count == count ? names : null;
    }

    /// <summary>The end record and where it stands; the comment after it must end with the file.</summary>
    private static (byte[] Record, long Position)? End(Stream zip)
    {
        var tail = new byte[(int)Math.Min(zip.Length, EndLength + LongestComment)];
        zip.Position = zip.Length - tail.Length;
        zip.ReadExactly(tail);
        for (var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8); at >= 0; at = tail.AsSpan(0, at).LastIndexOf("PK\x05\x06"u8))
        {
            if (tail.Length - at >= EndLength && BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 20)) == tail.Length - at - EndLength)
            {
                return (tail[at..(at + EndLength)], zip.Length - tail.Length + at);
            }
        }

        return null;
    }

    private static string Decode(byte[] name, bool isUtf8)
    {
        try
        {
            return StrictUtf8.GetString(name);
        }
        catch (DecoderFallbackException)
        {
            return (isUtf8 ? Encoding.UTF8 : Gb18030).GetString(name);
        }
    }
}
