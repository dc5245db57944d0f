using System.Globalization;
using System.Text;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Cli;

/// <summary>A replay as lines to read.</summary>
internal static class ReplayText
{
    public static string Write(Framework before, Framework after, ReplaySummary summary, IReadOnlyList<ReplayedFiling> filings)
    {
        var text = new StringBuilder();
        Line(text, $"{before.Reference}（{before.Title}）→ {after.Reference}（{after.Title}）");
        Line(text, $"填报 {summary.Filings} 份：升 {summary.Up} 份，降 {summary.Down} 份，等级改变 {summary.OtherGrade} 份，平均 {Signed(summary.Mean)} 分。");
        if (before.Full != after.Full)
        {
            Line(text, $"前满分 {FigureText.Short(before.Full)} 分，后满分 {FigureText.Short(after.Full)} 分。升降是两个得分直接相减，要同等级和占满分的比例一起看。");
        }

        if (summary.MoreIncomplete > 0)
        {
            Line(text, $"其中 {summary.MoreIncomplete} 份缺少新指标体系要的数据，有的指标未计分，升降仅供参考。");
        }

        Line(text, $"等级　前：{Grades(summary.GradesBefore)}　后：{Grades(summary.GradesAfter)}");
        Line(text, $"{summary.TotalsName}（份）：");
        var widest = summary.Totals.Max(span => span.Words.Length);
        foreach (var span in summary.Totals.Reverse())
        {
            Line(text, $"  {span.Words}{new string('　', widest - span.Words.Length)}　前 {span.Before}　后 {span.After}");
        }

        Line(text, "哪条规则造成：");
        foreach (var effect in summary.Effects)
        {
            Line(text, $"  {effect.Code}　{effect.Name}：{effect.Filings} 份，合计 {Signed(effect.Net)} 分。{effect.Cause}");
        }

        if (summary.Effects.Count == 0)
        {
            Line(text, "  没有任何一份的得分改变。");
        }

        Line(text, "各单位（变动大的在前）：");
        foreach (var filing in filings.OrderByDescending(filing => Math.Abs(filing.Difference.Value)))
        {
            Line(text, $"  {filing.Unit.Name}（{filing.Year}年度）：{FigureText.Of(filing.Before.Points)} → {FigureText.Of(filing.After.Points)}（{Signed(filing.Difference)}）　{filing.Before.Grade ?? "未完成"} → {filing.After.Grade ?? "未完成"}");
            foreach (var row in filing.Rows)
            {
                Line(text, $"    {row.Code}　{row.Name}：{Shown(row.Before)} → {Shown(row.After)}　{row.Cause}");
            }

            foreach (var step in filing.Steps)
            {
                Line(text, $"    {step.Reason}：{Signed(step.Difference)}");
            }

            if (filing.Missing.Count > 0)
            {
                Line(text, $"    缺少：{string.Join("、", filing.Missing)}");
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>+1.50, -0.20, 0.00.</summary>
    private static string Signed(Points points) => (points > Points.Zero ? "+" : string.Empty) + FigureText.Of(points);

    private static string Shown(Points? points) => points is { } value ? FigureText.Of(value) : "—";

    private static string Grades(IReadOnlyList<(string Grade, int Count)> grades) =>
        string.Join("、", grades.Where(grade => grade.Count > 0).Select(grade => string.Create(CultureInfo.InvariantCulture, $"{grade.Grade}{grade.Count}")));

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(CommandLine.OneLine(line.ToString(CultureInfo.InvariantCulture)));

    private static void Line(StringBuilder text, string line) => text.AppendLine(CommandLine.OneLine(line));
}
