using System.Globalization;
using System.IO.Compression;
using System.Text;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;
using Evaluation.Documents.Campaigns;

namespace Evaluation.Documents.Publication;

/// <summary>
/// The filings of a campaign as a site that needs no server: a ZIP with an index by unit and year, and for each filing its report as page and PDF,
/// its figures and points as CSV and JSON; a dictionary of the data and the SHA-256 of every file. One filing is in memory at a time.
/// </summary>
public static class SiteArchive
{
    public static async Task WriteAsync(
        Stream target, SiteHead head, Framework framework, IAsyncEnumerable<PublishedFiling> filings, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        var zip = new SiteZip(archive);
        var lines = new List<SiteLine>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        using var units = new Table("年度", "单位编码", "单位名称", "自评总分", "自评等级", "系统测算总分", "版本", "校验码", "自评数据 SHA-256", "目录");
        await foreach (var filing in filings.WithCancellation(cancellationToken))
        {
            var (record, totals) = (filing.Sheet.Facts.Record, filing.Sheet.Totals);
            var folder = Folder(taken, record.Year, record.Unit.Code);
            var hasPdf = await AddAsync(zip, folder, filing, head, cancellationToken);
            var line = new SiteLine(record.Year, record.Unit.Code, record.Unit.Name, TotalsText.Self(totals), totals.SelfGrade ?? "—", TotalsText.Computed(totals), folder, hasPdf);
            lines.Add(line);
            units.Row(
                (decimal)record.Year, line.Code, line.Name, Points(totals.Self), totals.SelfGrade, Points(totals.NothingApplies ? null : totals.Computed),
                (decimal)filing.Number, VersionMark.Code(filing.Hash), filing.Hash, folder);
        }

        await zip.AddAsync(SiteFiles.Units, units.Close(), cancellationToken);
        await zip.AddAsync(SiteFiles.DictionaryTable, SiteData.DictionaryTable(framework), cancellationToken);
        await zip.AddAsync(SiteFiles.DictionaryTree, SiteData.DictionaryTree(framework), cancellationToken);
        await zip.AddAsync(SiteFiles.Style, Style(), cancellationToken);
        await zip.AddAsync(SiteFiles.Index, IndexHtml.Write(head, lines), cancellationToken);
        await zip.AddAsync(SiteFiles.Hashes, zip.Hashes, cancellationToken);
    }

    private static async Task<bool> AddAsync(SiteZip zip, string folder, PublishedFiling filing, SiteHead head, CancellationToken cancellationToken)
    {
        await zip.AddAsync($"{folder}/{SiteFiles.Index}", ReportHtml.Write(filing, head), cancellationToken);
        await zip.AddAsync($"{folder}/{SiteFiles.Facts}", SiteData.Facts(filing.Sheet), cancellationToken);
        await zip.AddAsync($"{folder}/{SiteFiles.Scores}", SiteData.Scores(filing.Sheet), cancellationToken);
        await zip.AddAsync($"{folder}/{SiteFiles.Data}", SiteData.Tree(filing), cancellationToken);
        await using var pdf = await filing.Pdf(cancellationToken);
        if (pdf is null)
        {
            return false;
        }

        // PDF streams are compressed already.
        await zip.AddAsync($"{folder}/{SiteFiles.Pdf}", pdf, CompressionLevel.NoCompression, cancellationToken);
        return true;
    }

    private static object? Points(Points? points) => Table.Number(points is { } value ? FigureText.Of(value) : null);

    /// <summary><c>2021/001001</c>; a code that gives the same name as another gets a number.</summary>
    private static string Folder(HashSet<string> taken, int year, string code)
    {
        var name = string.Concat(ReportArchive.Clean(code).Select(c => char.IsWhiteSpace(c) || c is '#' or '%' or '&' or '+' ? '_' : c));
        var folder = string.Create(CultureInfo.InvariantCulture, $"{year}/{(name.Length > 0 ? name : "_")}");
        var unused = folder;
        for (var number = 2; !taken.Add(unused); number++)
        {
            unused = string.Create(CultureInfo.InvariantCulture, $"{folder}_{number}");
        }

        return unused;
    }

    private static byte[] Style()
    {
        using var content = typeof(SiteArchive).Assembly.GetManifestResourceStream("publication.css")!;
        using var style = new MemoryStream();
        content.CopyTo(style);
        return style.ToArray();
    }
}

/// <summary>A filing on the index.</summary>
internal sealed record SiteLine(int Year, string Code, string Name, string Self, string Grade, string Computed, string Folder, bool HasPdf);
