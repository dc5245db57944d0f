using System.Collections.Frozen;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Checks;

/// <summary>Names of checks for lists and statistics: a framework's own by its file, those of every filing from here.</summary>
public static class CheckNames
{
    private static readonly FrozenDictionary<string, string> House = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["E-12"] = "指标要求的佐证材料已上传",
        ["F-15"] = "报告文字中的数字与数据表一致",
        ["F-16"] = "文字都能印出",
        ["I-21"] = "填报的数能读出，没有不应有的负数",
        ["I-22"] = "必填内容已填写",
        ["I-23"] = "指标的分母不为0",
        ["P-01"] = "报告文字中的合计和人数前后一致",
        ["S-03"] = "自评分在0和分值之间",
        ["S-04"] = "自评得分小于分值的写明原因",
        ["S-05"] = "自评得分与测算得分一致",
        ["S-06"] = "自评得分不高于按数据测算的得分",
        ["S-13"] = "自评总分不超过按现有数据最高可得的分",
        ["S-15"] = "不适用的指标写明理由，并与数据相符",
        ["S-17"] = "超额完成的说明原因",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the check asks for; its id where it has no name.</summary>
    public static string Of(Framework framework, string check) =>
        framework.Checks.FirstOrDefault(own => own.Key == check)?.Name ?? House.GetValueOrDefault(check, check);
}
