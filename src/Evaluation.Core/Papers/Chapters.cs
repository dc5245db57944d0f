using Evaluation.Core.Reports;

namespace Evaluation.Core.Papers;

/// <summary>Collects the blocks of a paper; chapters, tables and charts are numbered as they come.</summary>
internal sealed class Chapters
{
    private readonly List<Block> _blocks = [];
    private int _chapters;
    private int _tables;
    private int _charts;

    public IReadOnlyList<Block> Blocks => _blocks;

    public Chapters Open(string heading)
    {
        _blocks.Add(new Block.Heading(1, Numbering.Of(1, ++_chapters), heading));
        return this;
    }

    public Chapters Say(string text, bool keepsWithNext = false)
    {
        _blocks.Add(PaperWords.Paragraph(text) with { KeepsWithNext = keepsWithNext });
        return this;
    }

    public Chapters Add(params IEnumerable<Block?> blocks)
    {
        _blocks.AddRange(blocks.OfType<Block>());
        return this;
    }

    public Chapters Table(string title, string? unitLine, IReadOnlyList<TableColumn> columns, IEnumerable<TableRow> rows) =>
        Add(new Block.Table(FormattableString.Invariant($"表{++_tables}"), title, unitLine, columns, [.. rows]));

    /// <summary>Bars for the figures of a table; nothing when none is above 0.</summary>
    public Chapters Chart(string title, string? unitLine, IReadOnlyList<string> series, IReadOnlyList<(string Label, IReadOnlyList<string> Printed)> rows)
    {
        if (ChartWriter.Of(FormattableString.Invariant($"图{_charts + 1}"), title, unitLine, series, rows) is { } chart)
        {
            _charts++;
            _blocks.Add(chart);
        }

        return this;
    }
}
