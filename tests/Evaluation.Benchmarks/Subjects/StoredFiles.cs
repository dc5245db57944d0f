using System.Diagnostics;
using System.Globalization;
using Evaluation.Documents.Campaigns;

namespace Evaluation.Benchmarks.Subjects;

/// <summary>Files of random bytes in a folder, standing for stored reports.</summary>
internal sealed class StoredFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evaluation-stored-");

    public StoredFiles(int count, int length)
    {
        Count = count;
        var bytes = new byte[length];
        var chance = new Random(20260101);
        for (var number = 0; number < count; number++)
        {
            chance.NextBytes(bytes);
            File.WriteAllBytes(PathOf(number), bytes);
        }
    }

    public int Count { get; }

    public IEnumerable<ArchivedReport> Reports => Enumerable.Range(0, Count).Select(Report);

    public ArchivedReport Report(int number) =>
        new(number.ToString("D6", CultureInfo.InvariantCulture), "测速单位", ShortName: null, Year: 2025, Number: 1, DateTimeOffset.UnixEpoch.AddYears(50), new string('a', 64), _ => Task.FromResult<Stream?>(Open(number % Count)));

    public Stream Open(int number) => new FileStream(PathOf(number), FileMode.Open, FileAccess.Read, FileShare.Read, 81_920, FileOptions.Asynchronous);

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(int number) => Path.Combine(_folder.FullName, number.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A stream as a browser's connection is: written once, from start to end. It notes when the first byte came and the most memory in use.</summary>
internal sealed class ForwardOnly(Stream target) : Stream
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _written;
    private long _looked;

    public TimeSpan FirstByte { get; private set; }

    public long Peak { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush() => target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        Note(count);
        target.Write(buffer, offset, count);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Note(buffer.Length);
        return target.WriteAsync(buffer, cancellationToken);
    }

    private void Note(int count)
    {
        if (_written == 0)
        {
            FirstByte = _clock.Elapsed;
        }

        _written += count;
        if (_written - _looked > 8L << 20 || Peak == 0)
        {
            _looked = _written;
            Peak = Math.Max(Peak, Environment.WorkingSet);
        }
    }
}
