using Evaluation.Core.Checks;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>Y-04: an amount and its rate go the same way: “减少…万元，增长…%” is one of the two.</summary>
internal static class DirectionChecks
{
    private static readonly string[] Up = ["增加", "增长", "上升", "提高", "上涨", "增幅", "增长了", "增加了"];

    private static readonly string[] Down = ["减少", "下降", "降低", "减幅", "降幅", "下降了", "减少了"];

    /// <summary>What may stand between an amount and the word of its rate.</summary>
    private static readonly string[] Between = ["，", ",", "、", "（", "(", "，同比", ",同比", "，比上年", "，较上年", "，比去年", "，较去年", "，环比"];

    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        foreach (var line in report.Prose)
        {
            var figures = report.FiguresOf(line);
            for (var at = 0; at + 1 < figures.Count; at++)
            {
                var (amount, rate) = (figures[at], figures[at + 1]);
                if (amount.Unit.Dimension is FigureDimension.Money or FigureDimension.Count && rate.Unit.Printed == "%" && Way(line.Text, 0, amount) is { Sign: not 0 } first
                    && Way(line.Text, amount.Place.End, rate) is { Sign: not 0 } second && first.Sign != second.Sign
                    && Array.IndexOf(Between, line.Text[amount.Place.End..second.At]) >= 0)
                {
                    yield return Remark.Fault(
                        "Y-04", "change", Severity.MustFix, line, new Stretch(first.At, rate.Place.End),
                        $"前面写“{line.Text[first.At..amount.Place.End]}”，后面写“{line.Text[second.At..rate.Place.End]}”，增减方向相反，请核对后统一。") with
                    { Stated = rate.Text, Related = [rate.Place] };
                }
            }
        }
    }

    /// <summary>Which way the word directly before a figure goes, and where it stands.</summary>
    private static (int Sign, int At) Way(string text, int from, Figure figure)
    {
        var before = text.AsSpan(from, Math.Max(0, figure.Place.Offset - from));
        foreach (var (words, sign) in (ReadOnlySpan<(string[], int)>)[(Up, 1), (Down, -1)])
        {
            foreach (var word in words)
            {
                if (before.EndsWith(word, StringComparison.Ordinal))
                {
                    return (sign, figure.Place.Offset - word.Length);
                }
            }
        }

        return (0, 0);
    }
}
