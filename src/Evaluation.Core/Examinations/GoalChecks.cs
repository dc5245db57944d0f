using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>N-11 goals that no result mentions; N-17 goals called measurable that hold few figures.</summary>
internal static class GoalChecks
{
    /// <summary>A goal of which less than this share of its pairs of characters stands in the results is not mentioned there.</summary>
    private const int CoveredPercent = 50;

    private const int ShortestItem = 4;

    private const int Named = 6;

    public static IEnumerable<TextFinding> Run(WholeReport report) => Coverage(report).Concat(Measurable(report));

    /// <summary>Words of every goal and every result; they show no connection.</summary>
    private static readonly string[] Common =
    [
        "工作经费", "专项经费", "补助经费", "工作", "经费", "保障", "落实", "完成", "开展", "做好", "重点", "加强", "推进", "推动", "进一步", "提高", "提升", "确保", "有关", "相关", "其他", "各项", "及其", "以及", "包括", "包含", "主要", "需要", "年度", "年内", "进行", "组织", "建设", "管理", "专项", "资金", "支出", "部门", "单位", "本年", "全市", "全年", "任务", "目标",
    ];

    private static IEnumerable<TextFinding> Coverage(WholeReport report)
    {
        var goals = report.In(SectionKind.Goals).SelectMany(Items).ToList();
        var results = report.In(SectionKind.Achieved).ToList();
        if (goals.Count < 2 || results.Sum(line => line.Text.Length) < 200)
        {
            return [];
        }

        var pairs = results.SelectMany(line => Pairs(line.Text)).ToHashSet();
        var missing = goals.Where(goal => !IsCovered(goal.Text, pairs)).ToList();
        return missing.Count == 0 ? [] :
        [
            Remark.Form(
                "N-11", "traceability", missing[0].Line, missing[0].Stretch,
                $"绩效目标中有{missing.Count}项在完成情况里找不到对应内容，如{string.Join("、", missing.Take(Named).Select(goal => $"“{Short(goal.Text)}”"))}，请补写完成情况。") with
            { Related = [.. missing.Skip(1).Take(20).Select(goal => goal.Span)] },
        ];
    }

    /// <summary>The things a goal names: its clauses, cut at 、 and brackets.</summary>
    private static IEnumerable<Spot> Items(ReadLine line)
    {
        // The lead of the section states its spirit; the things to do are numbered.
        if (line.Opens == SectionKind.Goals || !(line.Mark is not null || RunInChecks.Markers(line).Any()))
        {
            return [];
        }

        var start = line.Mark?.End ?? 0;
        return Stretch.Cut(line.Text.Replace('（', '、').Replace('）', '、').Replace('(', '、').Replace(')', '、'), "。；;，,、：:")
            .Where(piece => piece.End > start)
            .Select(piece => piece with { Start = Math.Max(piece.Start, start) })
            .Select(piece => RunInChecks.Markers(line).FirstOrDefault(marker => marker.Spot.Stretch.Start == piece.Start) is { Form: not null } marker ? piece with { Start = marker.Spot.Stretch.End } : piece)
            .Where(piece => Pairs(piece.Of(line.Text).ToString()).Take(ShortestItem).Count() >= ShortestItem)
            .Select(piece => new Spot(line, piece));
    }

    private static bool IsCovered(string goal, HashSet<(char, char)> results)
    {
        var own = Pairs(goal).ToList();
        return own.Count(results.Contains) * 100 >= own.Count * CoveredPercent;
    }

    private static IEnumerable<(char, char)> Pairs(string text)
    {
        foreach (var word in Common)
        {
            text = text.Replace(word, "|", StringComparison.Ordinal);
        }

        for (var at = 1; at < text.Length; at++)
        {
            if (IsWord(text[at - 1]) && IsWord(text[at]))
            {
                yield return (text[at - 1], text[at]);
            }
        }
    }

    private static bool IsWord(char letter) => letter is >= '一' and <= '鿿' or >= '0' and <= '9';

    private static readonly string[] Claims = ["可衡量的", "清晰、可衡量", "可量化的", "量化的标准", "指标值清晰", "目标具体量化", "细化量化"];

    private static IEnumerable<TextFinding> Measurable(WholeReport report)
    {
        var goals = report.Lines.Where(line => line.Section is SectionKind.Goals or SectionKind.Tasks).ToList();
        var items = goals.Sum(line => Math.Max(line.Mark is not null && line.Opens is null ? 1 : 0, RunInChecks.Markers(line).Count()));
        var figures = goals.SelectMany(report.FiguresOf).Count(figure => figure.Unit.Dimension != FigureDimension.Plain);
        if (items < 3 || figures * 2 >= items)
        {
            yield break;
        }

        foreach (var line in report.Prose.Where(line => line.Section is not (SectionKind.Goals or SectionKind.Tasks or SectionKind.Measures or SectionKind.Problems)))
        {
            var at = Phrases.At(line.Text, Claims);
            if (at >= 0 && !Phrases.IsNegated(line.ClauseAt(at).Of(line.Text), at - line.ClauseAt(at).Start))
            {
                yield return Remark.Form(
                    "N-17", "traceability", line, line.ClauseAt(at),
                    $"报告称目标可衡量，但目标和任务{items}条里只有{figures}处数量，请补写目标值。") with
                { Related = [goals[0].Span(0, goals[0].Text.Length)] };
                yield break;
            }
        }
    }

    private static string Short(string text) => text.Length > 20 ? text[..20] + "…" : text;
}
