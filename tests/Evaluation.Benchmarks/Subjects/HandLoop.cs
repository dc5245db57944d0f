namespace Evaluation.Benchmarks.Subjects;

/// <summary>
/// The denominator: the rules of BENCH.1.yaml written by hand on decimals, as a programmer in a hurry for speed would. It knows neither
/// missing values nor zero denominators nor reasons, and it allocates nothing.
/// </summary>
internal sealed class HandLoop
{
    private readonly decimal[] _points = new decimal[31];

    public IReadOnlyList<decimal> Points => _points;

    public decimal Total(Facts f)
    {
        var p = _points;
        p[0] = Count(f, 0, 3, 1m);
        p[1] = Count(f, 3, 4, 0.75m);
        p[2] = Steps(3m, f.StaffActual / f.StaffQuota - 1m, 0.01m, 0.5m);
        p[3] = Share(3m, (f.ThreePublicBudget - f.ThreePublicBudgetLast) / f.ThreePublicBudgetLast, 0.01m, 0.3m);
        p[4] = KeySpending(f.KeyProjectBudget / f.ProjectBudgetTotal);
        p[5] = Steps(4m, Math.Abs((f.IncomeFinalFiscal - f.IncomeBudgetFiscal) / f.IncomeBudgetFiscal), 0.05m, 1m);
        p[6] = UpTo(f.ExecTotal / (f.BudgetInitial + f.BudgetAdjust), 4m);
        p[7] = Adjusted((f.BudgetAdjustAbs - f.BudgetAdjustExempt) / f.BudgetInitial);
        p[8] = UpTo(f.PayProgressActual / f.PayProgressPlanned, 3m);
        p[9] = Carryover(f.CarryoverEnd / (f.ExecTotal + f.UnspentTotal));
        p[10] = Steps(3m, (f.CarryoverEnd - f.CarryoverEndLast) / f.CarryoverEndLast, 0.1m, 0.5m);
        p[11] = StepsBegun(3m, f.PublicCostActual / f.PublicCostBudget - 1m, 0.01m, 0.3m);
        p[12] = Steps(3m, f.ThreePublicActual / f.ThreePublicBudget - 1m, 0.01m, 0.5m);
        p[13] = f.ProcurementActual > f.ProcurementBudget ? 0m : UpTo(f.ProcurementActual / f.ProcurementBudget, 2m);
        p[14] = Stock(f.TreasuryStockEnd / f.TreasuryStockLast - 1m);
        p[15] = Count(f, 7, 3, 1m);
        p[16] = Cases(3m, f.ViolationCount, 1m);
        p[17] = Count(f, 10, 2, 1m);
        p[18] = Count(f, 12, 4, 0.5m);
        p[19] = f.GroupEstablished != 0m ? 1m : 0m;
        p[20] = Cases(2m, f.ComplaintsUpheld, 0.5m);
        p[21] = UpTo(f.WorkDone / f.WorkPlanned, 6m);
        p[22] = UpTo(f.WorkOnTime / f.WorkPlanned, 5m);
        p[23] = UpTo(f.WorkQualityOk / f.WorkPlanned, 5m);
        p[24] = UpTo(f.KeyWorkDone / f.KeyWorkAssigned, 4m);
        p[25] = Assets(f.FixedAssetInUse / f.FixedAssetTotal);
        p[26] = UpTo(f.IntentOnTime / f.IntentRequired, 2m);
        p[27] = TargetPoints(f);
        p[28] = Satisfied(f.Satisfaction / 100m);
        p[29] = UpTo(Projects(f), 3m);
        p[30] = Share(2m, Math.Max((f.UnitCost - f.UnitCostLast) / f.UnitCostLast, 0m), 0.02m, 0.4m);
        var total = 0m;
        foreach (var points in p)
        {
            total += points;
        }

        return total;
    }

#pragma warning disable RS0030 // The denominator rounds by itself; the product's rounding is what it is compared with.
    private static decimal Half(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
#pragma warning restore RS0030

    private static decimal Count(Facts f, int first, int count, decimal each)
    {
        var points = 0m;
        for (var item = first; item < first + count; item++)
        {
            if (f.Items[item])
            {
                points += each;
            }
        }

        return points;
    }

    private static decimal UpTo(decimal rate, decimal weight) => rate >= 1m ? weight : rate <= 0m ? 0m : Half(rate * weight);

    private static decimal Steps(decimal weight, decimal excess, decimal step, decimal perStep) =>
        excess <= 0m ? weight : Math.Max(0m, weight - (decimal.Floor(excess / step) * perStep));

    private static decimal StepsBegun(decimal weight, decimal excess, decimal step, decimal perStep) =>
        excess <= 0m ? weight : Math.Max(0m, weight - (decimal.Ceiling(excess / step) * perStep));

    private static decimal Share(decimal weight, decimal excess, decimal step, decimal perStep) =>
        excess <= 0m ? weight : Half(Math.Max(0m, weight - (excess / step * perStep)));

    private static decimal Cases(decimal weight, decimal cases, decimal perCase) => Math.Max(0m, weight - (cases * perCase));

    private static decimal KeySpending(decimal rate) => rate >= 0.9m ? 4m : rate >= 0.8m ? 3.2m : rate >= 0.7m ? 2.4m : rate >= 0.6m ? 1.6m : 0m;

    private static decimal Adjusted(decimal rate) => rate <= 0m ? 3m : rate <= 0.1m ? 2m : rate <= 0.2m ? 1m : rate <= 0.3m ? 0.5m : 0m;

    private static decimal Carryover(decimal rate) => rate <= 0.1m ? 3m : rate <= 0.2m ? 1.5m : 0m;

    private static decimal Stock(decimal rate) => rate <= 0m ? 3m : rate <= 0.2m ? 1.5m : 0m;

    private static decimal Assets(decimal rate) => rate >= 0.9m ? 3m : rate >= 0.75m ? 2m : rate >= 0.6m ? 1m : 0m;

    private static decimal Satisfied(decimal rate) => rate >= 0.9m ? 4m : rate < 0.6m ? 0m : Half(rate / 0.9m * 4m);

    private static decimal Projects(Facts f)
    {
        var (sum, amounts) = (0m, 0m);
        foreach (var project in f.Projects)
        {
            sum += project.Score * project.Amount;
            amounts += project.Amount;
        }

        return sum / amounts / 100m;
    }

    private static decimal TargetPoints(Facts f)
    {
        var points = 0m;
        foreach (var target in f.Targets)
        {
            var share = target.Sign switch
            {
                "定性" => target.Actual / 100m,
                "≤" => target.Actual <= target.Target ? 1m : Math.Max(0m, 1m - ((target.Actual - target.Target) / target.Target)),
                _ => Math.Min(Math.Max(target.Actual, 0m) / target.Target, 1m),
            };
            points += Half(share * target.Weight);
        }

        return points;
    }
}
