using System.Security.Cryptography;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Setup;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Evaluation.Storage.Tests;

public sealed class EvidencePreviewsTests : IDisposable
{
    private static readonly PreviewPlace Place = new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

    private readonly string _folder = Directory.CreateTempSubdirectory("evaluation-previews-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2022, 5, 10, 2, 0, 0, TimeSpan.Zero));
    private readonly EvidencePreviews _previews;

    public EvidencePreviewsTests() => _previews = new EvidencePreviews(Options.Create(new StorageOptions { DataFolder = _folder }), _clock);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_nobody_takes_is_gone_after_two_hours_and_never_was_in_the_store()
    {
        var kept = await KeepAsync(Place, 1000);
        _clock.Advance(EvidencePreviews.Life);
        _previews.Sweep();
        await using (var there = _previews.OpenRead(Place, kept!.Sha256))
        {
            Assert.Equal(1000, there!.Length);
        }

        Assert.Empty(new EvidenceStore(Options.Create(new StorageOptions { DataFolder = _folder })).All());
        _clock.Advance(TimeSpan.FromSeconds(1));
        _previews.Sweep();

        Assert.Null(_previews.OpenRead(Place, kept.Sha256));
    }

    [Fact]
    public async Task A_new_preview_takes_the_place_of_the_same_persons_last_one_and_of_no_other()
    {
        var other = Place with { PersonId = Guid.NewGuid() };
        var (own, theirs) = (await KeepAsync(Place, 10), await KeepAsync(other, 10));

        _previews.Begin(Place);

        Assert.Null(_previews.OpenRead(Place, own!.Sha256));
        await using var there = _previews.OpenRead(other, theirs!.Sha256);
        Assert.NotNull(there);
    }

    [Fact]
    public async Task All_people_of_a_unit_share_its_limit()
    {
        var other = Place with { PersonId = Guid.NewGuid() };
        await KeepAsync(other, 10);
        var waiting = Directory.EnumerateFiles(_folder, "*.preview", SearchOption.AllDirectories).Single();
        await using (var file = File.OpenWrite(waiting))
        {
            file.SetLength(EvidencePreviews.MostBytes - 100);
        }

        File.SetLastWriteTimeUtc(waiting, _clock.GetUtcNow().UtcDateTime);

        Assert.NotNull(await KeepAsync(Place, 100));
        Assert.Null(await KeepAsync(Place, 1));
        Assert.NotNull(await KeepAsync(Place with { UnitId = Guid.NewGuid() }, 1));
        _clock.Advance(EvidencePreviews.Life + TimeSpan.FromSeconds(1));
        _previews.Begin(Place);
        Assert.NotNull(await KeepAsync(Place, 1));
    }

    private Task<StoredContent?> KeepAsync(PreviewPlace place, int length) => _previews.KeepAsync(place, new MemoryStream(RandomNumberGenerator.GetBytes(length)), TestContext.Current.CancellationToken);
}
