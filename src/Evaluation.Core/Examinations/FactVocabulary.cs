using System.Collections.Frozen;

namespace Evaluation.Core.Examinations;

/// <summary>
/// The labels of the trade and what they name. A label is read as a whole once the words that change nothing are taken out of it,
/// so that “收入预算数” is known and “某项目收入预算” is not.
/// </summary>
/// <remarks>Source: vocabulary §9, the names of final-accounts tables T1–T9, and the wordings of published reports.</remarks>
internal static class FactVocabulary
{
    /// <summary>Words that change nothing about what is named; longer ones first.</summary>
    private static readonly string[] Fillers =
    [
        "人民币", "本年度", "当年度", "我单位", "本单位", "我部门", "本部门", "本项目", "年度", "当年", "本年", "部门", "单位", "整体", "其中", "金额", "总额", "数额", "总数", "资金", "情况", "市级", "县级", "区级", "省级", "本级", "机关", "的", "数", "净额", "“", "”", "\"", " ", "　",
    ];

    /// <summary>How a clause leads up to a label: 与年初预算… 相比.</summary>
    private static readonly string[] Leads = ["与", "和", "比", "较", "按", "以", "将", "对", "则", "即", "截至年末", "截止年末", "年末", "截至", "截止", "至", "共"];

    private static readonly (Quantity Quantity, string Labels)[] Table =
    [
        (Quantity.IncomeBudget, "收入预算 预算收入 年初收入预算 年初预算收入 预算总收入 收入预算合计 收入年初预算"),
        (Quantity.BudgetInitial, "年初预算 年初批复预算 年初预算批复 年初支出预算 年初预算支出 支出年初预算 年初安排预算 年初预算安排 年初下达预算 批复年初预算 年初预算合计 年初预算总支出 年初财政预算"),
        (Quantity.SpendingBudget, "支出预算 预算支出 预算总支出 支出预算合计"),
        (Quantity.BudgetAdjust, "调整 预算调整 年中调整 年中追加 追加预算 预算追加 调增预算 年中追加预算 预算调整额 调整额 年中调增 调增 年中净调增 净调增 年中调增预算 年中预算调整 年中预算追加 年中调减 调减 年中净调减 净调减 追减 年中追减 调减预算"),
        (Quantity.BudgetFinal, "全年预算 调整后预算 调整预算 调整后全年预算 调整后支出预算 全年支出预算 全年预算支出 预算调整后 调整后总预算 年终调整预算 调整后预算支出"),
        (Quantity.IncomeTotal, "决算总收入 收入决算 决算收入 总收入 收入合计 全年收入 决算收入合计 收入决算合计 全年总收入"),
        (Quantity.IncomeFiscal, "财政拨款收入 财政拨款收入决算 一般公共预算财政拨款收入 决算财政拨款收入"),
        (Quantity.ExecTotal, "决算总支出 支出决算 决算支出 总支出 支出合计 全年支出 全年实际支出 支出决算合计 决算支出合计 全年总支出 全年执行 预算执行 全年预算执行 累计支出"),
        (Quantity.CarryoverOpen, "年初结转结余 年初结转和结余 上年结转 上年结转结余 上年结转和结余 年初结转 年初结余 上年结余 年初结转及结余"),
        (Quantity.CarryoverEnd, "年末结转结余 年末结转和结余 结转结余 年末结转 年末结余 结转和结余 期末结转结余 年末结转及结余 结转下年 年终结转结余 年终结余"),
        (Quantity.Unspent, "未支出 年末未支出 全年未支出 未执行 未使用预算 未支出预算 未支出指标"),
        (Quantity.StockEnd, "国库集中支付结转结余存量 国库集中支付存量 年末国库集中支付结转结余存量 财政存量"),
        (Quantity.StockPrevious, "上年国库集中支付结转结余存量 上年末国库集中支付结转结余存量 上年财政存量"),
        (Quantity.ThreePublicBudget, "三公经费预算 三公经费年初预算 三公经费支出预算 三公经费全年预算 三公预算"),
        (Quantity.ThreePublicActual, "三公经费支出 三公经费决算 三公经费实际支出 三公经费支出决算 三公经费决算支出 三公经费实际"),
        (Quantity.PublicCostBudget, "公用经费预算 日常公用经费预算 公用经费年初预算 公用经费支出预算"),
        (Quantity.PublicCostActual, "公用经费支出 日常公用经费支出 公用经费决算 公用经费实际支出 公用经费支出决算 日常公用经费决算"),
        (Quantity.ProcurementBudget, "政府采购预算 采购预算 政府采购年初预算 政府采购计划 政府采购预算合计"),
        (Quantity.ProcurementActual, "实际政府采购 政府采购实际 实际采购 政府采购支出 实际政府采购支出 政府采购执行 政府采购决算 采购支出 采购实际 政府采购实际支出 政府采购实际执行 实际完成政府采购"),
        (Quantity.FixedAssetTotal, "固定资产 固定资产原值 固定资产合计 固定资产原值合计 固定资产账面原值"),
        (Quantity.FixedAssetInUse, "在用 在用资产 在用固定资产 固定资产在用 在用固定资产原值 实际在用固定资产"),
        (Quantity.StaffQuota, "编制 核定编制 人员编制 总编制 核定人员编制 编制总人 编制人"),
        (Quantity.StaffActual, "在职人员 在职干部 在职职工 实有人员 实有在职人员 在编人员 在职在编人员 年末实有在职人员 在职干部职工 年末在职人员 实有在职 在职人 在编在职人员 实有在编人员"),
        (Quantity.SelfScore, "自评得分 自评分 自评总分 自评总得分 综合得分 绩效自评得分 绩效自评分 自评综合得分 总得分 总分 支出绩效自评得分 支出自评得分 绩效自评总分 评价得分 绩效评价得分 支出绩效自评分 三部分 四部分 各部分 各项得分 自评得分合计 得分合计 绩效得分 评价总分 自评价得分 自评综合评分 综合评分 综合评价得分 评价综合得分"),
        (Quantity.Satisfaction, "满意度 群众满意度 服务对象满意度 社会公众满意度 公众满意度 综合满意度"),
    ];

