using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Reports;

/// <summary>填报说明: what the framework asks, computes, scores and limits, in words.</summary>
internal static class GuideWriter
{
    public static IReadOnlyList<Block> Write(Framework framework)
    {
        var (blocks, names, chapter) = (new List<Block>(), new FigureLabels(framework), 0);
        Chapter("适用范围和依据", Scope(framework));
        Chapter("适用情况", framework.Questions.Select(question => Question(framework, question)));
        Chapter("计算的数", framework.Derived.Select(derived => $"{derived.Label}＝{names.Of(derived.Formula)}。"));
        Chapter("指标的计算公式", framework.Indicators.Where(indicator => indicator.Values.Any()).Select(indicator => $"{indicator.Name}（{indicator.Code}）：{string.Join("；", names.Formulas(indicator))}。"));
        Chapter("评分标准", framework.Indicators.Select(indicator => $"{indicator.Name}（{FigureText.Short(indicator.Weight)}分）：{RuleText.Of(indicator)}{Caps(indicator, names)}"));
        Chapter("不适用的指标", NotApplicable(framework, names));
        Chapter("加分项", framework.Groups.Where(group => group.IsBonus).Select(group =>
            $"{group.Name}合计最多加{FigureText.Short(framework.Bonus.Cap)}分，加分后总分{(framework.Bonus.MayExceed ? "可以" : "不")}超过{FigureText.Short(framework.Full)}分。没有填报或不适用的不加分。"));
        Chapter("总分的扣分、封顶和一票否决", LimitText.Of(framework));
        Chapter("等级", [$"总分按{(framework.Switches.GradeFrom == GradeFrom.Displayed ? "保留两位小数后的数" : "舍入前的数")}定等级：{string.Join("；", framework.Grades.Select((grade, index) => Grade(framework, grade, index)))}。"]);
        Chapter("佐证材料", [framework.Switches.Evidence == EvidencePolicy.Mark
            ? "勾选符合而没有上传佐证材料的，保留得分并标注*号，另行合计。"
            : "勾选符合而没有上传佐证材料的，不得分。"]);
        Chapter("校验规则", RulesOf(framework));
        Chapter("计算和舍入", ["中间过程不舍入，每项得分保留两位小数，四舍五入。缺一个数就没有结果，不当作0。"]);
        return blocks;

        void Chapter(string heading, IEnumerable<string> paragraphs)
        {
            var written = paragraphs.Where(paragraph => paragraph.Length > 0).ToList();
            if (written.Count == 0)
            {
                return;
            }

            blocks.Add(new Block.Heading(1, Numbering.Of(1, ++chapter), heading));
            blocks.AddRange(written.Select((paragraph, index) => new Block.Paragraph([new Inline.Words(written.Count == 1 ? paragraph : Numbering.Of(3, index + 1) + paragraph)])));
        }
    }

    /// <summary>The rules in words, by how serious they are: published before units fill in.</summary>
    private static IEnumerable<string> RulesOf(Framework framework) => framework.Checks
        .GroupBy(CheckWords.Severity, StringComparer.Ordinal)
        .OrderBy(group => group.Min(check => check.Severity)).ThenByDescending(group => group.Max(check => check.Colour))
        .Select(group => $"{group.Key}：{string.Join("；", group.Select(check => $"{check.Name}（{check.Key}）"))}。{Meaning(group.First())}");

    private static string Meaning(CheckDefinition check) => check switch
    {
        { Colour: not null } => "预警供单位和财政部门核对，不影响得分。",
        { Severity: Checks.Severity.MustFix } => "不符合的，改正后才能报送；随时可以保存。",
        { Severity: Checks.Severity.MustExplain } => "不符合的，改正或写明说明（不少于10个字）后报送。",
        _ => "不符合的，供核对，不影响报送。",
    };

    private static IEnumerable<string> Scope(Framework framework)
    {
        yield return $"{framework.Title}适用于{framework.Region}{AnnexWriter.Years(framework)}的部门整体支出绩效自评，共{framework.Indicators.Count()}项指标，满分{FigureText.Short(framework.Weight)}分。";
        yield return framework.OfficialSource is { } source
            ? $"依据：《{source.Title}》（{source.Number}，{ReportChips.Date(source.Date)}）。"
            : $"{framework.Notice}。";
    }

    private static string Question(Framework framework, Question question)
    {
        var hidden = question.Hides.Select(key => framework.Input(key)?.Label ?? framework.List(key)?.Label ?? key).ToList();
        var excused = question.NotApplicable.Keys.Select(code => framework.Indicator(code)?.Name ?? code).ToList();
        return question.Text + (question.Hint ?? string.Empty)
            + (hidden.Count > 0 ? $"答“没有”的，不填{string.Join("、", hidden)}。" : string.Empty)
            + (excused.Count > 0 ? $"答“没有”的，{string.Join("、", excused)}不适用。" : string.Empty);
    }

    /// <summary>What has to hold for a cap, where its name does not say all: 低于80%：支出÷预算<80%.</summary>
    private static string Caps(Indicator indicator, FigureLabels names) => indicator.Modifiers.Caps.Count == 0
        ? string.Empty
        : $"封顶的条件：{string.Join("；", indicator.Modifiers.Caps.Select(cap => $"{cap.Text}，指{names.Of(cap.When)}"))}。";

    private static IEnumerable<string> NotApplicable(Framework framework, FigureLabels names)
    {
        foreach (var policy in framework.Groups.Where(group => !group.IsBonus).SelectMany(group => group.Indicators).GroupBy(indicator => indicator.NotApplicable.Policy).OrderBy(group => group.Key))
        {
            yield return $"{(policy.Key == NotApplicablePolicy.NotAllowed ? string.Empty : "不适用时")}{Scorer.PolicyText(policy.Key)}：{string.Join("、", policy.Select(indicator => indicator.Name))}。";
        }

        foreach (var indicator in framework.Indicators.Where(indicator => indicator.NotApplicable.OnlyWhen is not null))
        {
            yield return $"{indicator.Name}选“不适用”时，应符合：{names.Of(indicator.NotApplicable.OnlyWhen!)}。";
        }
    }

    private static string Grade(Framework framework, GradeBand grade, int index) => index == 0 || index == framework.Grades.Count - 1
        ? $"{framework.ReachOf(grade)}为{grade.Name}"
        : $"{grade.Reach}、{framework.Grades[index - 1].Below}为{grade.Name}";
}
