using System.Security.Cryptography;
using Evaluation.Storage.Setup;
using Microsoft.Extensions.Options;

namespace Evaluation.Storage.Evidence;

/// <summary>
/// Evidence as it was shown to somebody who has to confirm it first: it lies apart from the <see cref="EvidenceStore"/>, of each unit no more
/// than a limit, and is swept away after two hours.
/// </summary>
public sealed class EvidencePreviews(IOptions<StorageOptions> options, TimeProvider time)
{
    /// <summary>Bytes of one unit that wait at a time.</summary>
    public const long MostBytes = 1L << 30;

    public static readonly TimeSpan Life = TimeSpan.FromHours(2);

    private string Incoming => Path.Combine(options.Value.Folder, "evidence", "incoming");

    /// <summary>Makes room for what a person is shown next: what the same person was shown of the same filing before, and whatever is too old.</summary>
    public void Begin(PreviewPlace place)
    {
        if (Directory.Exists(FolderOf(place)))
        {
            Directory.Delete(FolderOf(place), recursive: true);
        }

        Sweep(UnitFolder(place.UnitId));
    }

    /// <summary>Keeps the content until it is taken; null when the unit's limit would be passed.</summary>
    /// <param name="content">Seekable.</param>
    public async Task<StoredContent?> KeepAsync(PreviewPlace place, Stream content, CancellationToken cancellationToken = default)
    {
        if (Files(UnitFolder(place.UnitId)).Sum(file => file.Length) + content.Length > MostBytes)
        {
            return null;
        }

        content.Position = 0;
        var stored = new StoredContent(Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)), content.Length);
        content.Position = 0;
        Directory.CreateDirectory(FolderOf(place));
        var path = PathOf(place, stored.Sha256);
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 81_920, FileOptions.Asynchronous))
        {
            await content.CopyToAsync(file, cancellationToken);
        }

        File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
        return stored;
    }

    /// <summary>The content for reading; null when it is not there any more.</summary>
    public Stream? OpenRead(PreviewPlace place, string sha256) =>
        File.Exists(PathOf(place, sha256)) ? new FileStream(PathOf(place, sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81_920, FileOptions.Asynchronous) : null;

    /// <summary>Makes room again once the content is part of the filing.</summary>
    public void Remove(PreviewPlace place, string sha256)
    {
        if (Directory.Exists(FolderOf(place)))
        {
            File.Delete(PathOf(place, sha256));
        }
    }

    /// <summary>Removes what nobody took in time, and uploads that were cut off.</summary>
    public void Sweep() => Sweep(Incoming);

    private void Sweep(string folder)
    {
        foreach (var file in Files(folder).Where(file => time.GetUtcNow() - new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero) > Life))
        {
            file.Delete();
        }
    }

    private static List<FileInfo> Files(string folder) =>
        Directory.Exists(folder) ? [.. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)] : [];

    private string UnitFolder(Guid unitId) => Path.Combine(Incoming, unitId.ToString("N"));

    private string FolderOf(PreviewPlace place) => Path.Combine(UnitFolder(place.UnitId), $"{place.FilingId:N}-{place.PersonId:N}");

    /// <remarks>Not named as the store names its content.</remarks>
    private string PathOf(PreviewPlace place, string sha256) => Path.Combine(FolderOf(place), EvidenceStore.Checked(sha256) + ".preview");
}

/// <summary>What one person is shown of one filing.</summary>
public sealed record PreviewPlace(Guid UnitId, Guid FilingId, Guid PersonId);
