using System.Buffers.Binary;

namespace Evaluation.Documents.Fonts;

/// <summary>Reads from a TrueType or OpenType file, or a collection of them, which characters it can draw.</summary>
internal static class CharacterMap
{
    public static IEnumerable<(int First, int Last)> Read(string file)
    {
        using var stream = File.OpenRead(file);
        return Faces(stream).SelectMany(face => Face(stream, face)).ToList();
    }

    private static List<long> Faces(FileStream stream)
    {
        var start = Slice(stream, 0, 12);
        if (!start.AsSpan(0, 4).SequenceEqual("ttcf"u8))
        {
            return [0];
        }

        var count = BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(8));
        var offsets = Slice(stream, 12, 4 * count);
        return [.. Enumerable.Range(0, count).Select(index => (long)BinaryPrimitives.ReadUInt32BigEndian(offsets.AsSpan(4 * index)))];
    }

    private static IEnumerable<(int First, int Last)> Face(FileStream stream, long face)
    {
        var tables = BinaryPrimitives.ReadUInt16BigEndian(Slice(stream, face + 4, 2));
        var directory = Slice(stream, face + 12, 16 * tables);
        for (var entry = 0; entry < directory.Length; entry += 16)
        {
            if (directory.AsSpan(entry, 4).SequenceEqual("cmap"u8))
            {
                var offset = BinaryPrimitives.ReadUInt32BigEndian(directory.AsSpan(entry + 8));
                var length = BinaryPrimitives.ReadInt32BigEndian(directory.AsSpan(entry + 12));
                return Table(Slice(stream, offset, length));
            }
        }

        return [];
    }

    private static List<(int First, int Last)> Table(byte[] table)
    {
        var found = new List<(int First, int Last)>();
        var count = BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(2));
        for (var index = 0; index < count; index++)
        {
            var subtable = table.AsSpan(BinaryPrimitives.ReadInt32BigEndian(table.AsSpan(4 + (8 * index) + 4)));
            switch (BinaryPrimitives.ReadUInt16BigEndian(subtable))
            {
                case 4:
                    Segments(subtable, found);
                    break;
                case 12:
                    Groups(subtable, found);
                    break;
            }
        }

        return found;
    }

    private static void Segments(ReadOnlySpan<byte> subtable, List<(int First, int Last)> found)
    {
        int size = BinaryPrimitives.ReadUInt16BigEndian(subtable[6..]);
        var (ends, starts) = (14, 16 + size);
        var (deltas, ranges) = (starts + size, starts + (2 * size));
        for (var at = 0; at < size; at += 2)
        {
            int first = BinaryPrimitives.ReadUInt16BigEndian(subtable[(starts + at)..]);
            int last = BinaryPrimitives.ReadUInt16BigEndian(subtable[(ends + at)..]);
            int delta = BinaryPrimitives.ReadUInt16BigEndian(subtable[(deltas + at)..]);
            int range = BinaryPrimitives.ReadUInt16BigEndian(subtable[(ranges + at)..]);
            for (var character = first; character <= last && character != 0xFFFF; character++)
            {
                var glyph = range == 0
                    ? (character + delta) & 0xFFFF
                    : BinaryPrimitives.ReadUInt16BigEndian(subtable[(ranges + at + range + (2 * (character - first)))..]);
                if (glyph != 0)
                {
                    found.Add((character, character));
                }
            }
        }
    }

    private static void Groups(ReadOnlySpan<byte> subtable, List<(int First, int Last)> found)
    {
        var count = BinaryPrimitives.ReadInt32BigEndian(subtable[12..]);
        for (var index = 0; index < count; index++)
        {
            var group = subtable[(16 + (12 * index))..];
            found.Add((BinaryPrimitives.ReadInt32BigEndian(group), BinaryPrimitives.ReadInt32BigEndian(group[4..])));
        }
    }

    private static byte[] Slice(FileStream stream, long offset, int length)
    {
        var bytes = new byte[length];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        return bytes;
    }
}
