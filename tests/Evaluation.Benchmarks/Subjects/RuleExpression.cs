namespace Evaluation.Benchmarks.Subjects;

/// <summary>One indicator of BENCH.1.yaml in two other languages: an expression for RulesEngine, and a formula for a sheet.</summary>
/// <param name="Engine">The points as one expression over <c>f</c>, a <see cref="Facts"/>.</param>
/// <param name="Sheet">Cells are written {name}; the row number is added to each.</param>
/// <param name="Cases">The same as conditions with the points of each, which add up: bands, items, reached or not.</param>
internal sealed record RuleExpression(string Code, string Engine, string Sheet, params IReadOnlyList<(string When, string Points)> Cases)
{
    public static IReadOnlyList<RuleExpression> All { get; } =
    [
        Count("1101", 0, 3, "1"),
        Count("1102", 3, 4, "0.75"),
        Deduct("1201", "3", "f.StaffActual / f.StaffQuota - 1m", "{staff_actual}/{staff_quota}-1", "0.01", "0.5", "Floor", "INT"),
        Deduct("1202", "3", "(f.ThreePublicBudget - f.ThreePublicBudgetLast) / f.ThreePublicBudgetLast", "({three_public_budget}-{three_public_budget_last})/{three_public_budget_last}", "0.01", "0.3", "", ""),
        Bands("1203", "f.KeyProjectBudget / f.ProjectBudgetTotal", "{key_project_budget}/{project_budget_total}", ">=", "0", (">= ", "0.9", "4"), (">= ", "0.8", "3.2"), (">= ", "0.7", "2.4"), (">= ", "0.6", "1.6")),
        Deduct("1204", "4", "Math.Abs((f.IncomeFinalFiscal - f.IncomeBudgetFiscal) / f.IncomeBudgetFiscal)", "ABS(({income_final_fiscal}-{income_budget_fiscal})/{income_budget_fiscal})", "0.05", "1", "Floor", "INT"),
        UpTo("2101", "f.ExecTotal / (f.BudgetInitial + f.BudgetAdjust)", "{exec_total}/({budget_initial}+{budget_adjust})", "4"),
        Bands("2102", "(f.BudgetAdjustAbs - f.BudgetAdjustExempt) / f.BudgetInitial", "({budget_adjust_abs}-{budget_adjust_exempt})/{budget_initial}", "<=", "0", ("<= ", "0", "3"), ("<= ", "0.1", "2"), ("<= ", "0.2", "1"), ("<= ", "0.3", "0.5")),
        UpTo("2103", "f.PayProgressActual / f.PayProgressPlanned", "{pay_progress_actual}/{pay_progress_planned}", "3"),
        Bands("2104", "f.CarryoverEnd / (f.ExecTotal + f.UnspentTotal)", "{carryover_end}/({exec_total}+{unspent_total})", "<=", "0", ("<= ", "0.1", "3"), ("<= ", "0.2", "1.5")),
        Deduct("2105", "3", "(f.CarryoverEnd - f.CarryoverEndLast) / f.CarryoverEndLast", "({carryover_end}-{carryover_end_last})/{carryover_end_last}", "0.1", "0.5", "Floor", "INT"),
        Deduct("2106", "3", "f.PublicCostActual / f.PublicCostBudget - 1m", "{public_cost_actual}/{public_cost_budget}-1", "0.01", "0.3", "Ceiling", "CEIL"),
        Deduct("2107", "3", "f.ThreePublicActual / f.ThreePublicBudget - 1m", "{three_public_actual}/{three_public_budget}-1", "0.01", "0.5", "Floor", "INT"),
        new("2108",
            "f.ProcurementActual > f.ProcurementBudget ? 0m : Half.Up(f.ProcurementActual / f.ProcurementBudget * 2m)",
            "IF({procurement_actual}>{procurement_budget},0,ROUND({procurement_actual}/{procurement_budget}*2,2))",
            ("f.ProcurementActual > f.ProcurementBudget", "0m"), ("f.ProcurementActual <= f.ProcurementBudget", "Half.Up(f.ProcurementActual / f.ProcurementBudget * 2m)")),
        Bands("2109", "f.TreasuryStockEnd / f.TreasuryStockLast - 1m", "{treasury_stock_end}/{treasury_stock_last}-1", "<=", "0", ("<= ", "0", "3"), ("<= ", "0.2", "1.5")),
        Count("2201", 7, 3, "1"),
        PerCase("2202", "f.ViolationCount", "{violation_count}", "3", "1"),
        Count("2203", 10, 2, "1"),
        Count("2204", 12, 4, "0.5"),
        new("2205", "f.GroupEstablished != 0m ? 1m : 0m", "IF({group_established}<>0,1,0)", ("f.GroupEstablished != 0m", "1m"), ("f.GroupEstablished == 0m", "0m")),
        PerCase("2206", "f.ComplaintsUpheld", "{complaints_upheld}", "2", "0.5"),
        UpTo("3101", "f.WorkDone / f.WorkPlanned", "{work_done}/{work_planned}", "6"),
        UpTo("3102", "f.WorkOnTime / f.WorkPlanned", "{work_on_time}/{work_planned}", "5"),
        UpTo("3103", "f.WorkQualityOk / f.WorkPlanned", "{work_quality_ok}/{work_planned}", "5"),
        UpTo("3104", "f.KeyWorkDone / f.KeyWorkAssigned", "{key_work_done}/{key_work_assigned}", "4"),
        Bands("3201", "f.FixedAssetInUse / f.FixedAssetTotal", "{fixed_asset_in_use}/{fixed_asset_total}", ">=", "0", (">= ", "0.9", "3"), (">= ", "0.75", "2"), (">= ", "0.6", "1")),
        UpTo("3202", "f.IntentOnTime / f.IntentRequired", "{intent_on_time}/{intent_required}", "2"),
        Targets("4101", 6),
        new("4102",
            "f.Satisfaction >= 90m ? 4m : f.Satisfaction < 60m ? 0m : Half.Up(f.Satisfaction / 90m * 4m)",
            "IF({satisfaction}>=90,4,IF({satisfaction}<60,0,ROUND({satisfaction}/90*4,2)))",
            ("f.Satisfaction >= 90m", "4m"), ("f.Satisfaction < 60m", "0m"), ("f.Satisfaction >= 60m && f.Satisfaction < 90m", "Half.Up(f.Satisfaction / 90m * 4m)")),
        UpTo("4103", "f.Projects.Sum(Score * Amount) / f.Projects.Sum(Amount) / 100m", "({score0}*{amount0}+{score1}*{amount1}+{score2}*{amount2})/({amount0}+{amount1}+{amount2})/100", "3"),
        Deduct("4104", "2", "(f.UnitCost - f.UnitCostLast) / f.UnitCostLast", "({unit_cost}-{unit_cost_last})/{unit_cost_last}", "0.02", "0.4", "", ""),
    ];

