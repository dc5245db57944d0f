using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Reports;

/// <summary>One indicator in the report: value with formula and numbers, score of weight, why points are missing, evidence.</summary>
internal sealed class IndicatorWriter(ScoreSheet sheet, SentenceWriter sentences)
{
    public IEnumerable<Block> Write(RowScore row)
    {
        var indicator = row.Indicator;
        var entry = sheet.Facts.Record.Row(indicator.Code);
        var opening = new List<Inline> { new Inline.Words($"{indicator.Name}（分值{FigureText.Short(indicator.Weight)}分）。") };
        if (row.Status == RowStatus.NotApplicable)
        {
            opening.AddRange(NotApplicableSentence(row, withName: false));
            yield return new Block.Paragraph(opening);
            yield break;
        }

        if (indicator.Sentence is { } sentence && sentences.Write(sentence) is { } own)
        {
            opening.AddRange(own);
        }

        opening.AddRange(indicator.Rule.Items.Count > 0 ? Items(indicator.Rule.Items, entry) : []);
        if (Measure(row) is { Length: > 0 } measure)
        {
            opening.Add(new Inline.Words(measure + "。"));
        }

        if (row.Targets.Count > 0)
        {
            opening.Add(new Inline.Words($"目标完成情况：{string.Join("；", row.Targets.Select(target => Target(row, target)))}。"));
        }

        if (entry.Text is { Length: > 0 } text)
        {
            opening.AddRange(sentences.WriteOwn(string.Join(' ', OwnText.Paragraphs(text))));
        }

        if (row.Missing.Count > 0 && !row.IsBonus)
        {
            opening.Add(new Inline.Gap(string.Join("、", row.Missing.Select(part => part.Label))));
        }

        yield return new Block.Paragraph(opening);
        if (row.Working.WithNumbers is { } numbers and not Typeset.Piece)
        {
            yield return Formula(row, numbers);
        }

        yield return new Block.Paragraph([.. Scores(row, entry)]);
    }

    /// <summary>本指标不适用，原因：…；计分方式：…。</summary>
    internal static IReadOnlyList<Inline> NotApplicableSentence(RowScore row, bool withName) =>
    [
        new Inline.Words(withName ? $"“{row.Indicator.Name}”不适用，原因：" : "本指标不适用，原因："),
        row.NotApplicableReason is { Length: > 0 } reason ? new Inline.Words(reason.TrimEnd('。')) : new Inline.Gap("不适用的理由"),
        new Inline.Words($"；计分方式：{Scorer.PolicyText(row.Indicator.NotApplicable.Policy)}。"),
    ];

    /// <summary>Which measure of an either-or indicator is scored, and who chose it; empty for other indicators.</summary>
    internal static string Measure(RowScore row) =>
        row.Indicator.Rule is ScoringRule.EitherOr either && row.Status == RowStatus.Scored && RuleText.OptionOf(either, row.Value) is { } option
            ? (either.Choose == OptionChoice.Declared ? "事先选定：" : "得分高的一种：") + option.Label
            : string.Empty;

    private static string Target(RowScore row, TargetScore target) =>
        $"“{target.Name}”{TargetText.Completion(target)}{(target.Problem is null && TargetText.Result(row, target) is { } result ? $"，{(target.Weight is null ? result : $"得{result}分")}" : string.Empty)}";

    /// <summary>4423.60÷（4423.60+424.41）×100%=91.25%; the line that screen and paper share.</summary>
    internal static string ResultTail(RowScore row) =>
        (row.Value?.Kind == FigureKind.Percent ? "×100%=" : "=") + row.Working.Value;

    private static Block.Formula Formula(RowScore row, Typeset numbers)
    {
        var name = row.Working.Name + "=";
        var bracketed = row.Value?.Kind == FigureKind.Percent && numbers is Typeset.Sequence
            ? new Typeset.Sequence([new Typeset.Piece("（"), numbers, new Typeset.Piece("）")])
            : numbers;
        var layout = new Typeset.Sequence([new Typeset.Piece(name), bracketed, new Typeset.Piece(ResultTail(row))]);
        return new Block.Formula(layout, layout.Line);
    }

    private static IEnumerable<Inline> Items(IReadOnlyList<CheckItem> items, RowEntry entry)
    {
        var said = items.Select((item, index) => $"{RuleText.Circled(index)}{item.Text}（{ItemWords.Of(entry.Item(item.Key))}）");
        yield return new Inline.Words($"对照检查：{string.Join("；", said)}。");
    }

    private IEnumerable<Inline> Scores(RowScore row, RowEntry entry)
    {
        var computed = row.Computed is { } points ? FigureText.Short(points) + "分" : "未完成";
        var how = row.Value is not null || row.IsBonus || row.Indicator.Rule is ScoringRule.Qualitative ? row.Working.Applied : null;
        var changes = row.Working.Steps.Skip(row.Working.Steps.Count - row.Working.ChangedBy);
        var said = string.Join("；", changes.Prepend(how).Where(part => !string.IsNullOrEmpty(part)));
        var applied = said.Length > 0 ? $"（{said}）" : string.Empty;
        yield return new Inline.Words($"按评分标准测算得分：{computed}{(row.WithoutEvidence ? "*" : string.Empty)}{applied}{(row.IsPreview ? "，待财政部门核定" : string.Empty)}");
        if (row.Self is { } self && row.Computed is { } own && self != own)
        {
            yield return new Inline.Words($"，自评{FigureText.Short(self)}分");
        }

        yield return new Inline.Words("。");
        if (row is { IsOverFulfilled: true, Targets.Count: 0 })
        {
            yield return new Inline.Words("本项超额完成。");
        }

        if (row.Working.Loss is { } loss && row.Self == row.Computed)
        {
            yield return new Inline.Words(loss);
        }

        if (entry.Reason is { Length: > 0 } reason)
        {
            yield return new Inline.Words($"说明：{reason.TrimEnd('。')}。");
        }

        var files = sheet.Facts.Record.Evidence.Where(item => item.Indicators.Contains(row.Indicator.Code, StringComparer.Ordinal)).Select(item => item.Name).ToList();
        yield return new Inline.Words(files.Count > 0 ? $"佐证材料：{string.Join("、", files)}。"
            : row.WithoutEvidence ? "本项未提供佐证材料，以*标注。" : string.Empty);
    }
}
