namespace Evaluation.Core.Examinations;

/// <summary>What a labelled figure of a report is (vocabulary §9, §10).</summary>
internal enum Quantity
{
    /// <summary>收入预算数.</summary>
    IncomeBudget,

    /// <summary>年初预算数.</summary>
    BudgetInitial,

    /// <summary>支出预算数; the initial budget unless the report says otherwise.</summary>
    SpendingBudget,

    /// <summary>预算调整数.</summary>
    BudgetAdjust,

    /// <summary>全年预算数、调整后预算数.</summary>
    BudgetFinal,

    /// <summary>本年收入合计、收入决算数.</summary>
    IncomeTotal,

    /// <summary>财政拨款收入.</summary>
    IncomeFiscal,

    /// <summary>本年支出合计、支出决算数.</summary>
    ExecTotal,

    /// <summary>年初结转和结余.</summary>
    CarryoverOpen,

    /// <summary>年末结转和结余.</summary>
    CarryoverEnd,

    /// <summary>年末未支出金额.</summary>
    Unspent,

    /// <summary>国库集中支付结转结余存量资金.</summary>
    StockEnd,

    /// <summary>The same a year before.</summary>
    StockPrevious,

    ThreePublicBudget,

    ThreePublicActual,

    PublicCostBudget,

    PublicCostActual,

    ProcurementBudget,

    ProcurementActual,

    FixedAssetTotal,

    FixedAssetInUse,

    StaffQuota,

    StaffActual,

    /// <summary>自评得分 of the whole.</summary>
    SelfScore,

    /// <summary>满意度.</summary>
    Satisfaction,
}
