namespace Evaluation.Core.Claims;

/// <summary>Rates of a table that follow from other columns of their row: 完成率, 增减幅度, and 占比 of the row 合计.</summary>
internal static class TableClaims
{
    private static readonly string[] Completion = ["完成率", "执行率", "完成比例", "支出率", "到位率", "支付率", "完成预算"];

    private static readonly string[] Growth = ["增减幅", "增长率", "增减率", "增减%", "增减(%)", "增幅", "变动率", "增减比例", "增长%", "增长(%)", "变动幅度", "增减百分比"];

    private static readonly string[] Share = ["占比", "比重", "占总额", "所占比例", "构成比"];

    private static readonly string[] Money = ["金额", "决算", "支出", "收入", "人数", "数量", "实际", "执行数"];

    public static IEnumerable<Statement> Find(ReportReading report)
    {
        foreach (var table in ReportTable.All(report))
        {
            var heads = table.Heads.Select(cell => NormalText.Of(cell.Text).Text).ToList();
            for (var column = 1; column < heads.Count; column++)
            {
                var (form, columns) = Columns(heads, column);
                foreach (var row in columns is null ? [] : table.Rows)
                {
                    if (Read(table, row, column, form, columns!.Value) is { } statement)
                    {
                        yield return statement;
                    }
                }
            }
        }
    }

    /// <summary>Which columns the rates of one follow from; null where the heads do not say.</summary>
    private static (RelationForm Form, (int Above, int Below)? Columns) Columns(List<string> heads, int rate)
    {
        var head = heads[rate];
        if (ClaimWords.ContainsAny(head, Completion))
        {
            var plans = Others(heads, rate, other => ClaimWords.Part(other) == -1 && !ClaimWords.ContainsAny(other, "目标", "指标", "分值"));
            var full = plans.Where(at => ClaimWords.ContainsAny(heads[at], "全年", "调整")).ToList();
            var outcomes = Others(heads, rate, other => ClaimWords.Part(other) == 1);
            plans = full.Count == 1 ? full : plans;
            return (RelationForm.Quotient, plans.Count == 1 && outcomes.Count == 1 ? (outcomes[0], plans[0]) : null);
        }

        if (ClaimWords.ContainsAny(head, Growth))
        {
            var years = Others(heads, rate, other => Binding.Year(other) is not null).OrderBy(at => Binding.Year(heads[at]), StringComparer.Ordinal).ToList();
            var before = Others(heads, rate, ClaimWords.IsPrior);
            var now = Others(heads, rate, other => ClaimWords.ContainsAny(other, "本年", "当年", "本期"));
            return (RelationForm.Growth, years.Count == 2 ? (years[1], years[0]) : before.Count == 1 && now.Count == 1 ? (now[0], before[0]) : null);
        }

        var amounts = ClaimWords.ContainsAny(head, Share) ? Others(heads, rate, other => ClaimWords.ContainsAny(other, Money)) : [];
        return (RelationForm.Sum, amounts.Count == 1 ? (amounts[0], amounts[0]) : null);
    }

    private static List<int> Others(List<string> heads, int rate, Func<string, bool> fits) =>
        [.. Enumerable.Range(1, heads.Count - 1).Where(at => at != rate && fits(heads[at]) && !ClaimWords.ContainsAny(heads[at], "率", "比", "%", "分值", "得分"))];

    private static Statement? Read(ReportTable table, IReadOnlyList<ReportCell> row, int rate, RelationForm form, (int Above, int Below) columns)
    {
        var below = form == RelationForm.Sum ? Total(table)?[columns.Below].Amount : row[columns.Below].Amount;
        if (row[rate].Amount is not { } stated || row[columns.Above].Amount is not { } above || below is null || below.Figure.Number == 0m
            || !(stated.IsRate || stated.Dimension == FigureDimension.Plain) || !above.Matches(below))
        {
            return null;
        }

        var figure = stated.IsRate ? stated.Figure : stated.Figure with { Unit = FigureUnit.Percent with { Printed = string.Empty } };
        if (!stated.IsRate && !ClaimWords.ContainsAny(NormalText.Of(table.Heads[rate].Text).Text, "%", "率"))
        {
            return null;
        }

        var kind = form == RelationForm.Sum ? ClaimKind.Share : form == RelationForm.Growth ? ClaimKind.Change : ClaimKind.Completion;
        var passage = row[rate].Passage;
        var statement = new Statement(kind, passage, figure, passage.Paragraph.Cell is null ? 0 : figure.Start);
        statement.Sure.Add(new(form == RelationForm.Sum ? RelationForm.Quotient : form, [Operand.Of(above), Operand.Of(below)]));
        return statement;
    }

    private static IReadOnlyList<ReportCell>? Total(ReportTable table) =>
        table.Rows.FirstOrDefault(row => ClaimWords.ContainsAny(NormalText.Of(row[0].Text).Text, "合计", "总计"));
}
