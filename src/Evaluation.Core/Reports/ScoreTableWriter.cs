using System.Globalization;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Reports;

/// <summary>Annex 2, 评分表: rule, working, computed and self score, reason and evidence of every row, and the totals line by line.</summary>
internal static class ScoreTableWriter
{
    public static IReadOnlyList<Block> Write(ScoreSheet sheet)
    {
        var rows = new List<TableRow>();
        var number = 0;
        foreach (var group in sheet.Facts.Framework.Groups)
        {
            foreach (var subgroup in group.Subgroups)
            {
                foreach (var indicator in subgroup.Indicators)
                {
                    var firstOfGroup = ReferenceEquals(indicator, group.Subgroups[0].Indicators[0]);
                    var firstOfSubgroup = ReferenceEquals(indicator, subgroup.Indicators[0]);
                    List<TableCell> cells = [new TableCell((++number).ToString(CultureInfo.InvariantCulture))];
                    if (firstOfGroup)
                    {
                        cells.Add(new TableCell(group.IsBonus
                            ? $"{group.Name}（最多加{FigureText.Short(sheet.Facts.Framework.Bonus.Cap)}分）"
                            : $"{group.Name}（{FigureText.Short(group.Weight)}分）", group.Indicators.Count()));
                    }

                    if (firstOfSubgroup)
                    {
                        cells.Add(new TableCell($"{subgroup.Name}（{FigureText.Short(subgroup.Weight)}分）", subgroup.Indicators.Count));
                    }

                    rows.Add(new TableRow(TableRowKind.Body, [.. cells, .. Cells(sheet, sheet.Row(indicator.Code)!)]));
                }
            }
        }

        rows.Add(Total(sheet));
        return [new Block.Table(Number: null, Title: string.Empty, "单位：分", Columns, rows), .. Foot(sheet)];
    }

    /// <summary>The working on one line, as the table prints it.</summary>
    public static string WorkingLine(RowScore row)
    {
        if (row.Status == RowStatus.NotApplicable)
        {
            return "不适用";
        }

        if (row is { IsBonus: true, Status: RowStatus.Scored, Missing.Count: > 0 })
        {
            return row.Working.Applied ?? string.Empty;
        }

        if (row.Missing.Count > 0)
        {
            return "未完成：" + string.Join("；", row.Missing.Select(part => part.Label));
        }

        var value = row.Working.WithNumbers is { } numbers and not Formulas.Typeset.Piece
            ? (row.Value?.Kind == FigureKind.Percent && numbers is Formulas.Typeset.Sequence ? $"（{numbers.Line}）" : numbers.Line) + IndicatorWriter.ResultTail(row)
            : null;
        // A rule that only finds a band or a state has no line of its own, whatever changed its points afterwards.
        var applied = row.Working.Steps.Count > row.Working.ChangedBy ? null : row.Working.Applied;
        return string.Join("；", new[] { IndicatorWriter.Measure(row), value, applied, row.Working.PointsLine }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static IReadOnlyList<TableColumn> Columns { get; } =
    [
        new("序号", 8m, CellAlignment.Centre),
        new("一级指标", 18m, CellAlignment.Left),
        new("二级指标", 18m, CellAlignment.Left),
        new("三级指标", 26m, CellAlignment.Left),
        new("分值", 11m, CellAlignment.Centre),
        new("评分标准", 42m, CellAlignment.Left),
        new("计算过程", 40m, CellAlignment.Left),
        new("测算得分", 13m, CellAlignment.Centre),
        new("自评得分", 13m, CellAlignment.Centre),
        new("扣分原因和其他说明", 24m, CellAlignment.Left),
        new("佐证", 12m, CellAlignment.Centre),
    ];

    private static IEnumerable<TableCell> Cells(ScoreSheet sheet, RowScore row)
    {
        var entry = sheet.Facts.Record.Row(row.Indicator.Code);
        var evidence = sheet.Facts.Record.Evidence.Count(item => item.Indicators.Contains(row.Indicator.Code, StringComparer.Ordinal));
        yield return new TableCell(row.Indicator.Name);
        yield return new TableCell(FigureText.Short(row.Indicator.Weight));
        yield return new TableCell(row.Working.Rule);
        yield return new TableCell(WorkingLine(row));
        yield return new TableCell((row.Computed is { } computed ? FigureText.Of(computed) : row.Status == RowStatus.NotApplicable ? "不适用" : string.Empty) + (row.WithoutEvidence ? "*" : string.Empty));
        yield return new TableCell(row.Self is { } self ? FigureText.Of(self) : row.Status == RowStatus.NotApplicable ? "不适用" : string.Empty);
        var loss = (entry.Reason is null || row.IsOverFulfilled) && row.Self == row.Computed ? row.Working.Loss : null;
        yield return new TableCell(string.Join("；", new[]
        {
            entry.Reason, row.NotApplicableReason, row.Indicator.Rule is ScoringRule.Qualitative ? entry.Text?.TrimEnd('。') : null, loss,
            loss is null && row.ReviewDeduction is { } off ? $"复核扣分{FigureText.Short(off.Points)}分，理由：{off.Reason.TrimEnd('。')}" : null,
            row.AwaitsReview ? "超额完成，待复核" : null, row.IsPreview ? "待财政部门核定" : null,
        }.Where(text => !string.IsNullOrEmpty(text))));
        yield return new TableCell(evidence > 0 ? FormattableString.Invariant($"{evidence}份") : string.Empty);
    }

    private static TableRow Total(ScoreSheet sheet) => new(TableRowKind.Total,
    [
        new TableCell(string.Empty),
        new TableCell("合计"),
        new TableCell(string.Empty),
        new TableCell(string.Empty),
        new TableCell(FigureText.Short(sheet.Facts.Framework.Weight)),
        new TableCell(string.Empty),
        new TableCell(string.Empty),
        new TableCell(TotalsText.Computed(sheet.Totals)),
        new TableCell(TotalsText.Self(sheet.Totals)),
        new TableCell(string.Empty),
        new TableCell(string.Empty),
    ]);

    private static IEnumerable<Block> Foot(ScoreSheet sheet)
    {
        var totals = sheet.Totals;
        var framework = sheet.Facts.Framework;
        yield return new Block.Remark(TotalsText.Parts(totals));
        foreach (var step in totals.Adjustments)
        {
            yield return new Block.Remark(TotalsText.Step(step));
        }

        if (totals.GradeLimit is { } limit)
        {
            yield return new Block.Remark(TotalsText.GradeLimit(limit));
        }

        if (totals.SelfGrade is { } grade)
        {
            yield return new Block.Remark($"自评总分{FigureText.Of(totals.Self!.Value)}分，等级“{grade}”。按现有数据最高可得{FigureText.Of(totals.Reachable)}分。");
        }

        foreach (var row in sheet.Rows.Where(row => row.Status == RowStatus.NotApplicable))
        {
            yield return new Block.Remark(string.Concat(IndicatorWriter.NotApplicableSentence(row, withName: true).Select(inline => inline.Text)));
        }

        yield return new Block.Remark($"等级：{string.Join("、", framework.Grades.OrderByDescending(band => band.From).Select(band => $"{framework.ReachOf(band)}为{band.Name}"))}。指标体系：{framework.Title}（{framework.Reference}）。");
    }
}
