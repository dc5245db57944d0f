using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Evaluation.Documents.Examinations.PdfFiles;

/// <summary>Finds tables by their rules and the letters inside each cell; fractions by the rule between their parts.</summary>
internal static class RuledTables
{
    private const int MostRules = 2_000;
    private const double Thin = 2.5;
    private const double ShortestRule = 6;

    /// <summary>Rules that miss each other by less than this meet.</summary>
    private const double Slack = 1.5;

    public static (IReadOnlyList<PdfLine> Cells, IReadOnlyList<PdfLetter> Others) Read(Page page, IReadOnlyList<PdfLetter> letters)
    {
        var (across, down) = Rules(page);
        if (across.Count + down.Count > MostRules)
        {
            return ([], letters);
        }

        letters = Fractions.Flatten(letters, across.Where(rule => !down.Exists(other => Meet(rule, other))).Select(rule => (rule.At, rule.From, rule.To)));
        if (across.Count < 2 || down.Count < 3)
        {
            return ([], letters);
        }

        var inCells = letters.GroupBy(letter => Cell(letter, across, down, page)).ToList();
        var cells = inCells.Where(group => group.Key is not null).Select(group => (Box: group.Key!, Letters: group.ToList()))
            .OrderByDescending(cell => cell.Box.Top).ThenBy(cell => cell.Box.Left).ToList();
        var rest = inCells.Where(group => group.Key is null).SelectMany(group => group).ToList();
        var found = new List<PdfLine>();
        var number = 0;
        foreach (var table in Tables(cells))
        {
            if (table.Select(cell => cell.Box.Left).Distinct().Count() < 2)
            {
                rest.AddRange(table.SelectMany(cell => cell.Letters));
                continue;
            }

            found.AddRange(Lines(table, ++number));
        }

        return (found, rest);
    }

    /// <summary>Cells that touch, one table after another from the top.</summary>
    private static IEnumerable<List<(Box Box, List<PdfLetter> Letters)>> Tables(List<(Box Box, List<PdfLetter> Letters)> cells)
    {
        var table = new List<(Box Box, List<PdfLetter> Letters)>();
        var bottom = double.MinValue;
        foreach (var cell in cells)
        {
            if (table.Count > 0 && cell.Box.Top < bottom - (2 * Slack))
            {
                yield return table;
                table = [];
                bottom = double.MaxValue;
            }

            table.Add(cell);
            bottom = table.Count == 1 ? cell.Box.Bottom : Math.Min(bottom, cell.Box.Bottom);
        }

        if (table.Count > 0)
        {
            yield return table;
        }
    }

    private static IEnumerable<PdfLine> Lines(List<(Box Box, List<PdfLetter> Letters)> table, int number)
    {
        var tops = Ranks(table.Select(cell => -cell.Box.Top));
        var lefts = Ranks(table.Select(cell => cell.Box.Left));
        foreach (var (box, letters) in table)
        {
            var lines = LetterLines.Read(letters);
            if (lines.Count > 0)
            {
                yield return new PdfLine(PdfParagraphs.Joined(lines.Select(line => line.Text.Replace('\t', ' '))), box.Left, box.Right, box.Top, lines[0].Size)
                {
                    Cell = new PdfCellSpot(number, tops(-box.Top), lefts(box.Left)),
                };
            }
        }
    }

    /// <summary>Numbers places from 1 in order; places that nearly coincide share a number.</summary>
    private static Func<double, int> Ranks(IEnumerable<double> places)
    {
        var distinct = new List<double>();
        foreach (var place in places.Order())
        {
            if (distinct.Count == 0 || place - distinct[^1] > 2 * Slack)
            {
                distinct.Add(place);
            }
        }

        return place => distinct.FindLastIndex(one => one <= place + Slack) + 1;
    }

    private static bool Meet(Rule across, Rule down) =>
        across.From - Slack <= down.At && down.At <= across.To + Slack && down.From - Slack <= across.At && across.At <= down.To + Slack;

    private static Box? Cell(PdfLetter letter, List<Rule> across, List<Rule> down, Page page)
    {
        var (x, y) = (letter.MiddleX, letter.MiddleY);
        var (left, right, top, bottom) = (double.MinValue, double.MaxValue, double.MaxValue, double.MinValue);
        foreach (var rule in down.Where(rule => rule.From - Slack <= y && y <= rule.To + Slack))
        {
            left = rule.At <= x ? Math.Max(left, rule.At) : left;
            right = rule.At > x ? Math.Min(right, rule.At) : right;
        }

        foreach (var rule in across.Where(rule => rule.From - Slack <= x && x <= rule.To + Slack))
        {
            bottom = rule.At <= y ? Math.Max(bottom, rule.At) : bottom;
            top = rule.At > y ? Math.Min(top, rule.At) : top;
        }

        var isCell = left > double.MinValue && right < double.MaxValue && bottom > double.MinValue && top < double.MaxValue
            && (right - left) * (top - bottom) < page.Width * page.Height * 0.6;
        return isCell ? new Box(Math.Floor(left), Math.Floor(right), Math.Floor(top), Math.Floor(bottom)) : null;
    }

    private static (List<Rule> Across, List<Rule> Down) Rules(Page page)
    {
        var (across, down) = (new List<Rule>(), new List<Rule>());
        foreach (var path in page.Paths)
        {
            foreach (var part in path)
            {
                if (part.GetBoundingRectangle() is not { } box)
                {
                    continue;
                }

                if (box.Height <= Thin && box.Width >= ShortestRule)
                {
                    across.Add(new Rule((box.Bottom + box.Top) / 2, box.Left, box.Right));
                }
                else if (box.Width <= Thin && box.Height >= ShortestRule)
                {
                    down.Add(new Rule((box.Left + box.Right) / 2, box.Bottom, box.Top));
                }
                else if (path.IsStroked)
                {
                    Edges(part, across, down);
                }

                if (across.Count + down.Count > MostRules)
                {
                    return (across, down);
                }
            }
        }

        return (across, down);
    }

    private static void Edges(PdfSubpath part, List<Rule> across, List<Rule> down)
    {
        if (part.IsDrawnAsRectangle && part.GetBoundingRectangle() is { } box)
        {
            across.AddRange([new Rule(box.Bottom, box.Left, box.Right), new Rule(box.Top, box.Left, box.Right)]);
            down.AddRange([new Rule(box.Left, box.Bottom, box.Top), new Rule(box.Right, box.Bottom, box.Top)]);
            return;
        }

        foreach (var line in part.Commands.OfType<PdfSubpath.Line>().Take(MostRules))
        {
            if (Math.Abs(line.From.Y - line.To.Y) < 1 && Math.Abs(line.From.X - line.To.X) >= ShortestRule)
            {
                across.Add(new Rule(line.From.Y, Math.Min(line.From.X, line.To.X), Math.Max(line.From.X, line.To.X)));
            }
            else if (Math.Abs(line.From.X - line.To.X) < 1 && Math.Abs(line.From.Y - line.To.Y) >= ShortestRule)
            {
                down.Add(new Rule(line.From.X, Math.Min(line.From.Y, line.To.Y), Math.Max(line.From.Y, line.To.Y)));
            }
        }
    }

    /// <summary>A straight line: where it stands, and from where to where it goes.</summary>
    private sealed record Rule(double At, double From, double To);

    private sealed record Box(double Left, double Right, double Top, double Bottom);
}
