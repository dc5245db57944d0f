using Evaluation.Core.Checks;

namespace Evaluation.Core.Examinations;

/// <summary>F-04: what a template leaves behind: XX, ××, 待填写, {单位}, an underlined gap, an amount without its number.</summary>
internal static class TemplateChecks
{
    /// <summary>Words that only a template says. Source: notices' forms and the report templates that units copy.</summary>
    private static readonly string[] Instructions =
    [
        "待填写", "待补充", "待填报", "此处填写", "请填写", "请在此", "请根据实际情况填写", "根据实际情况填写", "由单位自行填写", "（填写", "（此处", "某某", "点击此处", "参考模板", "报告模板",
    ];

    private static readonly string[] Units = ["万元", "亿元", "元", "%", "％", "个百分点"];

    private static readonly string[] Leads = ["为", "达", "达到", "共", "共计", "合计", "计", "增长", "下降", "减少", "增加", "占比", "完成率", "执行率"];

    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        var found = 0;
        foreach (var spot in report.Lines.SelectMany(Residues))
        {
            if (++found > Most)
            {
                yield break;
            }

            yield return Remark.Fault(
                "F-04", "template", Severity.MustFix, spot.Line, spot.Stretch,
                $"第{spot.Line.Number}段有未填内容“{spot.Text.Trim()}”，请填写实际内容或删去。");
        }
    }

    /// <summary>A blank form is said to be blank; its hundredth gap says nothing more.</summary>
    private const int Most = 30;

    private static IEnumerable<Spot> Residues(ReadLine line) =>
        Crosses(line).Concat(Braces(line)).Concat(Gaps(line)).Concat(Words(line)).Concat(Empty(line))
            .OrderBy(spot => spot.Stretch.Start);

    /// <summary>Two or more crosses together; the letters of a Latin word (XXL) are none.</summary>
    private static IEnumerable<Spot> Crosses(ReadLine line)
    {
        var text = line.Text;
        for (var at = 0; at < text.Length; at++)
        {
            var end = at;
            while (end < text.Length && text[end] is 'X' or 'x' or 'Ｘ' or '×' or '╳')
            {
                end++;
            }

            if (end - at >= 2 && !(at > 0 && char.IsAsciiLetter(text[at - 1])) && !(end < text.Length && char.IsAsciiLetter(text[end])))
            {
                yield return Wider(line, at, end);
            }

            at = Math.Max(at, end - 1);
        }
    }

    /// <summary>With the word that follows: “XX单位” tells more than “XX”.</summary>
    private static Spot Wider(ReadLine line, int start, int end)
    {
        var stop = end;
        while (stop < line.Text.Length && stop < end + 4 && line.Text[stop] is >= '一' and <= '鿿')
        {
            stop++;
        }

        return new Spot(line, start, stop - start);
    }

    /// <summary>{单位}, 【填写…】: a name in braces.</summary>
    private static IEnumerable<Spot> Braces(ReadLine line)
    {
        var text = line.Text;
        for (var at = text.AsSpan().IndexOfAny('{', '｛'); at >= 0;)
        {
            var length = text.AsSpan(at).IndexOfAny('}', '｝');
            if (length is > 0 and <= 30)
            {
                yield return new Spot(line, at, length + 1);
            }

            var next = text.AsSpan(at + 1).IndexOfAny('{', '｛');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    /// <summary>Three underscores or more between words; a line of nothing else is a rule.</summary>
    private static IEnumerable<Spot> Gaps(ReadLine line)
    {
        var text = line.Text;
        if (text.AsSpan().Trim().Trim('_').IsEmpty)
        {
            yield break;
        }

        for (var at = text.IndexOf("___", StringComparison.Ordinal); at >= 0;)
        {
            var end = at;
            while (end < text.Length && text[end] == '_')
            {
                end++;
            }

            yield return new Spot(line, Math.Max(0, at - 4), end - Math.Max(0, at - 4));
            at = end < text.Length ? text.IndexOf("___", end, StringComparison.Ordinal) : -1;
        }
    }

    private static IEnumerable<Spot> Words(ReadLine line) =>
        from word in Instructions
        let at = line.Text.IndexOf(word, StringComparison.Ordinal)
        where at >= 0
        select new Spot(line, at, word.Length);

    /// <summary>“支出为万元”: a unit where a figure should stand; “单位为万元” names the unit itself.</summary>
    private static IEnumerable<Spot> Empty(ReadLine line)
    {
        var text = line.Text;
        foreach (var unit in Units)
        {
            for (var at = text.IndexOf(unit, 1, Math.Max(0, text.Length - 1), StringComparison.Ordinal); at > 0; at = text.IndexOf(unit, at + 1, StringComparison.Ordinal))
            {
                var before = at;
                while (before > 0 && text[before - 1] is ' ' or '　' or '\t')
                {
                    before--;
                }

                var lead = Array.Find(Leads, word => text.AsSpan(0, before).EndsWith(word, StringComparison.Ordinal));
                if (lead is not null && IsBlank(text, before, at, unit, lead))
                {
                    yield return new Spot(line, before - lead.Length, at + unit.Length - (before - lead.Length));
                }
            }
        }
    }

    private static bool IsBlank(string text, int before, int at, string unit, string lead)
    {
        var clause = text.AsSpan(Math.Max(0, before - 8), Math.Min(8, before));
        var follows = at + unit.Length < text.Length ? text[at + unit.Length] : '。';
        var isUnitItself = clause.Contains("单位", StringComparison.Ordinal) || clause.Contains("以", StringComparison.Ordinal) || clause.Contains("口径", StringComparison.Ordinal);
        // 元 begins words (元旦, 元器件), and 计 ends them (会计, 统计): only a gap or an end of the clause makes them an amount.
        var isAmount = unit is not "元" || (lead.Length > 0 && "，。；、,;（(）)".Contains(follows));
        return !isUnitItself && isAmount && (at > before || "，。；、,;）)".Contains(follows)) && (lead != "计" || at > before);
    }
}
