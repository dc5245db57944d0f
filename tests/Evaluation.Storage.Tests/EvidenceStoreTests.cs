using System.Security.Cryptography;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Setup;
using Microsoft.Extensions.Options;

namespace Evaluation.Storage.Tests;

public sealed class EvidenceStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evaluation-evidence-").FullName;
    private readonly EvidenceStore _store;

    public EvidenceStoreTests() => _store = new EvidenceStore(Options.Create(new StorageOptions { DataFolder = _folder }));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Same_content_from_many_at_once_is_kept_once_and_reads_back()
    {
        var content = RandomNumberGenerator.GetBytes(300_000);

        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _store.KeepAsync(new MemoryStream(content), 1_000_000))));

        var stored = new StoredContent(Convert.ToHexStringLower(SHA256.HashData(content)), content.Length);
        Assert.All(kept, one => Assert.Equal(stored, one));
        Assert.Equal([stored.Sha256], _store.All().ToArray());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, "evidence", "incoming")));
        await using var read = _store.OpenRead(stored.Sha256)!;
        var copy = new MemoryStream();
        await read.CopyToAsync(copy);
        Assert.Equal(content, copy.ToArray());
    }

    [Fact]
    public async Task Longer_than_allowed_is_not_kept()
    {
        Assert.Null(await _store.KeepAsync(new MemoryStream(new byte[1001]), 1000));
        Assert.NotNull(await _store.KeepAsync(new MemoryStream(new byte[1000]), 1000));
        Assert.Single(_store.All());
    }

    [Fact]
    public async Task Altered_or_lost_content_is_noticed()
    {
        var stored = (await _store.KeepAsync(new MemoryStream([1, 2, 3]), 10))!;
        Assert.True(await _store.VerifyAsync(stored.Sha256));

        var path = Directory.EnumerateFiles(_folder, stored.Sha256, SearchOption.AllDirectories).Single();
        await File.WriteAllBytesAsync(path, [1, 2, 4]);
        Assert.False(await _store.VerifyAsync(stored.Sha256));

        File.Delete(path);
        Assert.False(await _store.VerifyAsync(stored.Sha256));
        Assert.Null(_store.OpenRead(stored.Sha256));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public void What_is_no_hash_is_never_a_path(string name) => Assert.Throws<ArgumentException>(() => _store.OpenRead(name));
}
