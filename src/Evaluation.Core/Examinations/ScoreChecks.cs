using Evaluation.Core.Checks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Examinations;

/// <summary>S-03 a score above 100, S-13 and S-16 full marks beside figures that cost points, N-06 full marks beside problems admitted.</summary>
internal static class ScoreChecks
{
    /// <summary>Problems that an indicator measures; a wish to do better is none. Source: the reviewers' criteria and published reports.</summary>
    private static readonly string[] Problems =
    [
        "进度滞后", "进度缓慢", "进度较慢", "进度偏慢", "进度不快", "执行率低", "执行率不高", "执行率偏低", "执行率较低", "执行进度慢", "完成率低", "完成率不高", "支出进度", "不规范", "不及时", "不到位", "不严格", "不完善", "不健全", "不科学", "不精准", "不准确", "不细化", "不够", "偏差较大", "结转较大", "结余较大", "超预算", "未完成", "滞后", "脱节", "违规",
    ];

    public static IEnumerable<TextFinding> Run(ReportReading reading)
    {
        if (reading.Facts.One(Quantity.SelfScore) is not { } score)
        {
            return [];
        }

        return score.Value > Ratio.Hundred ? AboveFull(score, reading) : score.Value == Ratio.Hundred ? Full(score, reading) : [];
    }

    private static IEnumerable<TextFinding> AboveFull(Fact score, ReportReading reading)
    {
        var hasBonus = reading.Lines.Any(line => line.Text.Contains("加分", StringComparison.Ordinal));
        var message = $"自评总分{score.Text}超过100分，请核对各项得分。";
        yield return hasBonus
            ? Remark.Question("S-03", "score", Severity.MustExplain, score.Spot.Line, score.Spot.Stretch, message)
            : Remark.Fault("S-03", "score", Severity.MustFix, score.Spot.Line, score.Spot.Stretch, message);
    }

    private static IEnumerable<TextFinding> Full(Fact score, ReportReading reading)
    {
        var costs = Costs(reading.Facts).ToList();
        var message = costs.Count > 0
            ? $"自评{score.Text}是满分，但报告里{string.Join("；", costs.Select(cost => cost.Reason))}，按一般评分标准得不到满分，请核对得分或说明依据。"
            : $"自评{score.Text}是满分，请逐项确认，并写明未发现问题的依据。";
        yield return Remark.Question(costs.Count > 0 ? "S-13" : "S-16", "score", Severity.MustExplain, score.Spot.Line, score.Spot.Stretch, message) with
        { Stated = score.Text, Related = [.. costs.Select(cost => cost.Place)] };
        if (Admitted(reading) is { } problem)
        {
            yield return Remark.Question(
                "N-06", "score", Severity.MustExplain, problem.Line, problem.Stretch,
                $"报告承认“{problem.Text}”，但第{score.Spot.Line.Number}段自评满分{score.Text}，请说明，或在相应指标扣分。") with
            { Related = [score.Spot.Span] };
        }
    }

    /// <summary>Figures that cost points under any rubric: execution below 100 %, a stock that grew, spending above its budget.</summary>
    private static IEnumerable<(string Reason, TextSpan Place)> Costs(ReportFacts facts)
    {
        if (facts.One(Quantity.ExecTotal) is { } spent)
        {
            var whole = facts.One(Quantity.Unspent) is { } unspent ? spent.Value + unspent.Value : new BudgetFigures(facts).Final;
            if (whole is { Sign: > 0 } total && spent.Value < total)
            {
                yield return ($"支出完成率{BudgetFigures.Rate(spent.Value, total)}", spent.Spot.Span);
            }
        }

        if (facts.One(Quantity.StockEnd) is { } stock && facts.One(Quantity.StockPrevious) is { Value.IsZero: false } before && stock.Value > before.Value)
        {
            yield return ($"国库存量资金由{before.Text}增加到{stock.Text}", stock.Spot.Span);
        }

        foreach (var (_, part, whole, item) in BalanceChecks.Breaches(facts).Where(breach => breach.Check is "I-14" or "I-15" or "I-16" or "I-17"))
        {
            yield return ($"{item}为{(item == "在职人员" ? "编制" : "预算")}的{BudgetFigures.Rate(part.Value, whole.Value)}", part.Spot.Span);
        }
    }

    /// <summary>The first clause of the section on problems that names one; “不存在…不规范” names none.</summary>
    private static Spot? Admitted(ReportReading reading)
    {
        foreach (var line in reading.In(SectionKind.Problems))
        {
            foreach (var clause in line.Clauses)
            {
                var words = clause.Of(line.Text);
                if (clause.Start >= line.BodyOffset && Phrases.At(words, Problems) is >= 0 and var at && !Phrases.IsNegated(words, at))
                {
                    return new Spot(line, clause);
                }
            }
        }

        return null;
    }
}
