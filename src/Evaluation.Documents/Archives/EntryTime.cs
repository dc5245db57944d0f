using System.IO.Compression;
using Evaluation.Core.Campaigns;

namespace Evaluation.Documents.Archives;

/// <summary>The time an entry of a ZIP bears: one that belongs to its content and not the clock's, so that equal content gives equal bytes.</summary>
internal static class EntryTime
{
    /// <summary>The earliest time a ZIP can state.</summary>
    public static DateTimeOffset Earliest { get; } = new(1980, 1, 1, 0, 0, 0, DeadlineClock.Offset);

    /// <summary>In the time people's clocks show, since a ZIP states no zone.</summary>
    public static ZipArchiveEntry At(this ZipArchiveEntry entry, DateTimeOffset at)
    {
        entry.LastWriteTime = at < Earliest ? Earliest : at.ToOffset(DeadlineClock.Offset);
        return entry;
    }
}
