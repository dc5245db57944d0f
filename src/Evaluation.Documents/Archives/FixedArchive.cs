using System.IO.Compression;

namespace Evaluation.Documents.Archives;

/// <summary>Packs an Office file anew so that equal content gives equal bytes: parts in order of their names, one date for all.</summary>
internal static class FixedArchive
{
    private const string First = "[Content_Types].xml";

    public static byte[] Of(Stream package)
    {
        using var target = new MemoryStream();
        Write(package, target, CompressionLevel.Optimal, new Dictionary<string, Action<Stream>>(StringComparer.Ordinal));
        return target.ToArray();
    }

    /// <param name="package">Seekable; read from its start.</param>
    /// <param name="target">Written from start to end; need not be seekable.</param>
    /// <param name="level">How hard to compress.</param>
    /// <param name="contents">Of parts that are empty in the package, by their names: what writes them, since they are too long to be held in memory.</param>
    public static void Write(Stream package, Stream target, CompressionLevel level, IReadOnlyDictionary<string, Action<Stream>> contents)
    {
        package.Position = 0;
        using var from = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in from.Entries.OrderBy(entry => entry.FullName == First ? 0 : 1).ThenBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            using var written = to.CreateEntry(entry.FullName, level).At(EntryTime.Earliest).Open();
            if (contents.TryGetValue(entry.FullName, out var write))
            {
                write(written);
            }
            else
            {
                using var content = entry.Open();
                content.CopyTo(written);
            }
        }
    }
}
