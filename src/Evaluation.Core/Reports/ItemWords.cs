using Evaluation.Core.Filings;

namespace Evaluation.Core.Reports;

/// <summary>What the answer to an item of a checklist is called.</summary>
public static class ItemWords
{
    public static string Of(ItemState? state) => state switch
    {
        ItemState.Met => "符合",
        ItemState.NotMet => "不符合",
        ItemState.NotApplicable => "不适用",
        ItemState.Partly => "基本符合",
        _ => "未填",
    };
}
