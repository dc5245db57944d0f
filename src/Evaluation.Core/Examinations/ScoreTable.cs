using System.Globalization;

namespace Evaluation.Core.Examinations;

/// <summary>A printed table of points: names, weights (分值) and scores (得分), with its last row 合计. Cells of a table, or words of a line divided by blanks.</summary>
/// <param name="Weights">Of the rows without the total.</param>
/// <param name="Scores">Of the rows without the total.</param>
/// <param name="Total">The score printed in the row of the total.</param>
internal sealed record ScoreTable(IReadOnlyList<decimal> Weights, IReadOnlyList<decimal> Scores, decimal WeightTotal, decimal Total, Spot TotalSpot)
{
    private static readonly string[] WeightNames = ["分值", "权重", "标准分", "满分"];

    private static readonly string[] ScoreNames = ["自评得分", "得分", "自评分", "评价得分"];

    private static readonly string[] TotalNames = ["合计", "总计", "总分"];

    /// <summary>Whether every row is there: the weights add up to their total.</summary>
    public bool IsComplete => Scores.Count > 1 && Weights.Sum() == WeightTotal;

    public static IEnumerable<ScoreTable> In(IReadOnlyList<ReadLine> lines)
    {
        var rows = Rows(lines).ToList();
        for (var at = 0; at < rows.Count; at++)
        {
            var weight = rows[at].FindIndex(cell => Array.IndexOf(WeightNames, cell.Text) >= 0);
            var score = rows[at].FindLastIndex(cell => Array.IndexOf(ScoreNames, cell.Text) >= 0);
            if (weight >= 0 && score > weight && Read(rows, at, rows[at].Count - weight, rows[at].Count - score) is { } table)
            {
                yield return table;
            }
        }
    }

    /// <summary>Columns are counted from the right: names on the left may be merged or absent.</summary>
    private static ScoreTable? Read(List<List<Spot>> rows, int head, int weight, int score)
    {
        var weights = new List<decimal>();
        var scores = new List<decimal>();
        for (var at = head + 1; at < rows.Count; at++)
        {
            var row = rows[at];
            if (row.Count < weight || Number(row[^weight].Text) is not { } points || Number(row[^score].Text) is not { } gained)
            {
                return null;
            }

            if (Array.IndexOf(TotalNames, row[0].Text) >= 0)
            {
                return new ScoreTable(weights, scores, points, gained, row[^score]);
            }

            weights.Add(points);
            scores.Add(gained);
        }

        return null;
    }

    private static IEnumerable<List<Spot>> Rows(IReadOnlyList<ReadLine> lines)
    {
        List<Spot> row = [];
        (int Table, int Row) place = (0, 0);
        foreach (var line in lines)
        {
            if (line.Paragraph.Cell is not { } cell)
            {
                yield return Words(line);
                continue;
            }

            if ((cell.Table, cell.Row) != place)
            {
                yield return row;
                (row, place) = ([], (cell.Table, cell.Row));
            }

            row.Add(new Spot(line, new Stretch(line.Text.Length - line.Text.AsSpan().TrimStart().Length, line.Text.AsSpan().TrimEnd().Length)));
        }

        yield return row;
    }

    private static List<Spot> Words(ReadLine line)
    {
        var words = new List<Spot>();
        if (line.Text.AsSpan().IndexOfAny('。', '，', '；') >= 0)
        {
            return words;
        }

        foreach (var word in Stretch.Cut(line.Text, " 　\t|"))
        {
            words.Add(new Spot(line, word));
        }

        return words;
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text.TrimEnd('分'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
