using Evaluation.Core.Checks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Examinations;

/// <summary>How the main figures of a report stand to one another: budgets I-01, denominators I-05, balances I-06, I-07, N-14, R-04, limits I-08 to I-17, scope I-18.</summary>
internal static class BalanceChecks
{
    public static IEnumerable<TextFinding> Run(WholeReport report) =>
        Budgets(report).Concat(Denominator(report)).Concat(Balances(report)).Concat(Limits(report)).Concat(Scope(report));

    /// <summary>Pairs of which the first may not exceed the second. Exceeding a budget is asked about; a part above its whole is wrong.</summary>
    internal static IEnumerable<(string Check, Fact Part, Fact Whole, string Item)> Breaches(ReportFacts facts) =>
        from pair in Pairs
        let part = facts.One(pair.Part)
        let whole = facts.One(pair.Whole)
        where part is not null && whole is not null && !whole.Value.IsZero && part.Value - whole.Value > part.Half + whole.Half
        select (pair.Check, part, whole, pair.Item);

    private static readonly (string Check, Quantity Part, Quantity Whole, string Item)[] Pairs =
    [
        ("I-14", Quantity.ProcurementActual, Quantity.ProcurementBudget, "政府采购"),
        ("I-15", Quantity.ThreePublicActual, Quantity.ThreePublicBudget, "“三公”经费"),
        ("I-16", Quantity.PublicCostActual, Quantity.PublicCostBudget, "公用经费"),
        ("I-17", Quantity.StaffActual, Quantity.StaffQuota, "在职人员"),
        ("I-10", Quantity.FixedAssetInUse, Quantity.FixedAssetTotal, "在用固定资产"),
        ("I-08", Quantity.StockEnd, Quantity.CarryoverEnd, "国库存量资金"),
    ];

    private static IEnumerable<TextFinding> Limits(WholeReport report)
    {
        foreach (var (check, part, whole, item) in Breaches(report.Facts))
        {
            var (line, place) = (part.Spot.Line, part.Spot.Stretch);
            var rate = BudgetFigures.Rate(part.Value, whole.Value);
            var finding = check switch
            {
                "I-10" => Remark.Fault(check, "limit", Severity.MustFix, line, place, $"在用固定资产{part.Text}大于固定资产总额{whole.Text}，部分不能大于总额，请核对两个数。"),
                "I-08" => Remark.Question(check, "limit", Severity.Note, line, place, $"国库存量资金{part.Text}大于年末结转结余{whole.Text}，请核对口径。"),
                "I-17" => Remark.Question(check, "limit", Severity.MustExplain, line, place, $"在职{part.Text}超过编制{whole.Text}，请说明。"),
                _ => Remark.Question(check, "limit", Severity.MustExplain, line, place, $"{item}实际{part.Text}超过预算{whole.Text}，为预算的{rate}，请说明是否已调整预算。"),
            };
            yield return finding with { Stated = part.Text, Computed = whole.Text, Related = [whole.Spot.Span] };
        }
    }

    private static IEnumerable<TextFinding> Budgets(WholeReport report)
    {
        var budget = new BudgetFigures(report.Facts);
        if (budget is not { PrintedFinal: { } final, Initial: { } initial, Adjust: { } adjust })
        {
            yield break;
        }

        var open = report.Facts.One(Quantity.CarryoverOpen);
        var sum = initial.Value + adjust.Value;
        var tolerance = BudgetFigures.Tolerance(final, initial, adjust, open);
        if (IsNear(sum, final.Value, tolerance) || (open is not null && IsNear(sum + open.Value, final.Value, tolerance)) || IsNear(initial.Value - adjust.Value, final.Value, tolerance))
        {
            yield break;
        }

        // 追加 may be one of several changes; 调整 is all of them.
        var isAll = adjust.Label.Contains("调整", StringComparison.Ordinal);
        var message = $"全年预算{final.Text}应等于年初预算{initial.Text}加调整{adjust.Text}，即{BudgetFigures.Wan(sum)}，相差{BudgetFigures.Wan(Ratio.Abs(sum - final.Value))}，请核对三个数。";
        yield return (isAll
            ? Remark.Fault("I-01", "balance", Severity.MustFix, final.Spot.Line, final.Spot.Stretch, message)
            : Remark.Question("I-01", "balance", Severity.MustExplain, final.Spot.Line, final.Spot.Stretch, message)) with
        { Stated = final.Text, Computed = BudgetFigures.Wan(sum), Related = [initial.Spot.Span, adjust.Spot.Span] };
    }

    private static IEnumerable<TextFinding> Denominator(WholeReport report)
    {
        var facts = report.Facts;
        if (facts.One(Quantity.ExecTotal) is not { } spent || facts.One(Quantity.Unspent) is not { } unspent)
        {
            yield break;
        }

        var budget = new BudgetFigures(facts);
        if (budget.Final is not { } whole)
        {
            yield break;
        }

        var sum = spent.Value + unspent.Value;
        if (!IsNear(sum, whole, BudgetFigures.Tolerance(spent, unspent, budget.Initial, budget.Adjust, budget.PrintedFinal)))
        {
            var name = budget.PrintedFinal is null ? "年初预算加调整" : "全年预算";
            yield return Remark.Question(
                "I-05", "balance", Severity.MustExplain, unspent.Spot.Line, unspent.Spot.Stretch,
                $"支出完成率的分母是支出{spent.Text}加未支出{unspent.Text}，即{BudgetFigures.Wan(sum)}，与{name}{BudgetFigures.Wan(whole)}相差{BudgetFigures.Wan(Ratio.Abs(sum - whole))}，请说明两者关系（如上年结转）。") with
            { Stated = BudgetFigures.Wan(sum), Computed = BudgetFigures.Wan(whole), Related = Places(spent, budget.Initial, budget.Adjust, budget.PrintedFinal) };
        }
    }

