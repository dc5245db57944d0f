using System.IO.Compression;

namespace Evaluation.Documents.Archives;

/// <summary>Packs an Office file anew so that equal content gives equal bytes: parts in order of their names, one date for all.</summary>
internal static class FixedArchive
{
    private const string First = "[Content_Types].xml";

    public static byte[] Of(Stream package)
    {
        package.Position = 0;
        using var target = new MemoryStream();
        using (var from = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName == First ? 0 : 1).ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal).At(EntryTime.Earliest);
                using var content = entry.Open();
                using var written = copy.Open();
                content.CopyTo(written);
            }
        }

        return target.ToArray();
    }
}
