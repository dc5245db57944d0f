using System.Globalization;
using System.Text;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Cli;

/// <summary>A score sheet for reading in a terminal: rows with their working, totals in three parts, findings.</summary>
internal static class ScoreText
{
    public static string Write(ScoreSheet sheet, IReadOnlyList<Finding> findings, IReadOnlyList<UncheckedRule> open)
    {
        var (framework, record) = (sheet.Facts.Framework, sheet.Facts.Record);
        var text = new StringBuilder();
        Line(text, $"{record.Unit.Name}　{record.Year}年度");
        Line(text, $"{framework.Title}（{framework.Reference}）{(framework.Notice is { } notice ? "　" + notice : string.Empty)}");
        foreach (var group in framework.Groups)
        {
            Line(text, string.Empty);
            Line(text, group.IsBonus ? $"{group.Name}（最多加{FigureText.Short(framework.Bonus.Cap)}分）" : $"{group.Name}（{FigureText.Short(group.Weight)}分）");
            foreach (var row in sheet.RowsOf(group))
            {
                Row(text, row, record.Row(row.Indicator.Code));
            }
        }

        Totals(text, sheet.Totals);
        Findings(text, findings);
        foreach (var rule in open)
        {
            Line(text, $"  {rule.Check}　{rule.Words}");
        }

        return text.ToString().TrimEnd();
    }

    private static void Row(StringBuilder text, RowScore row, RowEntry entry)
    {
        var computed = row.Computed is { } points ? FigureText.Of(points) + (row.WithoutEvidence ? "*" : string.Empty) : Status(row);
        var self = row.Self is { } claim ? $"　自评 {FigureText.Of(claim)}" : string.Empty;
        var difference = row.Difference is { Value: not 0m } gap ? $"（{(gap > Points.Zero ? "高于" : "低于")}测算 {FigureText.Of(new Points(Math.Abs(gap.Value)))}）" : string.Empty;
        Line(text, $"  {row.Indicator.Code}  {row.Indicator.Name}　测算 {computed} / {FigureText.Short(row.Indicator.Weight)}{self}{difference}{(row.IsPreview ? "　待财政部门核定" : string.Empty)}");
        if (row.Working is { Value: { } value, WithNumbers: { } numbers and not Typeset.Piece })
        {
            var line = row.Indicator.Value?.Kind != FigureKind.Percent ? numbers.Line : numbers is Typeset.Sequence ? $"（{numbers.Line}）×100%" : $"{numbers.Line}×100%";
            Line(text, $"      {row.Working.Name}＝{row.Working.InWords?.Line}");
            Line(text, $"      ＝{line}＝{value}{(row.Working is { IsRounded: true, Unrounded: { } unrounded } ? $"（未舍入 {unrounded}）" : string.Empty)}");
        }

        foreach (var target in row.Targets)
        {
            Line(text, $"      {target.Name}　{TargetText.Completion(target)}　{TargetText.Result(row, target) ?? target.Problem}{(target.Weight is { } weight ? $" / {FigureText.Short(weight)}" : string.Empty)}");
        }

        var said = row.Indicator.Rule is ScoringRule.Qualitative && entry.Text is { Length: > 0 } words ? "单位说明：" + CommandLine.OneLine(words) : null;
        foreach (var line in row.Working.Steps.Prepend(row.Working.Applied).Append(said).Append(row.Working.Loss).OfType<string>())
        {
            Line(text, $"      {line}");
        }

        foreach (var other in row.Working.Others)
        {
            Line(text, $"      {other.Label}：{other.Value ?? "无法计算"}{(other.Points is { } reached ? $"，按此得 {FigureText.Of(reached)} 分" : string.Empty)}");
        }

        if (row.Status == RowStatus.NotApplicable)
        {
            Line(text, $"      理由：{row.NotApplicableReason ?? "未写"}");
        }

        if (row.Missing.Count > 0)
        {
            Line(text, $"      缺：{string.Join("、", row.Missing.Select(part => part.Label))}");
        }
    }

    private static string Status(RowScore row) => row.Status switch
    {
        RowStatus.NotApplicable => "不适用",
        RowStatus.Undecidable => "无法计算",
        _ => "未完成",
    };

    private static void Totals(StringBuilder text, ScoreTotals totals)
    {
        Line(text, string.Empty);
        Line(text, "合计");
        foreach (var (origin, part) in totals.Parts.OrderBy(part => part.Key))
        {
            var open = part.IncompleteRows > 0 ? $"，{part.IncompleteRows}项未完成" : string.Empty;
            Line(text, $"  {TotalsText.Name(origin)}　测算 {FigureText.Of(part.Computed)} / {FigureText.Short(part.Weight)}　自评 {FigureText.Of(part.Self)}{open}");
        }

        if (totals.Bonus is { } bonus)
        {
            Line(text, $"  加分项　测算 {FigureText.Of(bonus.Computed)}　自评 {FigureText.Of(bonus.Self)}");
        }

        foreach (var step in totals.Adjustments)
        {
            Line(text, $"  {TotalsText.Step(step)}");
        }

        if (totals.GradeLimit is { } limit)
        {
            Line(text, $"  {TotalsText.GradeLimit(limit)}");
        }

        if (totals.NothingApplies)
        {
            Line(text, $"  {TotalsText.Parts(totals)}");
            return;
        }

        var grade = totals.ComputedGrade is { } computed ? $"（对应等级“{computed}”，仅供审核参考）" : $"（{totals.IncompleteRows}项未完成，暂不定等级）";
        Line(text, $"  系统测算 {FigureText.Of(totals.Computed)} 分{grade}");
        Line(text, totals.Self is { } self ? $"  自评 {FigureText.Of(self)} 分，等级“{totals.SelfGrade}”" : "  自评未完成");
        Line(text, $"  按现有数据最高可得 {FigureText.Of(totals.Reachable)} 分（“{totals.ReachableGrade}”）");
        foreach (var step in totals.ReachableChain)
        {
            Line(text, $"      {TotalsText.ChainStep(step)}");
        }

        if (totals.WithoutEvidence > Points.Zero)
        {
            Line(text, $"  * 没有佐证材料的得分合计 {FigureText.Of(totals.WithoutEvidence)} 分");
        }
    }

    private static void Findings(StringBuilder text, IReadOnlyList<Finding> findings)
    {
        Line(text, string.Empty);
        Line(text, findings.Count == 0
            ? "校验没有发现问题。"
            : "校验结果　" + string.Join("　", findings.GroupBy(finding => finding.Severity).OrderBy(group => group.Key).Select(group => $"{SeverityWords.Of(group.Key)} {group.Count()} 项")));
        foreach (var finding in findings)
        {
            Line(text, $"  {FindingWords.Of(finding)}　{finding.Check}　{finding.Message}{(finding.Explanation is { } explanation ? $"　已说明：{CommandLine.OneLine(explanation)}" : string.Empty)}");
            foreach (var also in finding.Also)
            {
                Line(text, $"      同一原因　{also.Check}　{also.Message}");
            }
        }
    }

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Line(StringBuilder text, string line) => text.AppendLine(line);
}
