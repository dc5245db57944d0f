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

    /// <summary>As near to the figure as a word must stand to make it a plan or a change.</summary>
    private const int LabelTail = 6;

    /// <summary>A label this long says what is meant well enough to ask about a single digit.</summary>
    private const int FullLabel = 8;

    private static readonly string[] OtherTimes = ["上年", "去年", "同期", "上一年"];

    private static readonly string[] OtherFigures = ["计划", "目标", "预算数", "年初预算", "比", "较", "增加", "减少", "增长", "下降"];

    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        var seen = new Dictionary<(string End, string Unit, int Length, int? Year), List<(string Label, ReadLine Line, Figure Figure)>>();
        foreach (var line in report.Prose)
        {
            foreach (var figure in report.FiguresOf(line))
            {
                var digits = Digits(figure);
                if (digits.Length < 4 || figure.Firmness != FigureFirmness.Exact || figure.Unit.Dimension is FigureDimension.Plain || Label(line, figure, report) is not { } label)
                {
                    continue;
                }

                var year = FactReader.Year(line.Text, line.SentenceAt(figure.Place.Offset).Start, figure.Place.Offset) ?? report.Year;
                var key = (label[^ShortestLabel..], figure.Unit.Printed, digits.Length, year);
                var known = seen.TryGetValue(key, out var list) ? list : seen[key] = [];
                if (known.Count <= MostUses && known.Find(other => IsSlip(Digits(other.Figure), digits, IsOne(other.Label, label) ? Math.Min(label.Length, other.Label.Length) : 0)) is { Line: not null } first
                    && !known.Exists(other => other.Figure.Number == figure.Number))
                {
                    yield return Finding(Common(first.Label, label), first.Line, first.Figure, line, figure);
                }

                known.Add((label, line, figure));
            }
        }
    }

    /// <summary>A label used more often names many things.</summary>
    private const int MostUses = 4;

    /// <summary>One label is the end of the other: 寄宿生 and 惠及寄宿生; labels that only end alike are compared for changed places alone.</summary>
    private static bool IsOne(string one, string other) => one.EndsWith(other, StringComparison.Ordinal) || other.EndsWith(one, StringComparison.Ordinal);

    /// <summary>What both labels say.</summary>
    private static string Common(string one, string other)
    {
        var length = 0;
        while (length < Math.Min(one.Length, other.Length) && one[^(length + 1)] == other[^(length + 1)])
        {
            length++;
        }

        return one[^length..];
    }

    private static TextFinding Finding(string label, ReadLine firstLine, Figure first, ReadLine line, Figure second) => Remark.Question(
        "N-13", "label", Severity.MustExplain, line, new Stretch(second.Place.Offset, second.Place.End),
        $"“{label}”在第{firstLine.Number}段为{first.Text}，这里为{second.Text}，只差个别数字，可能写错，请核对后统一。") with
    { Stated = second.Text, Computed = first.Text, Related = [first.Place] };

    /// <summary>The words directly before a figure; none where it is said to be another year's, a plan or a change.</summary>
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
        label = label.StartsWith("年度", StringComparison.Ordinal) ? label[2..] : label.StartsWith('年') ? label[1..] : label;
        var isOther = Phrases.Has(line.Text.AsSpan(line.SentenceAt(end).Start, Math.Max(0, end - line.SentenceAt(end).Start)), OtherTimes)
            || Phrases.Has(label.AsSpan(Math.Max(0, label.Length - LabelTail)), OtherFigures);
        return label.Length >= ShortestLabel && !isOther ? label : null;
    }

    private static string Digits(Figure figure) => string.Concat(Math.Abs(figure.Number).ToString(CultureInfo.InvariantCulture).Where(char.IsAsciiDigit));

    private static bool IsSlip(string one, string other, int label)
    {
        var differing = Enumerable.Range(0, one.Length).Where(at => one[at] != other[at]).ToList();
        return differing switch
        {
            [var first, var second] => second == first + 1 && one[first] == other[second] && one[second] == other[first],
            [_] => label >= FullLabel && one.Length >= 5,
            _ => false,
        };
    }
}
