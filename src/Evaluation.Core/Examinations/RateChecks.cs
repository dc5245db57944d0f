using Evaluation.Core.Checks;
using Evaluation.Core.Claims;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Examinations;

/// <summary>I-19 rates that cannot exceed 100 %; Y-09 a completion of a budget that is 0.</summary>
internal static class RateChecks
{
    /// <summary>A part of a whole by definition; a completion or an execution may exceed its plan.</summary>
    private static readonly string[] Bounded = ["满意度", "满意率", "利用率", "合格率", "及时率", "公开率", "覆盖率", "到位率", "优良率", "办结率", "支付率", "准确率", "知晓率", "好评率"];

    public static IEnumerable<TextFinding> Run(WholeReport report) => AboveAll(report).Concat(OfNothing(report));

    private static IEnumerable<TextFinding> AboveAll(WholeReport report)
    {
        foreach (var line in report.Prose)
        {
            foreach (var figure in report.FiguresOf(line).Where(figure => figure.Unit.Dimension == FigureDimension.Rate && figure.Value > Ratio.One))
            {
                var before = line.Text.AsSpan(0, figure.Place.Offset).TrimEnd("为是达到=：:（( ");
                var name = Array.Find(Bounded, name => line.Text.AsSpan(0, figure.Place.Offset).TrimEnd("为是达到=：:（( ").EndsWith(name, StringComparison.Ordinal));
                if (name is not null && !before.IsEmpty)
                {
                    yield return Remark.Fault(
                        "I-19", "limit", Severity.MustFix, line, new Stretch(before.Length - name.Length, figure.Place.End),
                        $"“{name}”应在0%到100%之间，现为{figure.Text}，请核对。") with
                    { Stated = figure.Text };
                }
            }
        }
    }

    /// <summary>“年初预算为0万元，支出决算…，完成年初预算的…%”.</summary>
    private static IEnumerable<TextFinding> OfNothing(WholeReport report)
    {
        foreach (var line in report.Prose)
        {
            foreach (var sentence in line.Sentences)
            {
                var at = sentence.Of(line.Text).IndexOf("完成年初预算的", StringComparison.Ordinal);
                if (at < 0)
                {
                    continue;
                }

                var start = sentence.Start + at;
                var rate = report.FiguresOf(line).FirstOrDefault(figure => figure.Place.Offset >= start && figure.Place.End <= sentence.End && figure.Unit.Dimension == FigureDimension.Rate);
                var budget = report.FiguresOf(line).LastOrDefault(figure => figure.Place.Offset >= sentence.Start && figure.Place.End <= start && IsInitial(line.Text, figure));
                if (rate is not null && budget is { Number: 0m })
                {
                    yield return Remark.Fault(
                        "Y-09", "completion", Severity.MustFix, line, new Stretch(start, rate.Place.End),
                        $"年初预算为0，不能写“完成年初预算的{rate.Text}”，请改写为“年初未安排预算，年中追加”等。") with
                    { Stated = rate.Text, Related = [budget.Place] };
                }
            }
        }
    }

    private static bool IsInitial(string text, Figure figure) =>
        figure.Unit.Dimension == FigureDimension.Money && text.AsSpan(Math.Max(0, figure.Place.Offset - 8), Math.Min(8, figure.Place.Offset)).Contains("年初预算", StringComparison.Ordinal);
}