    private static IEnumerable<TextFinding> Balances(WholeReport report)
    {
        var facts = report.Facts;
        if (facts.One(Quantity.IncomeTotal) is not { } income || facts.One(Quantity.ExecTotal) is not { } spent || facts.One(Quantity.CarryoverEnd) is not { } end)
        {
            yield break;
        }

        var left = income.Value - spent.Value;
        var open = facts.One(Quantity.CarryoverOpen);
        var tolerance = BudgetFigures.Tolerance(income, spent, end, open);
        if (IsNear(left, end.Value, tolerance) || (open is not null && IsNear(open.Value + left, end.Value, tolerance)))
        {
            yield break;
        }

        yield return open is null ? Unbridged(income, spent, end, facts.One(Quantity.Unspent), left) : Broken(report, open, income, spent, end, left);
    }

    /// <summary>The opening balance is not stated: what it would have to be, and which balances differ.</summary>
    private static TextFinding Unbridged(Fact income, Fact spent, Fact end, Fact? unspent, Ratio left)
    {
        var third = unspent is not null && !unspent.Agrees(end) ? $"、未支出{unspent.Text}" : string.Empty;
        return Remark.Question(
            third.Length > 0 ? "N-14" : "I-07", "balance", Severity.MustExplain, end.Spot.Line, end.Spot.Stretch,
            $"报告里的结余数对不上：收入{income.Text}减支出{spent.Text}为{BudgetFigures.Wan(left)}，年末结转结余{end.Text}{third}。没有写年初结转结余，按收支倒推应为{BudgetFigures.Wan(end.Value - left)}，请补写并说明各数关系。") with
        { Stated = end.Text, Computed = BudgetFigures.Wan(left), Related = Places(income, spent, unspent) };
    }

    private static readonly string[] OtherMovements = ["结余分配", "非财政拨款结余", "专用结余", "收回", "上缴", "核减", "弥补"];

    private static TextFinding Broken(WholeReport report, Fact open, Fact income, Fact spent, Fact end, Ratio left)
    {
        var due = open.Value + left;
        var message = $"按收支推算，年初结转结余{open.Text}加收入{income.Text}减支出{spent.Text}，年末结转结余应为{BudgetFigures.Wan(due)}，报告写{end.Text}，相差{BudgetFigures.Wan(Ratio.Abs(due - end.Value))}，请核对或说明差额。";
        var isExplained = report.Prose.Any(line => Array.Exists(OtherMovements, word => line.Text.Contains(word, StringComparison.Ordinal)));
        return (isExplained
            ? Remark.Question("R-04", "balance", Severity.MustExplain, end.Spot.Line, end.Spot.Stretch, message)
            : Remark.Fault("R-04", "balance", Severity.MustFix, end.Spot.Line, end.Spot.Stretch, message)) with
        { Stated = end.Text, Computed = BudgetFigures.Wan(due), Related = Places(open, income, spent) };
    }

    /// <summary>I-18: a rate named 财政拨款… worked out from a total of all income.</summary>
    private static IEnumerable<TextFinding> Scope(WholeReport report)
    {
        var total = report.Facts.Of(Quantity.IncomeTotal).FirstOrDefault(fact => fact.Label.Contains('总', StringComparison.Ordinal) || fact.Label.Contains("合计", StringComparison.Ordinal));
        if (total is null)
        {
            yield break;
        }

        var formula = report.Facts.All.FirstOrDefault(fact => fact is { IsOperand: true, Quantity: Quantity.IncomeTotal } && fact.Agrees(total) && NamesFiscal(fact));
        if (formula is not null && !report.Facts.All.Any(fact => fact.Quantity == Quantity.IncomeFiscal && fact.Agrees(formula)))
        {
            yield return Remark.Question(
                "I-18", "scope", Severity.MustExplain, formula.Spot.Line, formula.Spot.Stretch,
                $"指标名称是财政拨款口径，代入的{formula.Text}与“{total.Label.Trim()}”{total.Text}相同，是全部收入；请确认口径，或改用财政拨款收入。") with
            { Stated = formula.Text, Related = [total.Spot.Span] };
        }
    }

    private static bool NamesFiscal(Fact operand)
    {
        var text = operand.Spot.Line.Text;
        var sentence = operand.Spot.Line.SentenceAt(operand.Spot.Stretch.Start);
        return text.AsSpan(sentence.Start, operand.Spot.Stretch.Start - sentence.Start).Contains("财政拨款", StringComparison.Ordinal);
    }

    private static bool IsNear(Ratio one, Ratio other, Ratio tolerance) => Ratio.Abs(one - other) <= tolerance;

    private static TextSpan[] Places(params ReadOnlySpan<Fact?> facts)
    {
        var places = new List<TextSpan>();
        foreach (var fact in facts)
        {
            if (fact is not null)
            {
                places.Add(fact.Spot.Span);
            }
        }

        return [.. places];
    }
}
