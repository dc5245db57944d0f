using System.Buffers;
using Evaluation.Core.Checks;
using Evaluation.Core.Claims;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Examinations;

/// <summary>N-01 to N-05: what the text says of the budget against the figures it prints. Each fires only when phrase and figure are both there.</summary>
internal static class NarrativeChecks
{
    /// <summary>Adjusting more than a tenth of the initial budget is no small adjustment.</summary>
    private static readonly Ratio LargeAdjustment = Ratio.Of(1, 10);

    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        var budget = new BudgetFigures(report.Facts);
        var clauses = (from line in report.Prose from clause in line.Clauses select new Spot(line, clause)).ToList();
        return SmallAdjustment(clauses, budget)
            .Concat(WithinBudget(clauses, report.Facts, budget))
            .Concat(NoExcess(clauses, report.Facts))
            .Concat(NoCarryover(clauses, report.Facts))
            .Concat(AllDone(clauses, report));
    }

    private static IEnumerable<TextFinding> SmallAdjustment(List<Spot> clauses, BudgetFigures budget)
    {
        if (budget is not { Initial: { Value.IsZero: false } initial, Adjustment: { } adjustment } || Ratio.Abs(adjustment) / initial.Value <= LargeAdjustment)
        {
            return [];
        }

        var said = clauses.Where(clause => Phrases.Has(clause.Stretch.Of(clause.Line.Text), ["调整", "调剂", "追加"])
            && Phrases.At(clause.Stretch.Of(clause.Line.Text), ["幅度大", "幅度较大", "幅度过大", "大幅", "频繁", "较大调整", "重大调整"]) is >= 0 and var at
            && Phrases.IsNegated(clause.Stretch.Of(clause.Line.Text), at)).Take(1);
        return said.Select(clause => Remark.Question(
            "N-01", "narrative", Severity.MustExplain, clause.Line, clause.Stretch,
            $"报告称预算没有频繁或大幅调整，但调整{BudgetFigures.Wan(adjustment)}，占年初预算{initial.Text}的{BudgetFigures.Rate(Ratio.Abs(adjustment), initial.Value)}，请说明或改写。") with
        { Stated = clause.Text, Computed = BudgetFigures.Rate(Ratio.Abs(adjustment), initial.Value), Related = [initial.Spot.Span, .. budget.Adjust is { } adjust ? [adjust.Spot.Span] : Array.Empty<TextSpan>()] });
    }

    /// <summary>A statement about one kind of spending is not one about all of it.</summary>
    private static readonly string[] OneKind = ["三公", "公用经费", "接待", "会议费", "培训费", "采购", "用车", "出国", "项目", "单项", "差旅"];

    private static readonly string[] Within = ["以内", "之内", "范围内", "预算内", "额度内", "总额内", "指标内"];

    private static IEnumerable<TextFinding> WithinBudget(List<Spot> clauses, ReportFacts facts, BudgetFigures budget)
    {
        if (facts.One(Quantity.ExecTotal) is not { } spent)
        {
            yield break;
        }

        foreach (var clause in clauses)
        {
            var words = clause.Stretch.Of(clause.Line.Text);
            var isSaid = words.Contains("支出", StringComparison.Ordinal) && words.Contains("预算", StringComparison.Ordinal)
                && words.Contains("控制在", StringComparison.Ordinal) && Phrases.Has(words, Within) && !Phrases.Has(words, OneKind);
            if (!isSaid)
            {
                continue;
            }

            var isInitial = words.Contains("年初", StringComparison.Ordinal);
            if (budget.Final is { } final && spent.Value - final > BudgetFigures.Tolerance(spent, budget.PrintedFinal, budget.Initial, budget.Adjust))
            {
                yield return Remark.Fault(
                    "N-02", "narrative", Severity.MustFix, clause.Line, clause.Stretch,
                    $"报告称支出控制在预算以内，但支出{spent.Text}超过调整后预算{BudgetFigures.Wan(final)}，超出{BudgetFigures.Wan(spent.Value - final)}，请更正。") with
                { Stated = clause.Text, Related = [spent.Spot.Span] };
                yield break;
            }

            if (budget.Initial is { } initial && spent.Value - initial.Value > BudgetFigures.Tolerance(spent, initial) && (isInitial || !Phrases.Has(words, ["全年", "调整后"])))
            {
                var after = budget.Final is { } total ? $"，调整后预算{BudgetFigures.Wan(total)}" : string.Empty;
                var message = $"报告称支出控制在预算以内；支出{spent.Text}，年初预算{initial.Text}{after}，支出超过年初预算{BudgetFigures.Wan(spent.Value - initial.Value)}，请写明按哪个预算。";
                yield return (isInitial
                    ? Remark.Fault("N-02", "narrative", Severity.MustFix, clause.Line, clause.Stretch, message)
                    : Remark.Question("N-02", "narrative", Severity.MustExplain, clause.Line, clause.Stretch, message)) with
                { Stated = clause.Text, Related = [spent.Spot.Span, initial.Spot.Span] };
                yield break;
            }
        }
    }

    private static IEnumerable<TextFinding> NoExcess(List<Spot> clauses, ReportFacts facts)
    {
        var breaches = BalanceChecks.Breaches(facts).Where(breach => breach.Check is "I-14" or "I-15" or "I-16").ToList();
        if (breaches.Count == 0)
        {
            yield break;
        }

        foreach (var clause in clauses)
        {
            var words = clause.Stretch.Of(clause.Line.Text);
            if (Phrases.At(words, ["超预算", "超出预算", "超过预算"]) is >= 0 and var at && Phrases.IsNegated(words, at))
            {
                var (_, part, whole, item) = breaches[0];
                yield return Remark.Question(
                    "N-03", "narrative", Severity.MustExplain, clause.Line, clause.Stretch,
                    $"报告称没有超预算支出，但{item}{part.Text}为预算{whole.Text}的{BudgetFigures.Rate(part.Value, whole.Value)}，请说明或改写。") with
                { Stated = clause.Text, Related = [.. breaches.Select(breach => breach.Part.Spot.Span)] };
                yield break;
            }
        }
    }

    private static IEnumerable<TextFinding> NoCarryover(List<Spot> clauses, ReportFacts facts)
    {
        if (facts.One(Quantity.CarryoverEnd) is not { Value.Sign: > 0 } end)
        {
            yield break;
        }

        foreach (var clause in clauses)
        {
            var words = clause.Stretch.Of(clause.Line.Text);
            var at = Phrases.At(words, ["无结转", "无结余", "无年末结转", "零结转", "零结余", "没有结转", "没有结余", "未产生结转", "未形成结转", "不存在结转"]);
            if (at >= 0 && !Phrases.Has(words, ["财政拨款", "项目", "专项", "基金", "长期", "两年", "超期", "闲置", "沉淀", "上年", "年初"]) && !Phrases.Has(words, OneKind))
            {
                yield return Remark.Fault(
                    "N-04", "narrative", Severity.MustExplain, clause.Line, clause.Stretch,
                    $"报告称没有结转结余，但年末结转结余{end.Text}，请核对后统一。") with
                { Stated = clause.Text, Computed = end.Text, Related = [end.Spot.Span] };
                yield break;
            }
        }
    }

    private static readonly string[] Everything = ["各项", "全部", "所有", "年度", "全年"];

    private static readonly string[] Duties = ["工作", "任务", "目标", "指标"];

    /// <summary>What is said to be done without rest, and the rate that measures it.</summary>
    private static readonly (string[] Words, string Rate)[] Done =
    [
        (["全部完成", "圆满完成", "均已完成", "全面完成", "100%完成", "100％完成", "如期完成", "全部实现", "均已实现", "全部达成", "均完成"], "完成率"),
        (["全部办结", "均已办结", "全部办理完毕"], "办结率"),
    ];

    private static readonly string[] Money = ["支出", "预算", "支付", "收入", "投资", "采购", "资金"];

    private static IEnumerable<TextFinding> AllDone(List<Spot> clauses, WholeReport report)
    {
        foreach (var clause in clauses)
        {
            foreach (var (done, rate) in Done)
            {
                var words = clause.Stretch.Of(clause.Line.Text);
                var at = Phrases.At(words, done);
                if (at < 0 || Phrases.IsNegated(words, at) || clause.Line.Section is SectionKind.Goals or SectionKind.Tasks or SectionKind.Measures)
                {
                    continue;
                }

                var isBroad = Phrases.Has(words, Everything) && Phrases.Has(words, Duties);
                var subject = words[Math.Max(0, at - 4)..at].ToString();
                if ((isBroad || subject.Length == 4) && Unfinished(report, rate, isBroad ? null : subject) is { Line: not null } left)
                {
                    yield return Remark.Question(
                        "N-05", "narrative", Severity.MustExplain, clause.Line, clause.Stretch,
                        $"报告称“{clause.Text}”，但第{left.Line.Number}段写“{left.Text}”，请说明或改写。") with
                    { Stated = clause.Text, Related = [left.Span] };
                    yield break;
                }
            }
        }
    }

    /// <summary>A rate below 100 %, or a number of things left undone; of the same subject unless everything is meant.</summary>
    private static Spot Unfinished(WholeReport report, string rate, string? subject)
    {
        foreach (var line in report.Prose.Where(line => line.Section is not (SectionKind.Goals or SectionKind.Tasks)))
        {
            foreach (var figure in report.FiguresOf(line).Where(figure => figure.Firmness == FigureFirmness.Exact))
            {
                var clause = line.ClauseAt(figure.Place.Offset);
                var words = clause.Of(line.Text);
                var sentence = line.SentenceAt(figure.Place.Offset).Of(line.Text);
                var isBelow = figure.Unit.Dimension == FigureDimension.Rate && figure.Value < Ratio.One
                    && line.Text.AsSpan(clause.Start, figure.Place.Offset - clause.Start).TrimEnd("为是达到=：:").EndsWith(rate, StringComparison.Ordinal);
                var isLeft = figure.Unit.Dimension == FigureDimension.Count && figure.Value.Sign > 0
                    && line.Text.AsSpan(figure.Place.End, Math.Min(8, clause.End - figure.Place.End)).IndexOfAny(LeftUndone) >= 0 && Phrases.Has(words, ["未完成", "未达标", "未办结"]);
                if ((isBelow || isLeft) && (subject is null ? !Phrases.Has(sentence, Money) : sentence.Contains(subject, StringComparison.Ordinal)))
                {
                    return new Spot(line, clause);
                }
            }
        }

        return default;
    }

    private static readonly SearchValues<char> LeftUndone = SearchValues.Create("未");
}
