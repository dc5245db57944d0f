using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Evaluation.Documents.Evidence;

namespace Evaluation.Documents.Tests.Evidence;

/// <summary>ZIP files of evidence: names as they were meant, each file judged alone, and hostile archives that cost nothing.</summary>
public sealed class EvidenceArchiveTests
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Theory]
    [InlineData("UTF-8 marked")]
    [InlineData("UTF-8 unmarked")]
    [InlineData("GB18030")]
    public void Names_are_read_as_they_were_meant(string kind)
    {
        const string name = "预算执行/ZJ21-2201_支出明细（决算）.pdf";
        var zip = Zip(kind == "GB18030" ? Gbk : Encoding.UTF8, (name, EvidenceSamples.Pdf()), ("readme_é.pdf", EvidenceSamples.Pdf()));
        if (kind != "UTF-8 marked")
        {
            Unmark(zip);
        }

        Assert.Equal(kind == "GB18030" ? [name] : [name, "readme_é.pdf"], Files(zip).Select(file => file.Path).Take(kind == "GB18030" ? 1 : 2));
    }

    [Fact]
    public void Each_file_is_judged_alone_and_what_systems_leave_behind_is_passed_over()
    {
        var files = Files(Zip(
            Encoding.UTF8,
            ("好.pdf", EvidenceSamples.Pdf()), ("坏.pdf", [1, 2, 3]), ("程序.exe", [1]), ("合同.exe.pdf", EvidenceSamples.Pdf()), ("文件夹/", []), ("__MACOSX/._好.pdf", [1]), ("Thumbs.db", [1]),
            ("../../etc/好.pdf", EvidenceSamples.Pdf()), ("/根.pdf", EvidenceSamples.Pdf()), ("表.xlsx", EvidenceSamples.Xlsx()), ("空.pdf", []), ("套.zip", EvidenceSamples.Zip(("a", "b")))));

        Assert.Equal(["好.pdf", "表.xlsx"], files.Where(file => file.Problem is null).Select(file => file.Path));
        Assert.Equal(["坏.pdf", "程序.exe", "合同.exe.pdf", "../../etc/好.pdf", "/根.pdf", "空.pdf", "套.zip"], files.Where(file => file.Problem is not null).Select(file => file.Path));
        Assert.All(files, file => Assert.Equal(file.Problem is null, file is { Content.Length: > 0, Format: not null }));
    }

    [Fact]
    public void A_file_that_grows_beyond_its_limit_is_refused_and_the_next_is_read()
    {
        var files = Files(Zip(Encoding.UTF8, ("大.pdf", new byte[EvidenceInspection.MaximumLength + 1]), ("好.pdf", EvidenceSamples.Pdf())));

        Assert.Contains("20 MB", files[0].Problem, StringComparison.Ordinal);
        Assert.Null(files[1].Problem);
    }

    [Fact]
    public void A_name_longer_than_any_computer_makes_is_refused_and_shown_in_short()
    {
        var files = Files(Zip(Encoding.UTF8, (string.Concat(Enumerable.Repeat("1+", 30_000)) + ".pdf", EvidenceSamples.Pdf()), ("好.pdf", EvidenceSamples.Pdf())));

        Assert.Contains("太长", files[0].Problem, StringComparison.Ordinal);
        Assert.True(files[0].Path.Length < 100);
        Assert.Null(files[1].Problem);
    }

    [Fact]
    public void All_files_together_have_a_limit()
    {
        var large = new byte[EvidenceInspection.MaximumLength - 1];
        "%PDF-1.7"u8.CopyTo(large);
        var files = Files(Zip(Encoding.UTF8, [.. Enumerable.Range(1, 24).Select(number => ($"{number}.pdf", large))]));

        Assert.Equal(24, files.Count);
        Assert.Contains("400 MB", files[^1].Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("400 MB", files[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lying_size_a_wrong_sum_and_a_password_concern_their_file_alone()
    {
        var zip = Zip(Encoding.UTF8, ("一.pdf", EvidenceSamples.Pdf()), ("二.pdf", EvidenceSamples.Pdf()), ("三.pdf", EvidenceSamples.Pdf()), ("四.pdf", EvidenceSamples.Pdf()));
        var heads = Heads(zip);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(heads[0] + 24), 5);
        zip[heads[1] + 16] ^= 0xFF;
        zip[heads[2] + 8] |= 1;
        var files = Files(zip);

        Assert.All(files.Take(3), file => Assert.NotNull(file.Problem));
        Assert.Contains("密码", files[2].Problem, StringComparison.Ordinal);
        Assert.Null(files[3].Problem);
    }

    [Theory]
    [InlineData("佐证.rar", "请选择 .zip 文件")]
    [InlineData("佐证.zip", "已损坏")]
    public void What_is_no_archive_is_said_at_once(string name, string said) =>
        Assert.Contains(said, EvidenceArchive.Problem(new MemoryStream("Rar!not a zip"u8.ToArray()), name), StringComparison.Ordinal);

    [Fact]
    public void Too_many_files_are_refused_before_anything_is_unpacked()
    {
        var zip = Zip(Encoding.UTF8, [.. Enumerable.Range(0, EvidenceArchive.MostFiles + 1).Select(number => ($"{number}.pdf", new byte[1]))]);
        Assert.Contains("多于 200 份", EvidenceArchive.Problem(new MemoryStream(zip), "a.zip"), StringComparison.Ordinal);
        Assert.Contains("没有文件", EvidenceArchive.Problem(new MemoryStream(Zip(Encoding.UTF8, ("空/", []))), "a.zip"), StringComparison.Ordinal);

        // The end record says fewer than there are.
        var lying = zip.ToArray();
        var end = lying.AsSpan().LastIndexOf("PK\x05\x06"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(lying.AsSpan(end + 8), 3);
        BinaryPrimitives.WriteUInt16LittleEndian(lying.AsSpan(end + 10), 3);
        Assert.NotNull(EvidenceArchive.Problem(new MemoryStream(lying), "a.zip"));
    }

    [Fact]
    public void Broken_anywhere_an_archive_is_refused_or_read_but_never_fails()
    {
        var sound = Zip(Encoding.UTF8, ("一.pdf", EvidenceSamples.Pdf()), ("二.docx", EvidenceSamples.Docx()), ("三.png", EvidenceSamples.Png()));
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte, Gen.Int[0, 40]).Array[1, 6].Sample(changes =>
        {
            var broken = sound.ToArray();
            foreach (var (at, value, _) in changes)
            {
                broken[at] = value;
            }

            broken = changes[0].Item3 == 0 ? broken[..changes[0].Item1] : broken;
            using var stream = new MemoryStream(broken);
            if (EvidenceArchive.Problem(stream, "a.zip") is null)
            {
                Assert.All(EvidenceArchive.Read(stream), file => Assert.True((file.Problem is null) == (file.Content is not null)));
            }
        });
    }

    private static List<ArchivedEvidence> Files(byte[] zip)
    {
        using var stream = new MemoryStream(zip);
        Assert.Null(EvidenceArchive.Problem(stream, "佐证.zip"));
        return [.. EvidenceArchive.Read(stream)];
    }

    private static byte[] Zip(Encoding names, params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, content) in files)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Where the entries of the directory begin.</summary>
    private static List<int> Heads(byte[] zip)
    {
        var heads = new List<int>();
        var at = (int)BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(zip.AsSpan().LastIndexOf("PK\x05\x06"u8) + 16));
        while (zip.AsSpan(at).StartsWith("PK\x01\x02"u8))
        {
            heads.Add(at);
            at += 46 + BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(at + 28)) + BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(at + 30)) + BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(at + 32));
        }

        return heads;
    }

    /// <summary>As programs of Windows write it: no mark of the encoding.</summary>
    private static void Unmark(byte[] zip)
    {
        foreach (var head in Heads(zip))
        {
            zip[head + 9] &= 0xF7;
        }
    }
}
