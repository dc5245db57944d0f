using System.Globalization;
using Evaluation.Core.Filings;

namespace Evaluation.Benchmarks.Subjects;

/// <summary>A filing's figures as plain decimals, read from the record by key: what a program written for this one framework would hold.</summary>
/// <remarks>Public, and with properties, because the rules of RulesEngine read it too. One instance is filled again and again: reading allocates nothing.</remarks>
public sealed class Facts
{
    public decimal StaffActual { get; private set; }

    public decimal StaffQuota { get; private set; }

    public decimal ThreePublicBudget { get; private set; }

    public decimal ThreePublicBudgetLast { get; private set; }

    public decimal ThreePublicActual { get; private set; }

    public decimal ProjectBudgetTotal { get; private set; }

    public decimal KeyProjectBudget { get; private set; }

    public decimal IncomeBudgetFiscal { get; private set; }

    public decimal IncomeFinalFiscal { get; private set; }

    public decimal BudgetInitial { get; private set; }

    public decimal BudgetAdjust { get; private set; }

    public decimal BudgetAdjustAbs { get; private set; }

    public decimal BudgetAdjustExempt { get; private set; }

    public decimal ExecTotal { get; private set; }

    public decimal UnspentTotal { get; private set; }

    public decimal PayProgressActual { get; private set; }

    public decimal PayProgressPlanned { get; private set; }

    public decimal CarryoverEnd { get; private set; }

    public decimal CarryoverEndLast { get; private set; }

    public decimal TreasuryStockEnd { get; private set; }

    public decimal TreasuryStockLast { get; private set; }

    public decimal PublicCostBudget { get; private set; }

    public decimal PublicCostActual { get; private set; }

    public decimal ProcurementBudget { get; private set; }

    public decimal ProcurementActual { get; private set; }

    public decimal ViolationCount { get; private set; }

    public decimal ComplaintsUpheld { get; private set; }

    public decimal GroupEstablished { get; private set; }

    public decimal FixedAssetTotal { get; private set; }

    public decimal FixedAssetInUse { get; private set; }

    public decimal IntentRequired { get; private set; }

    public decimal IntentOnTime { get; private set; }

    public decimal WorkPlanned { get; private set; }

    public decimal WorkDone { get; private set; }

    public decimal WorkOnTime { get; private set; }

    public decimal WorkQualityOk { get; private set; }

    public decimal KeyWorkAssigned { get; private set; }

    public decimal KeyWorkDone { get; private set; }

    public decimal Satisfaction { get; private set; }

    public decimal UnitCost { get; private set; }

    public decimal UnitCostLast { get; private set; }

    /// <summary>Checklist items met, in the order 1101, 1102, 2201, 2203, 2204.</summary>
    public IList<bool> Items { get; } = new bool[16];

    public IList<TargetFacts> Targets { get; } = new List<TargetFacts>();

    public IList<ProjectFacts> Projects { get; } = new List<ProjectFacts>();

    public Facts Read(FilingRecord record)
    {
        var inputs = record.Inputs;
        StaffActual = inputs["staff_actual"].Value!.Value;
        StaffQuota = inputs["staff_quota"].Value!.Value;
        ThreePublicBudget = inputs["three_public_budget"].Value!.Value;
        ThreePublicBudgetLast = inputs["three_public_budget_last"].Value!.Value;
        ThreePublicActual = inputs["three_public_actual"].Value!.Value;
        ProjectBudgetTotal = inputs["project_budget_total"].Value!.Value;
        KeyProjectBudget = inputs["key_project_budget"].Value!.Value;
        IncomeBudgetFiscal = inputs["income_budget_fiscal"].Value!.Value;
        IncomeFinalFiscal = inputs["income_final_fiscal"].Value!.Value;
        BudgetInitial = inputs["budget_initial"].Value!.Value;
        BudgetAdjust = inputs["budget_adjust"].Value!.Value;
        BudgetAdjustAbs = inputs["budget_adjust_abs"].Value!.Value;
        BudgetAdjustExempt = inputs["budget_adjust_exempt"].Value!.Value;
        ExecTotal = inputs["exec_total"].Value!.Value;
        UnspentTotal = inputs["unspent_total"].Value!.Value;
        PayProgressActual = inputs["pay_progress_actual"].Value!.Value;
        PayProgressPlanned = inputs["pay_progress_planned"].Value!.Value;
        CarryoverEnd = inputs["carryover_end"].Value!.Value;
        CarryoverEndLast = inputs["carryover_end_last"].Value!.Value;
        TreasuryStockEnd = inputs["treasury_stock_end"].Value!.Value;
        TreasuryStockLast = inputs["treasury_stock_last"].Value!.Value;
        PublicCostBudget = inputs["public_cost_budget"].Value!.Value;
        PublicCostActual = inputs["public_cost_actual"].Value!.Value;
        ProcurementBudget = inputs["procurement_budget"].Value!.Value;
        ProcurementActual = inputs["procurement_actual"].Value!.Value;
        ViolationCount = inputs["violation_count"].Value!.Value;
        ComplaintsUpheld = inputs["complaints_upheld"].Value!.Value;
        GroupEstablished = inputs["group_established"].Value!.Value;
        FixedAssetTotal = inputs["fixed_asset_total"].Value!.Value;
        FixedAssetInUse = inputs["fixed_asset_in_use"].Value!.Value;
        IntentRequired = inputs["intent_required"].Value!.Value;
        IntentOnTime = inputs["intent_on_time"].Value!.Value;
        WorkPlanned = inputs["work_planned"].Value!.Value;
        WorkDone = inputs["work_done"].Value!.Value;
        WorkOnTime = inputs["work_on_time"].Value!.Value;
        WorkQualityOk = inputs["work_quality_ok"].Value!.Value;
        KeyWorkAssigned = inputs["key_work_assigned"].Value!.Value;
        KeyWorkDone = inputs["key_work_done"].Value!.Value;
        Satisfaction = inputs["satisfaction"].Value!.Value;
        UnitCost = inputs["unit_cost"].Value!.Value;
        UnitCostLast = inputs["unit_cost_last"].Value!.Value;
        ReadItems(record, "BENCH-1101", 0, 3);
        ReadItems(record, "BENCH-1102", 3, 4);
        ReadItems(record, "BENCH-2201", 7, 3);
        ReadItems(record, "BENCH-2203", 10, 2);
        ReadItems(record, "BENCH-2204", 12, 4);
        ReadLists(record);
        return this;
    }

    private static readonly string[] ItemKeys = ["item1", "item2", "item3", "item4"];

    private void ReadItems(FilingRecord record, string code, int first, int count)
    {
        var items = record.Rows[code].Items!;
        for (var item = 0; item < count; item++)
        {
            Items[first + item] = items[ItemKeys[item]] == ItemState.Met;
        }
    }

    private void ReadLists(FilingRecord record)
    {
        Targets.Clear();
        foreach (var row in record.Lists["targets"])
        {
            Targets.Add(new TargetFacts(row.Cells["sign"], Number(row.Cells.GetValueOrDefault("target", "0")), Number(row.Cells["weight"]), Number(row.Cells["actual"])));
        }

        Projects.Clear();
        foreach (var row in record.Lists["key_projects"])
        {
            Projects.Add(new ProjectFacts(Number(row.Cells["amount"]), Number(row.Cells["score"])));
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}

/// <summary>A target of the unit's own.</summary>
public readonly record struct TargetFacts(string Sign, decimal Target, decimal Weight, decimal Actual);

/// <summary>A key project.</summary>
public readonly record struct ProjectFacts(decimal Amount, decimal Score);