    /// <summary>Where a heading or the sentence names the kind of spending, a bare 预算 or 支出 is its own.</summary>
    private static readonly (string[] Topics, Quantity Budget, Quantity Actual)[] Topics =
    [
        (["三公"], Quantity.ThreePublicBudget, Quantity.ThreePublicActual),
        (["公用经费"], Quantity.PublicCostBudget, Quantity.PublicCostActual),
        (["政府采购"], Quantity.ProcurementBudget, Quantity.ProcurementActual),
    ];

    private static readonly string[] BareBudgets = ["预算", "全年预算", "年初预算", "预算安排", "支出预算", "年初预算安排", "预算支出"];

    private static readonly string[] BareActuals = ["实际支出", "支出", "决算", "支出决算", "实际", "执行", "决算支出", "实际采购", "实际执行", "全年支出", "全年实际支出"];

    private static readonly FrozenDictionary<string, Quantity> Known = Table
        .SelectMany(row => row.Labels.Split(' ').Select(label => KeyValuePair.Create(label, row.Quantity)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] LastYear = ["上年度", "上年", "去年", "上一年度"];

    /// <summary>What a label names, and whether it speaks of the year before; null for a label that is not of the trade as a whole.</summary>
    public static (Quantity Quantity, bool IsLastYear)? Read(string label)
    {
        var words = Bare(label);
        if (Find(words) is { } quantity)
        {
            return (quantity, false);
        }

        var last = Array.Find(LastYear, word => words.StartsWith(word, StringComparison.Ordinal));
        return last is not null && Find(words[last.Length..]) is { } before ? (before, true) : null;
    }

    /// <summary>What a bare label names under a topic: 预算 and 支出 below “三公”经费 are those of “三公”经费; null where the topic has no such figures.</summary>
    public static Quantity? Read(string label, string topic)
    {
        var words = Bare(label);
        foreach (var (names, budget, actual) in Topics)
        {
            if (Phrases.Has(topic, names))
            {
                return Array.IndexOf(BareBudgets, words) >= 0 ? budget : Array.IndexOf(BareActuals, words) >= 0 ? actual : null;
            }
        }

        return null;
    }

    private static string Bare(string label)
    {
        var words = WithoutSelf(WithoutYear(WithoutSelf(label.Trim())));
        foreach (var filler in Fillers)
        {
            words = words.Replace(filler, string.Empty, StringComparison.Ordinal);
        }

        return words;
    }

    /// <summary>我局, 本中心 and the like before a label say whose figure it is: the unit's own.</summary>
    private static string WithoutSelf(string label) =>
        label.Length > 3 && label[0] is '我' or '本' && "局委办院校厅镇乡会馆所站队处".Contains(label[1], StringComparison.Ordinal) ? label[2..] : label;

    private static Quantity? Find(string words)
    {
        if (Known.TryGetValue(words, out var quantity))
        {
            return quantity;
        }

        var lead = Array.Find(Leads, lead => words.StartsWith(lead, StringComparison.Ordinal));
        return lead is not null && Known.TryGetValue(words[lead.Length..], out quantity) ? quantity : null;
    }

    private static string WithoutYear(string label)
    {
        var at = label.IndexOf('年', StringComparison.Ordinal);
        return at >= 4 && CoverReader.YearBefore(label, at) is not null ? label[..(at - 4)] + label[(at + 1)..].TrimStart('度') : label;
    }
}
