using System.Text;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Verification;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Examinations;
using Evaluation.Web.Filings;
using Evaluation.Web.Frameworks;

namespace Evaluation.Web.Verification;

/// <summary>Says in what a copy differs from the version that was filed: in its pages and in its attachments.</summary>
public sealed class CopyComparison(FrameworkShelf frameworks, EvidenceStore store, ExaminationShelf shelf)
{
    /// <summary>With more differences a file is no copy, and showing what was filed would tell it to somebody who does not have it.</summary>
    private const int MostDifferences = 20;

    private const string Attachment = "附件";
    private const string Nothing = "（没有）";

    /// <summary>Compares page by page with the file that was filed, and where they differ text by text with what its record says.</summary>
    public async Task<CopyAnswer> OfPaperAsync(KnownVersion version, PaperCopy copy, PaperReader reader, CancellationToken cancellationToken)
    {
        if (version.Pdf is not { } pdf || await FiledAsync(pdf, reader, cancellationToken) is not { } filed)
        {
            return new CopyAnswer(CopyVerdict.Unreadable) { Remarks = ["报送的文件暂时读不出来，请与财政部门联系。"] };
        }

        var (record, framework) = (Read(version), Framework(version));
        var differences = new List<CopyDifference>();
        var remarks = new List<string>();
        if (!Says(copy, filed))
        {
            var printed = Printed(version, record, framework, filed, copy);
            if (printed.IsAnother)
            {
                return new CopyAnswer(CopyVerdict.Another) { Remarks = printed.Remarks };
            }

            differences.AddRange(printed.Differences.Select(Shown));
            remarks.AddRange(printed.Remarks);
            if (printed.IsSame && Moved(copy, filed) is { Length: > 0 } moved)
            {
                remarks.Add($"PDF 第 {moved} 页的文字相同，位置与报送的不同。请打开文件，与报送的版本对照着看。");
            }
        }

        if (copy.Record is null)
        {
            remarks.Add($"文件里没有所附的“{ReportProof.RecordFile}”，只核对了各页文字。");
        }
        else if (Encoding.UTF8.GetString(copy.Record) != version.Record)
        {
            var (attached, _) = FilingFile.Read(copy.Record);
            differences.AddRange(attached is null
                ? [new CopyDifference(Attachment, ReportProof.RecordFile, "可以读取", "读不出来")]
                : Between(record, attached, framework).DefaultIfEmpty(new CopyDifference(Attachment, ReportProof.RecordFile, "系统写出的样子", "改写过，数据相同")));
        }

        if (copy.Framework != filed.Framework)
        {
            differences.Add(new CopyDifference(Attachment, ReportProof.FrameworkFile, "报送时的指标体系", copy.Framework is null ? Nothing : "改动过"));
        }

        return Answer(differences, remarks);
    }

    /// <summary>Compares a record alone.</summary>
    public CopyAnswer OfRecord(KnownVersion version, FilingRecord record) => Answer([.. Between(Read(version), record, Framework(version))], []);

    private static CopyAnswer Answer(List<CopyDifference> differences, IReadOnlyList<string> remarks) => differences.Count > MostDifferences
        ? new CopyAnswer(CopyVerdict.Another) { Remarks = remarks }
        : new CopyAnswer(differences.Count == 0 ? CopyVerdict.SameContent : CopyVerdict.Differs) { Differences = differences, Remarks = remarks };

    /// <summary>Pages on which the same characters stand at other places.</summary>
    private static string Moved(PaperCopy copy, PaperCopy filed) => string.Join('、', copy.Pages.Zip(filed.Pages)
        .Where(pair => pair.First.Text == pair.Second.Text && pair.First.Layout != pair.Second.Layout)
        .Select(pair => pair.First.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static bool Says(PaperCopy copy, PaperCopy filed) => copy.Pages.SequenceEqual(filed.Pages) && copy.Pages.All(page => !page.IsBroken);

    /// <summary>A template of a bureau's own may write in another order; then the pages are compared as wholes.</summary>
    private static PrintedResult Printed(KnownVersion version, FilingRecord record, Framework framework, PaperCopy filed, PaperCopy copy)
    {
        var report = OfflineCheck.Report(filed, Scorer.Score(framework, record), version.Hash);
        return PrintedCheck.Run(report, filed).IsSame ? PrintedCheck.Run(report, copy) : PageCheck.Run(filed, copy);
    }

    private static CopyDifference Shown(PrintedDifference difference) => new(
        difference.Page == 0 ? "各页" : FormattableString.Invariant($"PDF 第 {difference.Page} 页"), difference.Label, Text(difference.Expected), Text(difference.Printed));

    private static IEnumerable<CopyDifference> Between(FilingRecord filed, FilingRecord other, Framework framework)
    {
        var names = new EntryNames(framework, filed.Scope);
        return RecordComparison.Between(filed, other).Select(difference => difference.Path.Split('/') switch
        {
            ["record", var part] => new CopyDifference(Attachment, Head(part), Text(difference.Filed), Text(difference.Other)),
            // Not printed anywhere: that they differ is enough.
            ["explain" or "note", ..] => new CopyDifference(Attachment, names.Of(difference.Path), "报送的内容", "与报送的不同"),
            _ => new CopyDifference(Attachment, names.Of(difference.Path), names.Words(difference.Path, difference.Filed), names.Words(difference.Path, difference.Other)),
        });
    }

    private static string Head(string part) => part switch
    {
        "unit" => "单位",
        "year" => "评价年度",
        "framework" => "指标体系",
        "notice" => "自评通知",
        _ => "佐证目录",
    };

    private static string Text(string? said) => string.IsNullOrEmpty(said) ? Nothing : said;

    private static FilingRecord Read(KnownVersion version) => FilingFile.Read(Encoding.UTF8.GetBytes(version.Record)).Record
        ?? throw new InvalidOperationException($"Frozen record {version.Hash} cannot be read.");

    private Framework Framework(KnownVersion version) => frameworks.Find(Read(version).Framework, version.RegionId)
        ?? throw new InvalidOperationException($"The framework of frozen record {version.Hash} is not on the shelf.");

    private async Task<PaperCopy?> FiledAsync(string pdf, PaperReader reader, CancellationToken cancellationToken)
    {
        await using var content = store.OpenRead(pdf);
        if (content is null)
        {
            return null;
        }

        using var place = shelf.Receive();
        await using (var file = File.Create(place.Path))
        {
            await content.CopyToAsync(file, cancellationToken);
        }

        return (await reader.ReadAsync(place.Path, cancellationToken)).Copy;
    }
}
