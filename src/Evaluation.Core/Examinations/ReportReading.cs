using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>A report read once for all checks: lines, headings and sections, figures and what they are called.</summary>
internal sealed class ReportReading
{
    private readonly IReadOnlyList<Figure>[] _figures;

    public ReportReading(ReportText text)
    {
        Text = text;
        Lines = LineReader.Read(text);
        Cover = CoverReader.Read(Lines);
        _figures = [.. Lines.Select(line => FigureScanner.Scan(line.Paragraph))];
        Facts = new ReportFacts(new FactReader(this).Read());
    }

    public ReportText Text { get; }

    /// <summary>Every paragraph that is not blank, in reading order.</summary>
    public IReadOnlyList<ReadLine> Lines { get; }

    public Cover Cover { get; }

    public ReportFacts Facts { get; }

    /// <summary>The figures of a line in order of place.</summary>
    public IReadOnlyList<Figure> FiguresOf(ReadLine line) => _figures[line.Index];

    /// <summary>Lines of text, without table cells.</summary>
    public IEnumerable<ReadLine> Prose => Lines.Where(line => !line.InTable);

    /// <summary>Lines that open or belong to a kind of section.</summary>
    public IEnumerable<ReadLine> In(SectionKind kind) => Lines.Where(line => line.Section == kind);
}
