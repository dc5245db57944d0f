using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>A report read once for all checks: lines, headings and sections, figures and what they are called.</summary>
internal sealed class WholeReport
{
    private const decimal UsualTotal = 100m;

    private readonly IReadOnlyList<Figure>[] _figures;

    public WholeReport(ReportText text)
    {
        Text = text;
        Lines = LineReader.Read(text);
        Cover = CoverReader.Read(Lines);
        _figures = [.. Lines.Select(line => FigureScanner.Scan(line.Paragraph))];
        Year = Cover.Year ?? UsualYear();
        ScoreTables = [.. ScoreTable.In(Lines)];
        Facts = new ReportFacts(new FactReader(this).Read());
    }

    public ReportText Text { get; }

    /// <summary>Every paragraph that is not blank, in reading order.</summary>
    public IReadOnlyList<ReadLine> Lines { get; }

    public Cover Cover { get; }

    /// <summary>The evaluated year: of the cover, else the year named most often; null where none is.</summary>
    public int? Year { get; }

    /// <summary>Printed tables of points with a total.</summary>
    public IReadOnlyList<ScoreTable> ScoreTables { get; }

    /// <summary>What the whole is scored out of: 100, or more where a complete table of points says so.</summary>
    public decimal FullTotal => ScoreTables.Where(table => table.IsComplete).Select(table => table.WeightTotal).Append(UsualTotal).Max();

    public ReportFacts Facts { get; }

    /// <summary>The figures of a line in order of place.</summary>
    public IReadOnlyList<Figure> FiguresOf(ReadLine line) => _figures[line.Index];

    /// <summary>Lines of text, without table cells.</summary>
    public IEnumerable<ReadLine> Prose => Lines.Where(line => !line.InTable);

    /// <summary>Lines that open or belong to a kind of section.</summary>
    public IEnumerable<ReadLine> In(SectionKind kind) => Lines.Where(line => line.Section == kind);

    /// <summary>Index of the first figure of a line that begins at an offset or behind it.</summary>
    public int FigureFrom(ReadLine line, int offset)
    {
        var figures = FiguresOf(line);
        var (low, high) = (0, figures.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = figures[middle].Place.Offset < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The figures of a line between two offsets.</summary>
    public IEnumerable<Figure> FiguresIn(ReadLine line, int start, int end)
    {
        var figures = FiguresOf(line);
        for (var at = FigureFrom(line, start); at < figures.Count && figures[at].Place.End <= end; at++)
        {
            yield return figures[at];
        }
    }

    private int? UsualYear()
    {
        var years = new Dictionary<int, int>();
        foreach (var line in Prose)
        {
            for (var at = line.Text.IndexOf('年', StringComparison.Ordinal); at >= 0; at = line.Text.IndexOf('年', at + 1))
            {
                if (CoverReader.YearBefore(line.Text, at) is { } year)
                {
                    years[year] = years.GetValueOrDefault(year) + 1;
                }
            }
        }

        return years.Count == 0 ? null : years.OrderByDescending(year => year.Value).ThenByDescending(year => year.Key).First().Key;
    }
}
