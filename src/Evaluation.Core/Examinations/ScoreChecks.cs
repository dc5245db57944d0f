using System.Buffers;
using System.Globalization;
using Evaluation.Core.Checks;
using Evaluation.Core.Claims;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Examinations;

/// <summary>S-03 a score above the full total, S-13 and S-16 full marks beside figures that cost points, N-06 full marks beside problems admitted.</summary>
internal static class ScoreChecks
{
    /// <summary>Problems that an indicator measures; a wish to do better is none. Source: the reviewers' criteria and published reports.</summary>
    private static readonly string[] Problems =
    [
        "进度滞后", "进度缓慢", "进度较慢", "进度偏慢", "进度不快", "执行率低", "执行率不高", "执行率偏低", "执行率较低", "执行进度慢", "完成率低", "完成率不高", "支出进度", "不规范", "不及时", "不到位", "不严格", "不完善", "不健全", "不科学", "不精准", "不准确", "不细化", "不够", "偏差较大", "结转较大", "结余较大", "超预算", "未完成", "滞后", "脱节", "违规",
    ];

    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        var sums = report.ScoreTables.Select(Sum).OfType<TextFinding>();
        if (report.Facts.One(Quantity.SelfScore) is not { } score)
        {
            return sums;
        }

        var full = Ratio.From(report.FullTotal);
        return sums.Concat(Grade(score, score.Value * Ratio.Hundred / full, report)).Concat(score.Value > full ? AboveFull(score, report) : score.Value == full ? Full(score, report) : []);
    }

    /// <summary>S-11: the total of a table of points is the sum of its rows.</summary>
    private static TextFinding? Sum(ScoreTable table)
    {
        var sum = table.Scores.Sum();
        if (!table.IsComplete || sum == table.Total)
        {
            return null;
        }

        var due = sum.ToString("0.##", CultureInfo.InvariantCulture);
        return Remark.Fault(
            "S-11", "score", Severity.MustFix, table.TotalSpot.Line, table.TotalSpot.Stretch,
            $"总分{table.TotalSpot.Text}与各项得分之和{due}不一致，请核对各项得分或更正总分。") with
        { Stated = table.TotalSpot.Text, Computed = due, Correction = due };
    }

    private static readonly string[] GradeLeads = ["等级评定为", "评价等级为", "等级为", "等级是", "等级：", "等级:", "等次为", "评价结果为", "评定为", "结论为"];

    /// <summary>
    /// S-12 where the grade stands apart from the score: 优 from 90, 良 from 80, 中 from 60, 差 below, five points of leeway for regional bands.
    /// A grade directly behind its score is judged as a claim.
    /// </summary>
    /// <param name="score">The score as printed.</param>
    /// <param name="ofHundred">The score as if the full total were 100.</param>
    /// <param name="report">The report.</param>
    private static IEnumerable<TextFinding> Grade(Fact score, Ratio ofHundred, WholeReport report)
    {
        foreach (var line in report.Prose)
        {
            foreach (var lead in GradeLeads)
            {
                var at = line.Text.IndexOf(lead, StringComparison.Ordinal);
                var from = at < 0 ? -1 : at + lead.Length;
                if (from < 0 || from >= line.Text.Length || (line == score.Spot.Line && at - score.Spot.Stretch.End is >= -4 and <= ClaimReach))
                {
                    continue;
                }

                from += line.Text[from] is '“' or '"' ? 1 : 0;
                if (from < line.Text.Length && Array.Find(Bands, band => band.Word == line.Text[from]) is { Word: not '\0' } band
                    && (ofHundred < band.From - Leeway || ofHundred >= band.To + Leeway) && line.SentenceAt(at).Of(line.Text).IndexOfAny(OfWhole) >= 0)
                {
                    var due = Array.Find(Bands, other => ofHundred >= other.From).Word;
                    yield return Remark.Fault(
                        "S-12", "grade", Severity.MustFix, line, new Stretch(at, from + 1),
                        $"第{score.Spot.Line.Number}段得分{score.Text}应为“{due}”，这里写“{band.Word}”，请更正等级或分数。") with
                    { Stated = band.Word.ToString(), Computed = due.ToString(), Correction = due.ToString(), Related = [score.Spot.Span] };
                    yield break;
                }
            }
        }
    }

    /// <summary>The sentence speaks of the whole, not of one indicator.</summary>
    private static readonly SearchValues<char> OfWhole = SearchValues.Create("自评综合部门单位项目整体总");

    private const int ClaimReach = 24;

    private const int Leeway = 5;

    private static readonly (char Word, int From, int To)[] Bands = [('优', 90, 200), ('良', 80, 90), ('中', 60, 80), ('差', 0, 60)];

    private static IEnumerable<TextFinding> AboveFull(Fact score, WholeReport report)
    {
        var hasBonus = report.Lines.Any(line => line.Text.Contains("加分", StringComparison.Ordinal));
        var message = string.Create(CultureInfo.InvariantCulture, $"自评总分{score.Text}超过{report.FullTotal:0.##}分，请核对各项得分。");
        yield return hasBonus
            ? Remark.Question("S-03", "score", Severity.MustExplain, score.Spot.Line, score.Spot.Stretch, message)
            : Remark.Fault("S-03", "score", Severity.MustFix, score.Spot.Line, score.Spot.Stretch, message);
    }

    private static IEnumerable<TextFinding> Full(Fact score, WholeReport report)
    {
        var costs = Costs(report.Facts).ToList();
        var message = costs.Count > 0
            ? $"自评{score.Text}是满分，但报告里{string.Join("；", costs.Select(cost => cost.Reason))}，按一般评分标准得不到满分，请核对得分或说明依据。"
            : $"自评{score.Text}是满分，请逐项确认，并写明未发现问题的依据。";
        yield return Remark.Question(costs.Count > 0 ? "S-13" : "S-16", "score", Severity.MustExplain, score.Spot.Line, score.Spot.Stretch, message) with
        { Stated = score.Text, Related = [.. costs.Select(cost => cost.Place)] };
        if (Deducted(report) is { } deducted)
        {
            yield return Remark.Fault(
                "N-06", "score", Severity.MustExplain, deducted.Line, deducted.Stretch,
                $"这里写“{deducted.Text}”，但第{score.Spot.Line.Number}段自评满分{score.Text}，请统一扣分与总分。") with
            { Related = [score.Spot.Span] };
        }

        if (Admitted(report) is { } problem)
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

    /// <summary>A deduction that was made; a rule that says what would be deducted is none.</summary>
    private static Spot? Deducted(WholeReport report)
    {
        foreach (var line in report.Prose)
        {
            foreach (var figure in report.FiguresOf(line))
            {
                if (figure is { Unit.Dimension: FigureDimension.Score, Number: > 0m } && line.Text.AsSpan(0, figure.Place.Offset).EndsWith("扣", StringComparison.Ordinal))
                {
                    var clause = line.ClauseAt(figure.Place.Offset);
                    if (!Phrases.Has(line.SentenceAt(figure.Place.Offset).Of(line.Text), ["每", "的扣", "者扣", "则扣", "标准", "扣完", "否则", "得满分"]))
                    {
                        return new Spot(line, clause);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The first clause of the section on problems that names one; “不存在…不规范” names none.</summary>
    private static Spot? Admitted(WholeReport report)
    {
        foreach (var line in report.In(SectionKind.Problems))
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
