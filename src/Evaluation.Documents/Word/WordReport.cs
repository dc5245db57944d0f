using Evaluation.Core.Reports;

namespace Evaluation.Documents.Word;

/// <summary>The report as a Word file (.docx) with real styles, numbering, tables and formulas: the same report gives the same bytes.</summary>
public static class WordReport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The report as it is printed.</summary>
    public static byte[] Write(Report report) => new WordFile(report, new FigureBindings(isBound: false)).Write();

    /// <summary>
    /// The report to be edited in Word and brought back: each text of the unit in a block of its own with the section's name on it, figures
    /// locked and bound to the figures beside the text.
    /// </summary>
    /// <param name="report">Written for editing, so that texts that are still empty have a place.</param>
    public static byte[] WriteForEditing(Report report) => new WordFile(report, new FigureBindings(isBound: true)).Write();
}
