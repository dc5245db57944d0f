using System.IO.Compression;
using System.Text;
using Evaluation.Core.Filings;

namespace Evaluation.Documents.Evidence;

/// <summary>A file out of a ZIP of evidence: sound, or refused with a reason.</summary>
/// <param name="Path">Its name in the archive, with folders.</param>
/// <param name="Content">The whole file, at its start; null when it is refused.</param>
/// <param name="Format">What it is; null when it is refused.</param>
/// <param name="Problem">Why it is refused and how to mend that; null when it is sound.</param>
public sealed record ArchivedEvidence(string Path, MemoryStream? Content, EvidenceFormat? Format, string? Problem);

/// <summary>
/// Takes a ZIP of evidence apart, one file at a time: every file is inspected like one that is uploaded alone, what is wrong with one says
/// nothing of the others, and what comes out is counted while it comes.
/// </summary>
public static class EvidenceArchive
{
    /// <summary>Files of one archive.</summary>
    public const int MostFiles = 200;

    /// <summary>Bytes of all files together once unpacked.</summary>
    public const long MostUnpacked = 400L * 1024 * 1024;

    /// <summary>Folders and what systems leave behind come on top of the files.</summary>
    private const int MostEntries = 1_000;

    /// <summary>Letters of a name with its folders; no computer makes longer ones.</summary>
    private const int LongestPath = 1_000;

    private const int ShownOfPath = 80;

    private const string Damaged = "压缩包不完整或已损坏，请重新压缩为 .zip 后上传。";

    private static readonly HashSet<string> LeftBehind = new(StringComparer.OrdinalIgnoreCase) { ".DS_Store", "Thumbs.db", "desktop.ini" };

    /// <summary>What is wrong with the archive as a whole; null when its files can be read.</summary>
    /// <param name="zip">Seekable.</param>
    /// <param name="name">Its name as the person's machine gave it.</param>
    public static string? Problem(Stream zip, string name)
    {
        if (!Path.GetExtension(name).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return "请选择 .zip 文件；.rar、.7z 请解压后重新压缩为 .zip。";
        }

        try
        {
            var names = ZipNames.Read(zip, MostEntries, out var tooMany);
            var files = names?.Count(IsFile) ?? 0;
            return tooMany || files > MostFiles ? FormattableString.Invariant($"压缩包里的文件多于 {MostFiles} 份，请分成几个压缩包上传。")
                : names is null || !Opens(zip, names.Count) ? Damaged
                : files == 0 ? "压缩包里没有文件，请检查后重新选择。"
                : null;
        }
        catch (Exception fault) when (fault is EndOfStreamException or IOException or ArgumentException)
        {
            return Damaged;
        }
    }

    /// <summary>The files one after another; ask <see cref="Problem"/> first. Folders and what systems leave behind are passed over.</summary>
    public static IEnumerable<ArchivedEvidence> Read(Stream zip)
    {
        var names = ZipNames.Read(zip, MostEntries, out _) ?? [];
        zip.Position = 0;
        using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true, Encoding.Latin1);
        var left = MostUnpacked;
        for (var index = 0; index < names.Count && index < archive.Entries.Count; index++)
        {
            if (IsFile(names[index]))
            {
                var file = Take(archive.Entries[index], names[index], left);
                left -= file.Taken;
                yield return file.Evidence;
            }
        }
    }

    private static bool Opens(Stream zip, int entries)
    {
        try
        {
            zip.Position = 0;
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true, Encoding.Latin1);
            return archive.Entries.Count == entries;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsFile(string name)
    {
        var parts = name.Split('/', '\\');
        return parts[^1].Length > 0 && parts[0] != "__MACOSX" && !parts[^1].StartsWith("._", StringComparison.Ordinal) && !LeftBehind.Contains(parts[^1]);
    }

    private static (ArchivedEvidence Evidence, long Taken) Take(ZipArchiveEntry entry, string path, long left)
    {
        if (path.Length > LongestPath)
        {
            return (Refused(ReadableText.Clean(path, ShownOfPath) + "…", "文件名（连同文件夹）太长，请改短后重新压缩。"), 0);
        }

        if (path.Split('/', '\\').Contains("..", StringComparer.Ordinal) || path[0] is '/' or '\\' || path.Contains('\0', StringComparison.Ordinal))
        {
            return (Refused(path, "文件名中的路径不合规范，请改名后重新压缩。"), 0);
        }

        if (entry.IsEncrypted)
        {
            return (Refused(path, "加了密码，请去掉密码后重新压缩。"), 0);
        }

        var content = new MemoryStream();
        try
        {
            if (!Unpack(entry, content, Math.Min(left, EvidenceInspection.MaximumLength)))
            {
                return (Refused(path, left < EvidenceInspection.MaximumLength
                    ? FormattableString.Invariant($"压缩包解压后超过 {MostUnpacked / 1024 / 1024} MB，这一份没有读。请分成几个压缩包上传。")
                    : "文件超过 20 MB，请压缩或拆分后上传。"), content.Length);
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or NotSupportedException or IOException)
        {
            return (Refused(path, "在压缩包里已损坏，或压缩方式不能读取。请用系统自带的压缩重新压缩为 .zip。"), content.Length);
        }

        var verdict = EvidenceInspection.Inspect(content, path.Split('/', '\\')[^1]);
        content.Position = 0;
        return (verdict is { Format: { } format, Problem: null } ? new ArchivedEvidence(path, content, format, null) : Refused(path, verdict.Problem!), content.Length);
    }

    /// <summary>False as soon as more comes out than may; whatever the archive claims about sizes.</summary>
    /// <exception cref="InvalidDataException">What comes out is not what was packed.</exception>
    private static bool Unpack(ZipArchiveEntry entry, MemoryStream content, long most)
    {
        using var part = entry.Open();
        var (buffer, sum) = (new byte[81_920], new Checksum());
        int read;
        while ((read = part.Read(buffer)) > 0)
        {
            if (content.Length + read > most)
            {
                return false;
            }

            sum.Add(buffer.AsSpan(0, read));
            content.Write(buffer, 0, read);
        }

        return sum.Value == entry.Crc32 ? true : throw new InvalidDataException("The checksum differs.");
    }

    private static ArchivedEvidence Refused(string path, string problem) => new(path, null, null, problem);
}
