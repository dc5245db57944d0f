using System.Buffers;
using System.Security.Cryptography;
using Evaluation.Storage.Setup;
using Microsoft.Extensions.Options;

namespace Evaluation.Storage.Evidence;

/// <summary>
/// The bytes of evidence, each content once under its SHA-256 in the data folder. A name a person gave never becomes a path; a file
/// appears whole or not at all.
/// </summary>
public sealed class EvidenceStore(IOptions<StorageOptions> options)
{
    private const int BufferSize = 81_920;

    private string Root => Path.Combine(options.Value.Folder, "evidence");

    /// <summary>Keeps the content; null when it is longer than <paramref name="maximumLength"/> bytes, and then nothing is kept.</summary>
    public async Task<StoredContent?> KeepAsync(Stream content, long maximumLength, CancellationToken cancellationToken = default)
    {
        var incoming = Path.Combine(Root, "incoming");
        Directory.CreateDirectory(incoming);
        var temporary = Path.Combine(incoming, Guid.NewGuid().ToString("N"));
        try
        {
            if (await WriteAsync(content, temporary, maximumLength, cancellationToken) is not { } stored)
            {
                return null;
            }

            var final = PathOf(stored.Sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            if (!File.Exists(final))
            {
                // Two at once hold the same bytes; whichever rename comes last changes nothing.
                File.Move(temporary, final, overwrite: true);
            }

            return stored;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The content for reading; null when it is not there.</summary>
    public Stream? OpenRead(string sha256)
    {
        var path = PathOf(sha256);
        return File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous)
            : null;
    }

    /// <summary>Where the content lies, for programs that read files by themselves; null when it is not there.</summary>
    public string? FileOf(string sha256) => Contains(sha256) ? PathOf(sha256) : null;

    /// <summary>Bytes of the content; null when it is not there.</summary>
    public long? LengthOf(string sha256) => new FileInfo(PathOf(sha256)) is { Exists: true, Length: var length } ? length : null;

    public bool Contains(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>Whether the content is there and still has its hash.</summary>
    public async Task<bool> VerifyAsync(string sha256, CancellationToken cancellationToken = default)
    {
        await using var content = OpenRead(sha256);
        return content is not null
            && Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) == sha256;
    }

    /// <summary>The hashes of all content kept.</summary>
    public IEnumerable<string> All() =>
        Directory.Exists(Root)
            ? Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Where(IsHash)
            : [];

    private static async Task<StoredContent?> WriteAsync(Stream content, string path, long maximumLength, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            var length = 0L;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                length += read;
                if (length > maximumLength)
                {
                    return null;
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            file.Flush(flushToDisk: true);
            return new StoredContent(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    /// <summary>A hash that may be part of a path.</summary>
    internal static string Checked(string sha256) =>
        IsHash(sha256)
            ? sha256
            : throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(sha256));

    private string PathOf(string sha256) => Path.Combine(Root, Checked(sha256)[..2], sha256[2..4], sha256);
}

/// <summary>Content as it is kept: its hash and its length in bytes.</summary>
public sealed record StoredContent(string Sha256, long Length);
