using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;

namespace Evaluation.Web.Filings;

/// <summary>What the address of a value is called for people.</summary>
public sealed class EntryNames(Framework framework, IReadOnlyList<ScopeMember> scope)
{
    public string Of(string path) => path.Split('/') switch
    {
        ["head", ..] => "填报日期",
        ["member", var key] => $"填报范围（{Member(key)}）",
        ["answer", var key] => framework.Questions.FirstOrDefault(question => question.Key == key)?.Text ?? "适用情况",
        ["input", var key] => Input(key),
        ["accounts", var key] => $"{Input(key)}的决算数",
        ["source", var key] => $"{Input(key)}的数据来源",
        ["note", var key] => $"{Input(key)}的说明",
        ["list", var list, _, var column] => $"{framework.List(list)?.Label ?? "清单"}的{framework.List(list)?.Column(column)?.Label ?? "内容"}",
        ["text", var section] => framework.Outline.All.FirstOrDefault(part => part.Id == section)?.Heading ?? "报告文字",
        ["explain", ..] => "对校核问题的说明",
        ["claim", var code] => $"{Indicator(code)}的自评分",
        ["reason", var code] => $"{Indicator(code)}的自评理由",
        ["item", var code, var item] => $"{Indicator(code)}：{Item(code, item)}",
        ["na", var code] => $"{Indicator(code)}是否不适用",
        ["nareason", var code] => $"{Indicator(code)}不适用的理由",
        ["state", var code] => framework.Indicator(code)?.Rule is ScoringRule.EitherOr ? $"{Indicator(code)}选用的口径" : $"{Indicator(code)}的达成情况",
        ["judged", var code] => $"{Indicator(code)}的评定得分",
        ["deduction", var code] => $"{Indicator(code)}的人工扣减",
        ["deductionreason", var code] => $"{Indicator(code)}的扣减理由",
        ["rowtext", var code] => $"{Indicator(code)}的文字说明",
        _ => "填报内容",
    };

    /// <summary>A kept text as people read it: answers as words.</summary>
    public string Words(string path, string? text) => (path.Split('/')[0], text) switch
    {
        ("claim", null or "") => "（随测算得分）",
        (_, null or "") => "（空）",
        ("answer", "1") => "是",
        ("answer", _) => "否",
        ("item", _) => ItemWords.Of(EntryPath.ItemOf(text)),
        ("na", "1") => "不适用",
        ("na", _) => "适用",
        ("accounts", _) when AccountsFigure.Of(text) is { } accounts => $"{Words("input" + path["accounts".Length..], TypedFigure.Stored(accounts.Value))}（{accounts.Place}）",
        ("input" or "list", _) when EntryReader.FigureAt(framework, scope, path) == FigureKind.YesNo => text == "1" ? "是" : "否",
        _ when EntryReader.FigureAt(framework, scope, path) == FigureKind.Money => EnteredValues.Shown(framework, scope, path, text, inWan: true) + " 万元",
        _ => EnteredValues.Shown(framework, scope, path, text, inWan: true),
    };

    private string Input(string keyAndMember)
    {
        var parts = keyAndMember.Split('@');
        var label = framework.Input(parts[0])?.Label
            ?? (parts[0].EndsWith(Framework.PreviousSuffix, StringComparison.Ordinal) ? "上年" + framework.Input(parts[0][..^Framework.PreviousSuffix.Length])?.Label : "数据项");
        return parts.Length == 1 ? label : $"{label}（{Member(parts[1])}）";
    }

    private string Member(string key) => scope.FirstOrDefault(member => member.Key == key)?.Name ?? "单位";

    private string Indicator(string code) => framework.Indicator(code)?.Name ?? code;

    private string Item(string code, string item) =>
        framework.Indicator(code)?.Rule.Items.FirstOrDefault(one => one.Key == item)?.Text ?? "检查项";
}
