using System.Globalization;
using Evaluation.Core.Checks;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>
/// N-13 for labels that are not of the trade: one label, one year, one unit, and two figures that differ as slips of the pen do: two
/// neighbouring digits changed places, or one digit of a long figure differs.
/// </summary>
internal static class SlipChecks
{
    private const int ShortestLabel = 3;

    private const int LongestLabel = 16;

    /// <summary>A label this long says what is meant well enough to ask about a single digit.</summary>
    private const int FullLabel = 8;

    private static readonly string[] Compares = ["上年", "去年", "比", "较", "同期", "计划", "目标", "预算", "年初", "增加", "减少", "增长", "下降"];

    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        var seen = new Dictionary<(string Label, string Unit, int Length), List<(ReadLine Line, Figure Figure)>>();
        foreach (var line in report.Prose)
        {
            foreach (var figure in report.FiguresOf(line))
            {
                var digits = Digits(figure);
                if (digits.Length < 4 || figure.Firmness != FigureFirmness.Exact || figure.Unit.Dimension is FigureDimension.Plain || Label(line, figure, report) is not { } label)
                {
                    continue;
                }

                var key = (label, figure.Unit.Printed, digits.Length);
                var known = seen.TryGetValue(key, out var list) ? list : seen[key] = [];
                if (known.Count == 1 && known[0].Figure.Number != figure.Number && IsSlip(Digits(known[0].Figure), digits, label))
                {
                    yield return Finding(label, known[0], (line, figure));
                }

                known.Add((line, figure));
            }
        }
    }

    private static TextFinding Finding(string label, (ReadLine Line, Figure Figure) first, (ReadLine Line, Figure Figure) second) => Remark.Question(
        "N-13", "label", Severity.MustExplain, second.Line, new Stretch(second.Figure.Place.Offset, second.Figure.Place.End),
        $"“{label}”在第{first.Line.Number}段为{first.Figure.Text}，这里为{second.Figure.Text}，只差个别数字，可能写错，请核对后统一。") with
    { Stated = second.Figure.Text, Computed = first.Figure.Text, Related = [first.Figure.Place] };

    /// <summary>The words directly before a figure; with the year where one stands there, so that two years are two labels.</summary>
    private static string? Label(ReadLine line, Figure figure, WholeReport report)
    {
        var end = figure.Place.Offset;
        while (end > 0 && line.Text[end - 1] is '为' or '是' or '达' or '共' or '：' or ':' or ' ')
        {
            end--;
        }

        var floor = Math.Max(0, end - LongestLabel);
        foreach (var other in report.FiguresOf(line))
        {
            floor = other.Place.End <= end ? Math.Max(floor, other.Place.End) : floor;
        }

        var start = end;
        while (start > floor && line.Text[start - 1] is >= '一' and <= '鿿' or '“' or '”' && !char.IsDigit(line.Text[start - 1]))
        {
            start--;
        }

        var label = line.Text[start..end];
        // Without a full stop before it the label may be cut: only its last words are compared then.
        var sentence = line.SentenceAt(figure.Place.Offset);
        var isOfYear = Phrases.Has(line.Text.AsSpan(sentence.Start, Math.Max(0, figure.Place.Offset - sentence.Start)), Compares);
        return label.Length >= ShortestLabel && !isOfYear ? label : null;
    }

    private static string Digits(Figure figure) => string.Concat(Math.Abs(figure.Number).ToString(CultureInfo.InvariantCulture).Where(char.IsAsciiDigit));

    private static bool IsSlip(string one, string other, string label)
    {
        var differing = Enumerable.Range(0, one.Length).Where(at => one[at] != other[at]).ToList();
        return differing switch
        {
            [var first, var second] => second == first + 1 && one[first] == other[second] && one[second] == other[first],
            [_] => label.Length >= FullLabel && one.Length >= 5,
            _ => false,
        };
    }
}
