using System.Globalization;
using System.IO.Compression;
using System.Text;
using Evaluation.Documents.Archives;

namespace Evaluation.Documents.Campaigns;

/// <summary>A frozen report on its way into the archive.</summary>
/// <param name="At">When it was frozen; its file bears this time.</param>
/// <param name="Sha256">What the bytes must hash to: whoever has the archive can tell a damaged file by it.</param>
/// <param name="OpenAsync">Its PDF; null when the bytes are not there.</param>
public sealed record ArchivedReport(string UnitCode, string UnitName, string? ShortName, int Year, int Number, DateTimeOffset At, string Sha256, Func<CancellationToken, Task<Stream?>> OpenAsync);

/// <summary>
/// All reports of a campaign as one ZIP, written while it is sent: one PDF open at a time. Its index names every file with its SHA-256, and every
/// report that could not be added. The same reports give the same bytes.
/// </summary>
public static class ReportArchive
{
    public const string IndexName = "index.csv";

    private const int BufferSize = 81_920;
    private const int LongestName = 60;

    /// <param name="target">Written from start to end; need not be seekable.</param>
    /// <param name="reports">Asked for one at a time.</param>
    /// <param name="written">Told after each report.</param>
    /// <param name="cancellationToken">Stops between two blocks.</param>
    public static async Task WriteAsync(Stream target, IEnumerable<ArchivedReport> reports, Action? written, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        var index = new StringBuilder("文件名,单位编码,单位名称,版本,SHA-256\r\n");
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { IndexName };
        var newest = EntryTime.Earliest;
        foreach (var report in reports)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await using var pdf = await report.OpenAsync(cancellationToken);
            var name = pdf is null ? string.Empty : Unused(taken, NameOf(report.UnitCode, report.UnitName, report.ShortName, report.Year, report.Number));
            if (pdf is not null)
            {
                await AddAsync(archive, name, pdf, report.At, cancellationToken);
            }

            newest = report.At > newest ? report.At : newest;
            index.AppendJoin(',', new[] { name, report.UnitCode, report.UnitName, $"v{Text(report.Number)}", pdf is null ? "文件缺失" : report.Sha256 }.Select(Cell)).Append("\r\n");
            written?.Invoke();
        }

        await using var entry = await archive.CreateEntry(IndexName, CompressionLevel.Optimal).At(newest).OpenAsync(cancellationToken);
        await entry.WriteAsync(Encoding.UTF8.GetPreamble(), cancellationToken);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(index.ToString()), cancellationToken);
    }

    /// <summary><c>101001_市人大机关_2021_自评报告_v2.pdf</c>.</summary>
    public static string NameOf(string unitCode, string unitName, string? shortName, int year, int number) =>
        $"{Clean(unitCode)}_{Clean(shortName ?? unitName)}_{Text(year)}_自评报告_v{Text(number)}.pdf";

    /// <summary>A part of a file name: no folders, no control or direction marks, nothing Windows refuses.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            if (kind is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                clean.Append(rune.IsAscii && "\\/:*?\"<>|".Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString());
            }
        }

        var name = clean.ToString().Trim(' ', '.');
        return name.Length > LongestName ? name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)] : name;
    }

    private static string Unused(HashSet<string> taken, string name)
    {
        var unused = name;
        for (var number = 2; !taken.Add(unused); number++)
        {
            unused = $"{Path.GetFileNameWithoutExtension(name)}_{Text(number)}.pdf";
        }

        return unused;
    }

    private static async Task AddAsync(ZipArchive archive, string name, Stream pdf, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // PDF streams are compressed already.
        await using var entry = await archive.CreateEntry(name, CompressionLevel.NoCompression).At(at).OpenAsync(cancellationToken);
        await pdf.CopyToAsync(entry, BufferSize, cancellationToken);
    }

    /// <summary>A CSV cell; one that a spreadsheet would compute is marked as text.</summary>
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
