using System.Collections.Frozen;
using Evaluation.Core.Checks;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>N-13 one label with two values; 其中 that may not mean a part; P-08 the same places counted in two ways.</summary>
internal static class LabelChecks
{
    /// <summary>Names that mean one figure wherever they stand; a bare 结转结余 may be that of the beginning.</summary>
    private static readonly FrozenSet<Quantity> Unique = FrozenSet.Create(
        Quantity.BudgetInitial, Quantity.BudgetFinal, Quantity.BudgetAdjust, Quantity.IncomeBudget, Quantity.SpendingBudget, Quantity.IncomeTotal, Quantity.ExecTotal,
        Quantity.CarryoverOpen, Quantity.CarryoverEnd, Quantity.Unspent, Quantity.ThreePublicBudget, Quantity.ThreePublicActual, Quantity.PublicCostBudget, Quantity.PublicCostActual,
        Quantity.ProcurementBudget, Quantity.ProcurementActual, Quantity.FixedAssetTotal, Quantity.FixedAssetInUse, Quantity.StaffActual, Quantity.StaffQuota, Quantity.SelfScore);

    public static IEnumerable<TextFinding> Run(WholeReport report) => TwoValues(report).Concat(Inside(report)).Concat(Places(report));

    /// <summary>Exactly two values: a label that has three or more names something of many things.</summary>
    private static IEnumerable<TextFinding> TwoValues(WholeReport report)
    {
        foreach (var facts in report.Facts.All.Where(fact => fact is { Year: null, IsGeneral: true, IsFund: false } && Unique.Contains(fact.Quantity)).GroupBy(fact => fact.Quantity))
        {
            var values = new List<List<Fact>>();
            foreach (var fact in facts)
            {
                if (values.Find(same => same[0].Agrees(fact)) is { } known)
                {
                    known.Add(fact);
                }
                else
                {
                    values.Add([fact]);
                }
            }

            // The scores of several projects are not one score.
            var isOfProjects = facts.Key == Quantity.SelfScore && facts.Any(fact => fact.Spot.Line.SentenceAt(fact.Spot.Stretch.Start).Of(fact.Spot.Line.Text).Contains("项目", StringComparison.Ordinal));
            if (values.Count == 2 && !isOfProjects && Finding(values) is { } finding)
            {
                yield return finding;
            }
        }
    }

    /// <summary>The value said less often is the one to look at; of two said alike, the later.</summary>
    private static TextFinding? Finding(List<List<Fact>> values)
    {
        var (main, odd) = values[0].Count >= values[1].Count ? (values[0], values[1]) : (values[1], values[0]);
        var (kept, other) = (main.Find(fact => !fact.IsOperand) ?? main[0], odd.Find(fact => !fact.IsOperand) ?? odd[0]);
        if (kept.IsOperand)
        {
            return null;
        }

        var name = kept.Label.Trim();
        return Remark.Fault(
            "N-13", "label", Severity.MustExplain, other.Spot.Line, other.Spot.Stretch,
            $"“{name}”前后不一致：第{kept.Spot.Line.Number}段为{kept.Text}，第{other.Spot.Line.Number}段{(other.IsOperand ? "算式里" : string.Empty)}为{other.Text}，请统一。") with
        { Stated = other.Text, Computed = kept.Text, Related = [kept.Spot.Span, .. odd.Where(fact => fact != other).Take(10).Select(fact => fact.Spot.Span)] };
    }

    /// <summary>“预算数为A，其中调整金额为B”: 其中 says that B is inside A; an adjustment comes on top of it.</summary>
    private static IEnumerable<TextFinding> Inside(WholeReport report)
    {
        foreach (var adjust in report.Facts.All.Where(fact => fact is { Quantity: Quantity.BudgetAdjust, IsOperand: false }))
        {
            var line = adjust.Spot.Line;
            var sentence = line.SentenceAt(adjust.Spot.Stretch.Start);
            var budget = report.Facts.All.LastOrDefault(fact => fact.Spot.Line == line && fact.Quantity is Quantity.IncomeBudget or Quantity.BudgetInitial or Quantity.SpendingBudget
                && fact.Spot.Line == line && fact.Spot.Stretch.End <= adjust.Spot.Stretch.Start && fact.Spot.Stretch.Start >= sentence.Start && !fact.IsOperand);
            if (budget is not null && line.Text.AsSpan(budget.Spot.Stretch.End, adjust.Spot.Stretch.Start - budget.Spot.Stretch.End + 2).Contains("其中", StringComparison.Ordinal))
            {
                yield return Remark.Form(
                    "N-13", "label", line, new Stretch(budget.Spot.Stretch.Start, adjust.Spot.Stretch.End),
                    $"“其中”表示调整{adjust.Text}已含在{budget.Text}里（年初为{BudgetFigures.Wan(budget.Value - adjust.Value)}）；如果是另外调整（调整后为{BudgetFigures.Wan(budget.Value + adjust.Value)}），请改写这一句。");
            }
        }
    }

    /// <summary>Kinds of places that are counted together under one name.</summary>
    private static readonly (string[] Parts, string[] Together)[] Wholes =
    [
        (["乡镇", "街道"], ["镇（街）", "镇街", "乡镇（街道）", "乡镇街道", "镇（街道）", "乡镇、街道", "镇(街)"]),
        (["镇", "街道"], ["镇（街）", "镇街", "镇（街道）", "镇(街)"]),
        (["乡镇", "办事处"], ["乡镇（办事处）", "乡镇办"]),
        (["行政村", "社区"], ["村（社区）", "村居", "村社区", "村(社区)"]),
        (["村", "社区"], ["村（社区）", "村居", "村社区", "村(社区)"]),
    ];

    private static IEnumerable<TextFinding> Places(WholeReport report)
    {
        foreach (var (parts, together) in Wholes)
        {
            var sum = Sum(report, parts);
            var whole = Counted(report, together).FirstOrDefault();
            if (sum is { } counted && whole.Figure is not null && counted.Total != whole.Figure.Number)
            {
                yield return Remark.Form(
                    "P-08", "label", counted.Spot.Line, counted.Spot.Stretch,
                    FormattableString.Invariant($"“{counted.Spot.Text}”共{counted.Total:0}个，第{whole.Spot.Line.Number}段是“{whole.Spot.Text}”，是否为同一事项？如是，请统一。")) with
                { Stated = counted.Spot.Text, Computed = whole.Figure.Text, Related = [whole.Spot.Span] };
                yield break;
            }
        }
    }

    private static (decimal Total, Spot Spot)? Sum(WholeReport report, string[] parts)
    {
        foreach (var (figure, spot) in Counted(report, [parts[0]]))
        {
            var next = Counted(report, [parts[1]]).FirstOrDefault(other => other.Spot.Line == spot.Line && other.Spot.Stretch.Start - spot.Stretch.End is >= 0 and <= 2);
            if (next.Figure is not null)
            {
                return (figure.Number + next.Figure.Number, new Spot(spot.Line, new Stretch(spot.Stretch.Start, next.Spot.Stretch.End)));
            }
        }

        return null;
    }

    private static IEnumerable<(Figure Figure, Spot Spot)> Counted(WholeReport report, string[] names) =>
        from line in report.Prose
        from figure in report.FiguresOf(line)
        where figure is { Unit: { Dimension: FigureDimension.Count, Measure: "个" }, Firmness: FigureFirmness.Exact }
        let name = Array.Find(names, name => line.Text.AsSpan(figure.Place.End).StartsWith(name, StringComparison.Ordinal))
        where name is not null
        select (figure, new Spot(line, figure.Place.Offset, figure.Place.Length + name.Length));
}
