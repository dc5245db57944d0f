using System.Diagnostics;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>One total with its steps: computed, self or reachable, by which points of the rows are added.</summary>
/// <param name="Exact">The total before its last rounding; a grade may be read from it.</param>
/// <param name="IsEmpty">No row applies: there is no total.</param>
internal sealed record TotalSum(Points Total, Ratio Exact, IReadOnlyList<Adjustment> Steps, bool IsEmpty)
{
    public static TotalSum Of(FrameworkPlan plan, CountedRow[] rows, RowCounts counts, RowPoints which, IReadOnlyList<TotalCap> caps, IReadOnlyList<TotalCut> cuts)
    {
        var start = counts.Sum(which);
        if (counts.IsPlain && caps.Count == 0 && cuts.Count == 0 && plan.Weight > Points.Zero)
        {
            return new TotalSum(start, start.ToRatio(), [], IsEmpty: false);
        }

        var sum = new Running(start);
        if (plan.Weight <= Points.Zero || (counts.LeftOut > 0 && !Rescale(plan, [.. rows.Where(row => !row.IsBonus)], which, sum)))
        {
            return new TotalSum(Points.Zero, Ratio.Zero, sum.Steps, IsEmpty: true);
        }

        if (counts.BonusRows > 0)
        {
            Bonus(plan, rows.Where(row => row.IsBonus), which, sum);
        }

        foreach (var cut in cuts)
        {
            var (left, exact) = (sum.Total - cut.Off, sum.Exact - cut.Off.ToRatio());
            sum.Step(cut.Text, left < Points.Zero ? Points.Zero : left, Ratio.Max(exact, Ratio.Zero), $"按“{cut.Name}”扣分");
        }

        if (caps.Count > 0 && caps.MinBy(cap => cap.Max) is var lowest && sum.Total > lowest.Max)
        {
            sum.Step($"{lowest.Text}，总分最高{FigureText.Short(lowest.Max)}分", lowest.Max, lowest.Max.ToRatio(), $"按“{lowest.Name}”封顶");
        }

        return new TotalSum(sum.Total, sum.Exact, sum.Steps, IsEmpty: false);
    }

    private static Points Of(in CountedRow row, RowPoints which) => which switch
    {
        RowPoints.Computed => row.Computed ?? Points.Zero,
        RowPoints.Self => row.Self ?? Points.Zero,
        RowPoints.Reachable => row.Reachable,
        _ => throw new UnreachableException(),
    };

    /// <summary>Groups first, each to its own weight; then the whole, where a policy asks for it or a whole group is out. False: nothing applies.</summary>
    private static bool Rescale(FrameworkPlan plan, List<CountedRow> rows, RowPoints which, Running sum)
    {
        var whole = rows.Exists(row => row.IsLeftOut && row.Indicator.NotApplicable.Policy == NotApplicablePolicy.RescaleTotal);
        var outside = Points.Zero;
        foreach (var group in plan.Framework.Groups.Where(group => !group.IsBonus))
        {
            var own = rows.Where(row => ReferenceEquals(row.Group, group)).ToList();
            if (!own.Exists(row => row.IsLeftOut))
            {
                continue;
            }

            var leaving = Points.Sum(own.Where(row => row.IsLeftOut && row.Indicator.NotApplicable.Policy == NotApplicablePolicy.RescaleTotal).Select(row => row.Indicator.Weight));
            var inside = own.Where(row => !row.IsLeftOut).ToList();
            if (inside.Count == 0)
            {
                (whole, outside) = (true, outside + group.Weight);
                continue;
            }

            outside += leaving;
            var count = own.Count(row => row.IsLeftOut && row.Indicator.NotApplicable.Policy == NotApplicablePolicy.RescaleLevel1);
            if (count == 0)
            {
                continue;
            }

            var scored = Points.Sum(inside.Select(row => Of(row, which)));
            var weight = Points.Sum(inside.Select(row => row.Indicator.Weight));
            var exact = scored.ToRatio() / weight.ToRatio() * (group.Weight - leaving).ToRatio();
            sum.Step($"“{group.Name}”有{count}项不适用，按其余指标折算", sum.Total - scored + Points.Award(exact), sum.Exact - scored.ToRatio() + exact, $"“{group.Name}”不适用指标折算");
        }

        var applicable = plan.Weight - outside;
        if (applicable <= Points.Zero)
        {
            return false;
        }

        if (whole)
        {
            var factor = plan.Weight.ToRatio() / applicable.ToRatio();
            sum.Step("有不适用指标，总分按其余指标折算", Points.Award(sum.Total.ToRatio() * factor), sum.Exact * factor, "不适用指标总分折算");
        }

        return true;
    }

    private static void Bonus(FrameworkPlan plan, IEnumerable<CountedRow> rows, RowPoints which, Running sum)
    {
        var earned = Points.Sum(rows.Select(row => Of(row, which)));
        if (earned <= Points.Zero)
        {
            return;
        }

        var added = Points.Min(earned, plan.Framework.Bonus.Cap);
        var limit = added < earned ? $"（加分项合计{FigureText.Short(earned)}分，最多加{FigureText.Short(added)}分）" : string.Empty;
        sum.Step($"加分{FigureText.Short(added)}分{limit}", sum.Total + added, sum.Exact + added.ToRatio(), "加分");
        if (!plan.Framework.Bonus.MayExceed && sum.Total > plan.Weight)
        {
            sum.Step($"总分最高{FigureText.Short(plan.Weight)}分", plan.Weight, plan.Weight.ToRatio(), "总分上限");
        }
    }

    private sealed class Running(Points start)
    {
        private List<Adjustment>? _steps;

        public Points Total { get; private set; } = start;

        public Ratio Exact { get; private set; } = start.ToRatio();

        public IReadOnlyList<Adjustment> Steps => _steps ?? [];

        public void Step(string reason, Points after, Ratio exact, string kind)
        {
            (_steps ??= []).Add(new Adjustment(reason, Total, after) { Kind = kind });
            (Total, Exact) = (after, exact);
        }
    }
}

/// <summary>Which points of the rows a total adds.</summary>
internal enum RowPoints
{
    Computed,
    Self,
    Reachable,
}
