using Evaluation.Core.Examinations;

namespace Evaluation.Core.Claims;

/// <summary>A cell of a table: its words and the one figure in it, if it holds nothing else.</summary>
internal sealed record ReportCell(Passage Passage, string Text, Amount? Amount);

/// <summary>A table of a report: cells of a word processor's table, or lines of text whose pieces stand apart like columns.</summary>
internal sealed record ReportTable(IReadOnlyList<ReportCell> Heads, IReadOnlyList<IReadOnlyList<ReportCell>> Rows)
{
    private const int FewestColumns = 3;
    private const int MostColumns = 16;
    private const int MostRows = 400;

    public static IEnumerable<ReportTable> All(ReportReading report)
    {
        for (var at = 0; at < report.Passages.Count;)
        {
            var rows = report.Passages[at].Paragraph.Cell is not null ? Cells(report, ref at) : Lines(report, ref at);
            if (rows.Count >= 2 && rows[0].Count is >= FewestColumns and <= MostColumns)
            {
                var body = rows.Skip(1).Where(row => row.Count == rows[0].Count).ToList();
                if (body.Count > 0)
                {
                    yield return new(rows[0], body);
                }
            }
        }
    }

    private static List<List<ReportCell>> Cells(ReportReading report, ref int at)
    {
        var table = report.Passages[at].Paragraph.Cell!.Value.Table;
        var rows = new List<List<ReportCell>>();
        var (row, column) = (-1, -1);
        for (; at < report.Passages.Count && report.Passages[at].Paragraph.Cell is { } spot && spot.Table == table; at++)
        {
            if (spot.Row == row && spot.Column == column)
            {
                continue;
            }

            if (spot.Row != row && rows.Count < MostRows)
            {
                rows.Add([]);
            }

            (row, column) = (spot.Row, spot.Column);
            rows[^1].Add(Cell(report.Passages[at], 0, report.Passages[at].Paragraph.Text));
        }

        return rows;
    }

    private static List<List<ReportCell>> Lines(ReportReading report, ref int at)
    {
        var rows = new List<List<ReportCell>>();
        var heads = Split(report.Passages[at]);
        var isHead = heads.Count is >= FewestColumns and <= MostColumns && heads.TrueForAll(cell => cell.Amount is null && cell.Text.Length <= 16);
        if (isHead)
        {
            rows.Add(heads);
        }

        for (at++; isHead && at < report.Passages.Count && rows.Count < MostRows && report.Passages[at].Paragraph.Cell is null && Split(report.Passages[at]) is { } row && row.Count == heads.Count; at++)
        {
            rows.Add(row);
        }

        return rows;
    }

    private static List<ReportCell> Split(Passage passage)
    {
        var text = passage.Paragraph.Text;
        var cells = new List<ReportCell>();
        if (text.Length > 300)
        {
            return cells;
        }

        for (var at = 0; at < text.Length;)
        {
            if (IsGap(text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && !IsGap(text[end]))
            {
                end++;
            }

            cells.Add(Cell(passage, at, text[at..end]));
            at = end;
        }

        return cells;
    }

    private static bool IsGap(char sign) => char.IsWhiteSpace(sign) || sign is '|' or '｜';

    private static ReportCell Cell(Passage passage, int offset, string text)
    {
        var figures = FigureScanner.Scan(new ReportParagraph(passage.Paragraph.Number, text));
        if (figures.Count != 1 || figures[0].Place.Length != text.Trim().Length)
        {
            return new(passage, text, null);
        }

        var figure = figures[0];
        var start = passage.Normal.At(offset + figure.Place.Offset);
        figure = figure with { Place = figure.Place with { Offset = offset + figure.Place.Offset }, Start = start, End = start + figure.End - figure.Start };
        return new(passage, text, new Amount(figure, string.Empty, string.Empty, string.Empty, 0, 0, 0, 0));
    }
}