    private static RuleExpression Count(string code, int first, int count, string each) => new(
        code,
        string.Join(" + ", Enumerable.Range(first, count).Select(item => $"(f.Items[{item}] ? {each}m : 0m)")),
        $"({string.Join('+', Enumerable.Range(first, count).Select(item => $"{{item{item}}}"))})*{each}",
        [.. Enumerable.Range(first, count).Select(item => ($"f.Items[{item}]", each + "m"))]);

    private static RuleExpression UpTo(string code, string engine, string sheet, string weight) =>
        new(code, $"Half.Up(Math.Min({engine}, 1m) * {weight}m)", $"ROUND(MIN({sheet},1)*{weight},2)", ($"{engine} >= 1m", weight + "m"), ($"{engine} < 1m", $"Half.Up({engine} * {weight}m)"));

    private static RuleExpression PerCase(string code, string engine, string sheet, string weight, string perCase) =>
        new(code, $"Math.Max(0m, {weight}m - {engine} * {perCase}m)", $"MAX(0,{weight}-{sheet}*{perCase})", ($"{engine} == 0m", weight + "m"), ($"{engine} > 0m", $"Math.Max(0m, {weight}m - {engine} * {perCase}m)"));

    /// <summary>A sheet's steps are rounded to nine places first: binary fractions miss a full step by the last digit.</summary>
    private static RuleExpression Deduct(string code, string weight, string engine, string sheet, string step, string perStep, string engineSteps, string sheetSteps)
    {
        var steps = $"Math.Max({engine}, 0m) / {step}m";
        var cells = $"ROUND(MAX({sheet},0)/{step},9)";
        return new(
            code,
            $"Half.Up(Math.Max(0m, {weight}m - {(engineSteps.Length == 0 ? steps : $"Math.{engineSteps}({steps})")} * {perStep}m))",
            $"ROUND(MAX(0,{weight}-{sheetSteps switch { "" => cells, "INT" => $"INT({cells})", _ => $"ROUNDUP({cells},0)" }}*{perStep}),2)",
            ($"{engine} <= 0m", weight + "m"), ($"{engine} > 0m", $"Half.Up(Math.Max(0m, {weight}m - {(engineSteps.Length == 0 ? steps : $"Math.{engineSteps}({steps})")} * {perStep}m))"));
    }

    private static RuleExpression Bands(string code, string engine, string sheet, string sign, string otherwise, params (string Sign, string End, string Points)[] bands) => new(
        code,
        string.Concat(bands.Select(band => $"{engine} {band.Sign}{band.End}m ? {band.Points}m : ")) + otherwise + "m",
        string.Concat(bands.Select(band => $"IF({sheet}{sign}{band.End},{band.Points},")) + otherwise + new string(')', bands.Length),
        [
            .. bands.Select((band, index) => (string.Concat(bands.Take(index).Select(before => $"!({engine} {before.Sign}{before.End}m) && ")) + $"{engine} {band.Sign}{band.End}m", band.Points + "m")),
            ($"!({engine} {bands[^1].Sign}{bands[^1].End}m)", otherwise + "m"),
        ]);

    private static RuleExpression Targets(string code, int rows) => new(
        code,
        "f.Targets.Sum(Half.Up((Sign == \"定性\" ? Actual / 100m : Sign == \"≤\" ? (Actual <= Target ? 1m : Math.Max(0m, 1m - (Actual - Target) / Target)) : Math.Min(Math.Max(Actual, 0m) / Target, 1m)) * Weight))",
        string.Join('+', Enumerable.Range(0, rows).Select(row =>
            $"ROUND(IF({{sign{row}}}=\"定性\",{{actual{row}}}/100,IF({{sign{row}}}=\"≤\",IF({{actual{row}}}<={{target{row}}},1,MAX(0,1-({{actual{row}}}-{{target{row}}})/{{target{row}}})),MIN(MAX({{actual{row}}},0)/{{target{row}}},1)))*{{weight{row}}},2)")));
}
