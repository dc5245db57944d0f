using System.Buffers;
using Evaluation.Core.Checks;

namespace Evaluation.Core.Examinations;

/// <summary>N-07 a section answered with 无 alone; N-15 how many problems and how many measures.</summary>
internal static class SectionChecks
{
    private static readonly string[] Nothing = ["无", "没有", "暂无", "不适用", "不涉及", "无此项", "本年度无", "暂无此项"];

    /// <summary>Sections where 无 is an answer, because they say which funds or matters a unit has.</summary>
    private static readonly string[] MayBeNothing = ["其他", "其它", "需要说明", "说明的", "附件", "附表", "备注", "建议", "基金", "国有资本", "社会保险", "社保", "表彰", "加分"];

    private static readonly SearchValues<char> Ends = SearchValues.Create(" 　。.；;");

    public static IEnumerable<TextFinding> Run(WholeReport report) => Empty(report).Concat(Counts(report));

    private static IEnumerable<TextFinding> Empty(WholeReport report)
    {
        var lines = report.Lines;
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            if (line is not { Title: { } title } || line.InTable || (line.Mark is null && line.Opens is null) || Phrases.Has(title, MayBeNothing) || line.Section == SectionKind.Other)
            {
                continue;
            }

            var body = line.Body.Trim();
            var follows = index + 1 < lines.Count ? lines[index + 1] : null;
            var answer = IsNothing(body) ? line
                : body.IsEmpty && follows is { Title: null, Mark: null, InTable: false } && IsNothing(follows.Text) && (index + 2 >= lines.Count || lines[index + 2].Title is not null || lines[index + 2].Mark is not null) ? follows
                : null;
            if (answer is not null)
            {
                var place = answer == line ? new Stretch(line.TitleOffset, line.Text.TrimEnd().Length) : new Stretch(0, answer.Text.Length);
                yield return Remark.Question("N-07", "empty", Severity.MustExplain, answer, place, $"“{title}”只写“{(answer == line ? body : answer.Text).Trim().Trim('。')}”，请说明理由（如本年度未安排，见预算批复）。");
            }
        }
    }

    private static bool IsNothing(ReadOnlySpan<char> body)
    {
        var words = body.Trim();
        while (!words.IsEmpty && Ends.Contains(words[^1]))
        {
            words = words[..^1];
        }

        foreach (var nothing in Nothing)
        {
            if (words.SequenceEqual(nothing))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<TextFinding> Counts(WholeReport report)
    {
        var (problems, measures) = (Items(report, SectionKind.Problems), Items(report, SectionKind.Measures));
        if (problems.Count >= 2 && measures.Count >= 2 && Math.Abs(problems.Count - measures.Count) > 1)
        {
            yield return Remark.Form(
                "N-15", "traceability", problems[0].Line, problems[0].Stretch,
                $"存在问题{problems.Count}条，改进措施{measures.Count}条，请逐条对应。") with
            { Related = [measures[0].Span] };
        }
    }

    /// <summary>The items of a section: its numbered paragraphs, else its 一是…二是….</summary>
    private static List<Spot> Items(WholeReport report, SectionKind kind)
    {
        var lines = report.In(kind).Where(line => line.Opens != kind && line.Mark is not null).ToList();
        if (lines.Count > 0)
        {
            var outermost = lines.Min(line => line.Mark!.Value.Kind);
            return [.. lines.Where(line => line.Mark!.Value.Kind == outermost).Select(line => new Spot(line, line.Mark!.Value.Offset, Math.Min(20, line.Text.Length - line.Mark!.Value.Offset)))];
        }

        return [.. report.In(kind).SelectMany(RunInChecks.Markers).Select(marker => marker.Spot)];
    }
}
