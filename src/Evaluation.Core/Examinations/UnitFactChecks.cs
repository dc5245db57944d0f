using System.Globalization;
using Evaluation.Core.Checks;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>N-09 no subordinate units beside one that is named; P-07 the size of the group and who is named.</summary>
internal static class UnitFactChecks
{
    public static IEnumerable<TextFinding> Run(WholeReport report) => Subordinates(report).Concat(Group(report));

    private static readonly string[] Denials = ["无下属", "没有下属", "无所属", "没有所属", "不存在下属", "无二级", "没有二级", "无需批复下属", "不需批复下属", "无需批复所属", "无需向下属", "未设下属", "无独立核算的下属", "无下级预算单位"];

    private static readonly string[] Below = ["下属", "所属", "直属", "下设", "下辖", "代管"];

    /// <summary>What says that such a unit exists, not what one does with such units.</summary>
    private static readonly string[] Exists = ["成立", "设立", "组建", "属于", "属", "下设", "下辖", "现有", "共有", "包括", "分别是", "分别为"];

    private static readonly string[] Kinds = ["事业单位", "预算单位", "二级单位", "独立核算单位", "公益一类", "公益二类", "参公单位", "企业"];

    private static IEnumerable<TextFinding> Subordinates(WholeReport report)
    {
        Spot? denial = null;
        Spot? named = null;
        foreach (var line in report.Prose)
        {
            foreach (var sentence in line.Sentences)
            {
                var words = sentence.Of(line.Text);
                if (Phrases.At(words, Denials) is >= 0 and var at)
                {
                    var clause = line.ClauseAt(sentence.Start + at);
                    denial ??= new Spot(line, clause);
                }
                else if (named is null && Phrases.At(words, Below) is >= 0 and var below && Phrases.Has(words, Exists) && Phrases.Has(words, Kinds)
                    && !Phrases.IsNegated(words, below) && !Phrases.IsNegated(words, Phrases.At(words, Kinds)) && !IsPeriodOrReport(words))
                {
                    named = new Spot(line, sentence);
                }
            }
        }

        if (denial is { } said && named is { } unit)
        {
            yield return Remark.Question(
                "N-09", "narrative", Severity.MustExplain, said.Line, said.Stretch,
                $"报告称“{said.Text}”，但第{unit.Line.Number}段写“{Short(unit.Text)}”，请说明（如未独立核算、尚无人员和预算）。") with
            { Stated = said.Text, Related = [unit.Span] };
        }
    }

    /// <summary>“对下属事业单位设立台账” is work done for units, not a statement that one is there.</summary>
    private static bool IsPeriodOrReport(ReadOnlySpan<char> words) => Phrases.Has(words, ["监督", "检查", "督促", "指导", "要求各"]);

    private static IEnumerable<TextFinding> Group(WholeReport report)
    {
        foreach (var line in report.Prose)
        {
            if (GroupSize(line, report) is not { } size)
            {
                continue;
            }

            var named = Named(line);
            if (named > 0 && named < size.Number)
            {
                yield return Remark.Form(
                    "P-07", "list", line, new Stretch(size.Place.Offset, size.Place.End),
                    string.Create(CultureInfo.InvariantCulture, $"小组{size.Number:0}人，只写出{named}人姓名，请补全名单。")) with
                { Stated = size.Text };
            }
        }
    }

    /// <summary>“成立了6人的工作小组”, “小组由6人组成”.</summary>
    private static Figure? GroupSize(ReadLine line, WholeReport report)
    {
        var figures = report.FiguresOf(line);
        foreach (var figure in figures)
        {
            var clause = line.ClauseAt(figure.Place.Offset);
            var words = clause.Of(line.Text);
            if (figure.Unit is { Dimension: FigureDimension.Count, Measure: "人" or "名" } && words.Contains("小组", StringComparison.Ordinal)
                && (Phrases.Has(words, ["成立", "组建", "组成", "共"])) && figure.Number <= 50m)
            {
                return figure;
            }
        }

        return null;
    }

    /// <summary>Leaders named by a sentence each, members listed after 成员.</summary>
    private static int Named(ReadLine line)
    {
        var count = 0;
        foreach (var role in (string[])["任组长", "任副组长", "为组长", "为副组长"])
        {
            for (var at = line.Text.IndexOf(role, StringComparison.Ordinal); at >= 0; at = line.Text.IndexOf(role, at + 1, StringComparison.Ordinal))
            {
                var clause = line.ClauseAt(at);
                count += 1 + line.Text.AsSpan(clause.Start, at - clause.Start).Count('、');
            }
        }

        var members = line.Text.LastIndexOf("成员", StringComparison.Ordinal);
        if (members >= 0)
        {
            var sentence = line.SentenceAt(members);
            var words = line.Text.AsSpan(members, sentence.End - members);
            count += Phrases.Has(words, ["有关", "相关", "等", "各科", "负责人"]) ? 0 : words.Count('、') + 1;
        }

        return count;
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
