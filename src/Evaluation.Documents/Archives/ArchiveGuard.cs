using System.Buffers;
using System.IO.Compression;
using System.Xml;

namespace Evaluation.Documents.Archives;

/// <summary>How large an uploaded Office file may be once it is unpacked.</summary>
/// <param name="Entries">Parts in the archive.</param>
/// <param name="Inflated">Bytes of all parts together, counted while inflating, whatever the archive claims.</param>
/// <param name="Ratio">How many times larger than packed, for parts over 1 MB.</param>
/// <param name="Elements">XML elements of all parts together: parsers that build trees pay for each.</param>
/// <param name="Mending">How to get a file that can be read, in words for the person who uploaded it.</param>
public sealed record ArchiveLimits(
    int Entries = 1_000,
    long Inflated = 64L * 1024 * 1024,
    int Ratio = 200,
    int Elements = int.MaxValue,
    string Mending = "请用 Excel 或 WPS 打开后另存为 .xlsx 再上传");

/// <summary>
/// Reads an uploaded xlsx, docx or ofd once before any parser sees it: refuses bombs (many parts, huge parts, lying headers), paths that
/// leave the archive, and XML with a document type (entities, external references).
/// </summary>
/// <remarks>Checks S36 and S37: a crafted 293 KB workbook otherwise costs gigabytes.</remarks>
public static class ArchiveGuard
{
    private const int BufferSize = 81_920;
    private const long RatioCountsFrom = 1024 * 1024;

    /// <summary>Office documents nest some twenty levels.</summary>
    private const int DeepestNesting = 100;

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = false,
        MaxCharactersFromEntities = 1024,
    };

    /// <summary>What is wrong, in words for the person who uploaded it; null when a parser may read it.</summary>
    /// <param name="content">Seekable; read from its start and put back there.</param>
    /// <param name="limits">Null: the usual limits.</param>
    public static string? Problem(Stream content, ArchiveLimits? limits = null)
    {
        limits ??= new ArchiveLimits();
        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return Problem(archive, limits);
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException or NotSupportedException or IOException)
        {
            return $"文件不是完整的 Office 文档，{limits.Mending}。";
        }
        catch (XmlException)
        {
            return $"文件内部内容不合规范，不能读取，{limits.Mending}。";
        }
        finally
        {
            content.Position = 0;
        }
    }

    private static string? Problem(ZipArchive archive, ArchiveLimits limits)
    {
        if (archive.Entries.Count > limits.Entries)
        {
            return FormattableString.Invariant($"文件内部部件多于 {limits.Entries} 个，不能读取。");
        }

        var (total, elements) = (0L, limits.Elements);
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.Contains("..", StringComparison.Ordinal) || entry.FullName.StartsWith('/') || entry.FullName.Contains('\\', StringComparison.Ordinal))
            {
                return "文件内部路径不合规范，不能读取。";
            }

            var size = Inflate(entry, limits.Inflated - total);
            if (size is null || (total += size.Value) > limits.Inflated)
            {
                return FormattableString.Invariant($"文件展开后超过 {limits.Inflated / 1024 / 1024} MB，不能读取，请删去无关内容后再上传。");
            }

            if (size > RatioCountsFrom && size > entry.CompressedLength * limits.Ratio)
            {
                return $"文件压缩比异常，不能读取，{limits.Mending}。";
            }

            if (IsTooDeep(entry, ref elements))
            {
                return $"文件内部内容嵌套过深，不能读取，{limits.Mending}。";
            }

            if (elements < 0)
            {
                return "文件内容过多，不能读取，请拆分成几个文件。";
            }
        }

        return null;
    }

    /// <summary>Bytes of the part; null as soon as it is larger than what is left.</summary>
    private static long? Inflate(ZipArchiveEntry entry, long left)
    {
        using var part = entry.Open();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var size = 0L;
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                size += read;
                if (size > left)
                {
                    return null;
                }
            }

            return size;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsXml(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Reads the part to its end when it is XML, whatever it is called: parsers that build trees call themselves once for every level, and
    /// a few kilobytes of nested elements would end the whole process. Parts that must be XML are refused when they are not.
    /// </summary>
    /// <param name="elements">How many elements may still come; below zero when there were more, and then the rest is not read.</param>
    private static bool IsTooDeep(ZipArchiveEntry entry, ref int elements)
    {
        using var part = entry.Open();
        using var reader = XmlReader.Create(part, Strict);
        try
        {
            while (elements >= 0 && reader.Read())
            {
                elements -= reader.NodeType == XmlNodeType.Element ? 1 : 0;
                if (reader.Depth > DeepestNesting)
                {
                    return true;
                }
            }
        }
        catch (XmlException) when (!IsXml(entry))
        {
            // A picture or another part that is no XML.
        }

        return false;
    }
}
