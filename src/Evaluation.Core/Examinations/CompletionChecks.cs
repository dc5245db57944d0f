using System.Buffers;
using Evaluation.Core.Checks;
using Evaluation.Core.Claims;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Examinations;

/// <summary>N-05: everything is said to be done, and a figure says that something is not.</summary>
internal static class CompletionChecks
{
    private static readonly string[] Everything = ["各项", "全部", "所有", "年度", "全年"];

    private static readonly string[] Duties = ["工作", "任务", "目标", "指标"];

    /// <summary>What is said to be done without rest, and the rate that measures it.</summary>
    private static readonly (string[] Words, string Rate)[] Done =
    [
        (["全部完成", "圆满完成", "均已完成", "全面完成", "100%完成", "100％完成", "如期完成", "全部实现", "均已实现", "全部达成", "均完成"], "完成率"),
        (["全部办结", "均已办结", "全部办理完毕"], "办结率"),
    ];

    /// <summary>Each look goes through the report.</summary>
    private const int MostLooks = 20;

    private static readonly string[] Money = ["支出", "预算", "支付", "收入", "投资", "采购", "资金"];

    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        var looked = 0;
        foreach (var clause in from line in report.Prose from piece in line.Clauses select new Spot(line, piece))
        {
            foreach (var (done, rate) in Done)
            {
                var words = clause.Stretch.Of(clause.Line.Text);
                var at = Phrases.At(words, done);
                if (at < 0 || Phrases.IsNegated(words, at) || clause.Line.Section is SectionKind.Goals or SectionKind.Tasks or SectionKind.Measures)
                {
                    continue;
                }

                var isBroad = Phrases.Has(words, Everything) && Phrases.Has(words, Duties);
                var subject = words[Math.Max(0, at - 4)..at].ToString();
                if ((isBroad || subject.Length == 4) && ++looked <= MostLooks && Unfinished(report, rate, isBroad ? null : subject) is { Line: not null } left)
                {
                    yield return Remark.Question(
                        "N-05", "narrative", Severity.MustExplain, clause.Line, clause.Stretch,
                        $"报告称“{clause.Text}”，但第{left.Line.Number}段写“{left.Text}”，请说明或改写。") with
                    { Stated = clause.Text, Related = [left.Span] };
                    yield break;
                }
            }
        }
    }

    /// <summary>A rate below 100 %, or a number of things left undone; of the same subject unless everything is meant.</summary>
    private static Spot Unfinished(WholeReport report, string rate, string? subject)
    {
        foreach (var line in report.Prose.Where(line => line.Section is not (SectionKind.Goals or SectionKind.Tasks)))
        {
            foreach (var figure in report.FiguresOf(line).Where(figure => figure.Firmness == FigureFirmness.Exact))
            {
                var clause = line.ClauseAt(figure.Place.Offset);
                var words = clause.Of(line.Text);
                var sentence = line.SentenceAt(figure.Place.Offset).Of(line.Text);
                var isShort = IsShortOf(report, line, figure);
                var isBelow = figure.Unit.Dimension == FigureDimension.Rate && figure.Value < Ratio.One
                    && line.Text.AsSpan(clause.Start, figure.Place.Offset - clause.Start).TrimEnd("为是达到=：:").EndsWith(rate, StringComparison.Ordinal);
                var isLeft = figure.Unit.Dimension == FigureDimension.Count && figure.Value.Sign > 0
                    && line.Text.AsSpan(figure.Place.End, Math.Min(8, clause.End - figure.Place.End)).IndexOfAny(LeftUndone) >= 0 && Phrases.Has(words, ["未完成", "未达标", "未办结"])
                    || isShort;
                if ((isBelow || isLeft) && (subject is null ? !Phrases.Has(sentence, Money) : sentence.Contains(subject, StringComparison.Ordinal)))
                {
                    return new Spot(line, isShort ? line.SentenceAt(figure.Place.Offset) : clause);
                }
            }
        }

        return default;
    }

    /// <summary>“受理18426件，办结18389件”, “计划8座，完成7座”: less done than there was to do.</summary>
    private static bool IsShortOf(WholeReport report, ReadLine line, Figure figure)
    {
        if (figure.Unit.Dimension != FigureDimension.Count || !EndsWithAny(line.Text.AsSpan(0, figure.Place.Offset), ["办结", "完成", "实际完成"]))
        {
            return false;
        }

        var sentence = line.SentenceAt(figure.Place.Offset);
        return report.FiguresIn(line, sentence.Start, figure.Place.Offset).LastOrDefault(other => other.Unit == figure.Unit) is { } due && due.Number > figure.Number
            && Phrases.Has(line.ClauseAt(due.Place.Offset).Of(line.Text), ["受理", "接收", "收到", "计划", "应"]);
    }

    private static bool EndsWithAny(ReadOnlySpan<char> words, string[] ends)
    {
        foreach (var end in ends)
        {
            if (words.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly SearchValues<char> LeftUndone = SearchValues.Create("未");
}
