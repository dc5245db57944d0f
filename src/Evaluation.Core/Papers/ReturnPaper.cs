using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;

namespace Evaluation.Core.Papers;

/// <summary>A filing that was sent back, as a whole or in its items.</summary>
/// <param name="Reason">What is said of the whole; null when every item says its own.</param>
/// <param name="Deadline">By when it is to be handed in again; null when no date was set.</param>
/// <param name="Phones">Whom to ask, one phone a line; null for none.</param>
public sealed record Returned(
    string UnitName,
    int Year,
    NoticeReference Notice,
    string? Reason,
    IReadOnlyList<ReturnOpinion> Items,
    DateTimeOffset? Deadline,
    string? Phones);

/// <summary>One opinion: on what, where it stands, what is wrong and how to mend it.</summary>
/// <param name="Findings">What the system's checks say of the same place.</param>
public sealed record ReturnOpinion(string Subject, string Where, string Problem, IReadOnlyList<string> Findings);

/// <summary>退回意见: each opinion with its place and how to mend it, and by when to hand in again.</summary>
public static class ReturnPaper
{
    public const string Title = "退回修改意见";

    public static Report Write(Returned returned, PaperHead head)
    {
        var blocks = new Chapters().Add(new Block.Recipient($"{returned.UnitName}："));
        blocks.Say($"你单位按{PaperWords.Notice(returned.Notice)}要求报来的{Year(returned.Year)}部门整体支出绩效自评材料，经审核，"
            + (returned.Items.Count == 0 ? "须整件修改。现退回你单位。" : FormattableString.Invariant($"有{returned.Items.Count}项须修改。现退回你单位，具体意见如下。")));
        if (!string.IsNullOrWhiteSpace(returned.Reason))
        {
            blocks.Say((returned.Items.Count == 0 ? "退回原因：" : "总的意见：") + returned.Reason);
        }

        for (var index = 0; index < returned.Items.Count; index++)
        {
            var item = returned.Items[index];
            blocks.Add(new Block.Heading(3, Numbering.Of(3, index + 1), $"{item.Subject}（{item.Where}）"));
            blocks.Say($"问题和修改要求：{item.Problem}");
            foreach (var finding in item.Findings)
            {
                blocks.Say($"系统校验：{finding}");
            }
        }

        blocks.Say((returned.Items.Count == 0 ? "请修改后" : "请逐项修改并在系统中答复（不修改的写明理由）后，")
            + (returned.Deadline is { } deadline ? $"于{PaperWords.Deadline(deadline)}前" : string.Empty)
            + "重新送审、用印并报送。" + Contact.Words(returned.Phones));
        blocks.Add(new Block.Signature(head.Issuer, PaperWords.Day(head.At)));
        return PaperWords.Paper([Title], head, blocks.Blocks);
    }

    /// <summary>Where a returned place is mended, in words: 评分表，指标编码ZJ21-2201.</summary>
    public static string Where(Framework framework, string place)
    {
        var at = place.IndexOf('/', StringComparison.Ordinal);
        var (kind, key) = at < 0 ? (place, string.Empty) : (place[..at], place[(at + 1)..]);
        return kind switch
        {
            "indicator" => $"“{framework.Groups.FirstOrDefault(group => group.Indicators.Any(indicator => indicator.Code == key))?.Name ?? "评分表"}”页，指标编码{key}",
            "input" => $"数据表{(framework.Blocks.FirstOrDefault(block => block.Key == framework.Input(key)?.Block) is { } block ? $"“{block.Title}”" : string.Empty)}",
            "list" => "清单",
            "text" => "自评报告正文",
            _ => "佐证材料",
        };
    }

    private static string Year(int year) => FormattableString.Invariant($"{year}年度");
}
