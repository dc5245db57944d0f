using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Evaluation.Documents.Archives;

namespace Evaluation.Documents.Publication;

/// <summary>The ZIP of a site, written while it is sent. Entries bear a fixed time, so that the same content gives the same bytes.</summary>
internal sealed class SiteZip(ZipArchive archive)
{
    private const int BufferSize = 81_920;

    private readonly StringBuilder _hashes = new();

    /// <summary>Lines of <c>sha256sum</c> for everything written so far.</summary>
    public byte[] Hashes => Encoding.UTF8.GetBytes(_hashes.ToString());

    public Task AddAsync(string name, byte[] content, CancellationToken cancellationToken) =>
        AddAsync(name, new MemoryStream(content, writable: false), CompressionLevel.Optimal, cancellationToken);

    public async Task AddAsync(string name, Stream content, CompressionLevel level, CancellationToken cancellationToken)
    {
        await using var target = await archive.CreateEntry(name, level).At(EntryTime.Earliest).OpenAsync(cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        _hashes.Append(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(hash.GetHashAndReset())}  {name}\n");
    }
}
