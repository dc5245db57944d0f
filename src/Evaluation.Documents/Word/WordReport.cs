using Evaluation.Core.Reports;

namespace Evaluation.Documents.Word;

/// <summary>The report as a Word file (.docx) with real styles, numbering, tables and formulas: the same report gives the same bytes.</summary>
public static class WordReport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The report as it is printed.</summary>
    public static byte[] Write(Report report) => new WordPackage(report, new FigureBindings(isBound: false)).Write();

    /// <summary>
    /// The report to be edited in Word and brought back: each text of the unit in a block of its own with the section's name on it, figures
    /// locked and bound to the figures beside the text.
    /// </summary>
    /// <param name="report">Written for editing, so that texts that are still empty have a place.</param>
    /// <param name="section">Only this section, without cover and annexes; null for the whole report.</param>
    /// <param name="withControls">Without them for programs that mangle content controls; sections are then found by their headings.</param>
    public static byte[] WriteForEditing(Report report, string? section = null, bool withControls = true)
    {
        var written = section is null ? report : Part(report, section);
        return new WordPackage(written, new FigureBindings(withControls, written)).Write();
    }

    /// <summary>The section from its heading to the next one.</summary>
    private static Report Part(Report report, string section)
    {
        var own = report.Body.Select((block, index) => (Block: block, Index: index)).FirstOrDefault(one => (one.Block as Block.Paragraph)?.Own?.Section == section).Index;
        var start = Math.Max(0, Enumerable.Range(0, own + 1).LastOrDefault(index => report.Body[index] is Block.Heading));
        var length = report.Body.Skip(start + 1).TakeWhile(block => block is not Block.Heading).Count() + 1;
        return report with { Cover = new ReportCover([], []), Body = [.. report.Body.Skip(start).Take(length)], Annexes = [] };
    }
}
