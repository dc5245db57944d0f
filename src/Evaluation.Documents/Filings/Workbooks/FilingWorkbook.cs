using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Archives;
using Evaluation.Documents.Frameworks.Workbooks;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>
/// 数据表 and 评分表 of a filing as a workbook (.xlsx) to fill in: yellow cells are inputs, everything else is protected, derived figures and points
/// are live formulas over the cells. Text is always text, whatever it begins with.
/// </summary>
public static class FilingWorkbook
{
    /// <summary>Largest file taken, in bytes; a filled workbook has about 60 KB.</summary>
    public const int LargestFile = 1024 * 1024;

    /// <summary>Values of a filing with long lists.</summary>
    private const int MostRows = 20_000;

    private static readonly ArchiveLimits Limits = new(Entries: 200, Inflated: 16L * 1024 * 1024, Ratio: 100, Elements: 600_000);

    /// <exception cref="NotSupportedException">The filing holds something no cell can keep.</exception>
    public static byte[] Write(Framework framework, FilingRecord record, WorkbookOrigin origin) => BookWriting.Write(Pages(Scorer.Score(framework, record), origin));

    /// <summary>What a filled workbook would change in the filing.</summary>
    /// <param name="framework">The filing's.</param>
    /// <param name="record">The filing as it is now.</param>
    /// <param name="filingId">The filing in the program; null for one that lies in a file.</param>
    /// <param name="content">Seekable; read from its start.</param>
    public static WorkbookReading Read(Framework framework, FilingRecord record, Guid? filingId, Stream content)
    {
        if (content.Length > LargestFile)
        {
            return WorkbookReading.Refused("文件超过 1 MB，不像数据表和评分表的工作簿，请检查是否选错了文件。");
        }

        if (IsOldFormat(content))
        {
            return WorkbookReading.Refused("这是旧版工作簿（.xls、.et）或加了密码的文件，请用 Excel 或 WPS 打开，取消密码，选择“文件—另存为”，类型选“Excel 工作簿（*.xlsx）”，再上传。");
        }

        if (ArchiveGuard.Problem(content, Limits) is { } problem)
        {
            return WorkbookReading.Refused(problem);
        }

        try
        {
            return FilledBook.Read(framework, record, filingId, GridReading.Read(content, MostRows));
        }
        catch (InvalidDataException tooMuch)
        {
            return WorkbookReading.Refused(tooMuch.Message);
        }
        catch (Exception failure) when (IsDamage(failure))
        {
            return WorkbookReading.Refused("文件不能作为 Excel 工作簿读取，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。");
        }
    }

    /// <summary>The workbook that came in with its wrong and conflicting cells filled red and commented; null when it cannot be changed.</summary>
    /// <param name="content">As read before.</param>
    public static byte[]? Mark(Stream content, WorkbookReading reading)
    {
        try
        {
            return MarkedBook.Write(content,
            [
                .. reading.Faults.Select(fault => (fault.Sheet, fault.Cell, fault.Message)),
                .. reading.Changes.Where(change => change.IsConflict).Select(change => (
                    change.Sheet, change.Cell, $"有冲突：下载时是“{change.Before}”，系统里现在是“{change.Shown}”，这里填的是“{change.Filled}”。请核对。")),
            ]);
        }
        catch (Exception failure) when (failure is InvalidDataException || IsDamage(failure))
        {
            return null;
        }
    }

    /// <summary>The signature of the old formats and of encrypted files.</summary>
    internal static bool IsOldFormat(Stream content)
    {
        Span<byte> start = stackalloc byte[4];
        content.Position = 0;
        var read = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return read == start.Length && start.SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0]);
    }

    /// <summary>Parsers give up on a damaged workbook in many ways; all mean the same to the person.</summary>
    internal static bool IsDamage(Exception failure) => failure is XmlException or OpenXmlPackageException or FileFormatException or FormatException or KeyNotFoundException
        or InvalidOperationException or NotSupportedException or ArgumentException or NullReferenceException or IndexOutOfRangeException or OverflowException or InvalidCastException or IOException;

    internal static IReadOnlyList<BookSheet> Pages(ScoreSheet sheet, WorkbookOrigin origin)
    {
        var context = new BookContext(sheet, origin);
        var framework = context.Framework;
        var questions = framework.Questions.Count > 0 ? AnswerPage.OfQuestions(context) : null;
        var data = DataPage.Of(context);
        List<string> taken = [GuidePage.Name, AnswerPage.Questions, AnswerPage.Checks, DataPage.Name, ScorePage.Name, OriginPage.Name];
        var lists = new List<(ListDefinition List, BookSheet Page)>();
        foreach (var list in framework.Lists)
        {
            var page = ListPage.Of(context, list, taken);
            taken.Add(page.Name);
            lists.Add((list, page));
        }

        var checks = AnswerPage.OfChecks(context);
        ScorePage.PlaceValues(context);
        DataPage.AddDerived(context, data);
        var scores = ScorePage.Of(context);
        foreach (var (list, page) in lists)
        {
            ListPage.AddSums(context, list, page);
        }

        List<BookSheet> sheets = [.. new[] { questions, data }.OfType<BookSheet>(), .. lists.Select(list => list.Page), .. new[] { checks, scores }.OfType<BookSheet>()];
        return [GuidePage.Of(context, sheets), .. sheets, OriginPage.Of(context)];
    }
}
