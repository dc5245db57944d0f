using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Archives;
using Evaluation.Documents.Frameworks.Workbooks;

namespace Evaluation.Documents.Frameworks;

/// <summary>A framework as a workbook (.xlsx) for finance officers: laid out like the annex of a notice, read back without loss, faults at their cell.</summary>
public static class FrameworkWorkbook
{
    /// <summary>Largest file taken, in bytes.</summary>
    public const int LargestFile = 3_000_000;

    /// <summary>Faults said at once.</summary>
    public const int MostFaults = 200;

    private static readonly ArchiveLimits Limits = new(Entries: 200, Inflated: 12L * 1024 * 1024, Ratio: 100);

    /// <exception cref="NotSupportedException">The framework holds something no cell can keep.</exception>
    public static byte[] Write(Framework framework) => GridWriting.Write(SheetWriting.Of(framework));

    /// <summary>A workbook to fill in: guide, headings, notes and lists of words.</summary>
    public static byte[] Blank() => GridWriting.Write(SheetWriting.Blank());

    /// <summary>The framework of a workbook; null with at least one fault.</summary>
    /// <param name="file">Name of the file for messages.</param>
    /// <param name="content">Seekable; read from its start.</param>
    /// <param name="prove">False leaves the worked examples to the caller.</param>
    public static (Framework? Framework, IReadOnlyList<FrameworkFault> Faults) Read(string file, Stream content, bool prove = true)
    {
        if (content.Length > LargestFile)
        {
            return Whole(file, "文件超过3MB。", "请检查是否选错了文件。");
        }

        if (ArchiveGuard.Problem(content, Limits) is { } problem)
        {
            return Whole(file, problem, string.Empty);
        }

        IReadOnlyList<Grid> grids;
        try
        {
            grids = GridReading.Read(content);
        }
        catch (InvalidDataException tooMuch)
        {
            return Whole(file, tooMuch.Message, string.Empty);
        }
        catch (Exception failure) when (failure is XmlException or OpenXmlPackageException or FileFormatException or FormatException or KeyNotFoundException or InvalidOperationException
            or NotSupportedException or ArgumentException or NullReferenceException or IndexOutOfRangeException or OverflowException or InvalidCastException or IOException)
        {
            // The parser gives up on a damaged workbook in many ways; all mean the same to the person.
            return Whole(file, "文件不能作为 Excel 工作簿读取。", "请用 Excel 或 WPS 打开后另存为 .xlsx。");
        }

        if (Missing(grids, file) is { } missing)
        {
            return (null, missing);
        }

        var reading = new Reading(file, new ColumnWords());
        var (framework, faults) = FrameworkReader.Read(reading, WorkbookTree.Of(grids, reading), prove);
        return (framework, faults.Count <= MostFaults ? faults : [.. faults.Take(MostFaults), new FrameworkFault(file, faults[MostFaults - 1].Line,
            FormattableString.Invariant($"还有{faults.Count - MostFaults}处问题没有列出。"), "请先改正前面的。") { Sheet = faults[MostFaults - 1].Sheet, Cell = faults[MostFaults - 1].Cell }]);
    }

    /// <summary>The framework of a workbook on disk; null with at least one fault.</summary>
    public static (Framework? Framework, IReadOnlyList<FrameworkFault> Faults) ReadFile(string path, bool prove = true)
    {
        var file = Path.GetFileName(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(file, stream, prove);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return Whole(file, "文件打不开。", "请检查路径和权限。");
        }
    }

    private static IReadOnlyList<FrameworkFault>? Missing(IReadOnlyList<Grid> grids, string file)
    {
        string[] known = [WorkbookGuide.Sheet, WorkbookTree.HeadSheet, .. FrameworkSheets.All.Select(shape => shape.Name)];
        var names = grids.Select(grid => grid.Name).ToList();
        List<FrameworkFault> faults = [.. new[] { WorkbookTree.HeadSheet, FrameworkSheets.Indicators.Name }.Where(name => !names.Contains(name, StringComparer.Ordinal))
            .Select(name => new FrameworkFault(file, 1, $"没有工作表“{name}”。", "请用系统导出的指标体系工作簿填写，工作表不要改名。"))];
        foreach (var grid in grids.Where(grid => !known.Contains(grid.Name, StringComparer.Ordinal)))
        {
            if (NearestName.Of(grid.Name, known.Where(name => !names.Contains(name, StringComparer.Ordinal) && name.Length > 1)) is { } near)
            {
                faults.Add(new FrameworkFault(file, 1, $"不认得工作表“{grid.Name}”。", $"是不是“{near}”？") { Sheet = grid.Name, Cell = "A1" });
            }
        }

        return faults.Count > 0 ? faults : null;
    }

    private static (Framework? Framework, IReadOnlyList<FrameworkFault> Faults) Whole(string file, string message, string advice) =>
        (null, [new FrameworkFault(file, 1, message, advice)]);
}
