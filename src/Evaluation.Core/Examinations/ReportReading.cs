namespace Evaluation.Core.Examinations;

/// <summary>A report read once for all checks: lines, headings and sections.</summary>
internal sealed class ReportReading
{
    public ReportReading(ReportText text)
    {
        Text = text;
        Lines = LineReader.Read(text);
        Cover = CoverReader.Read(Lines);
    }

    public ReportText Text { get; }

    /// <summary>Every paragraph that is not blank, in reading order.</summary>
    public IReadOnlyList<ReadLine> Lines { get; }

    public Cover Cover { get; }

    /// <summary>Lines of text, without table cells.</summary>
    public IEnumerable<ReadLine> Prose => Lines.Where(line => !line.InTable);

    /// <summary>Lines that open or belong to a kind of section.</summary>
    public IEnumerable<ReadLine> In(SectionKind kind) => Lines.Where(line => line.Section == kind);
}
