using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>
/// F-15: the unit's own words and the figures. A chip that no figure has; a number that contradicts the figure it names; amounts and rates that
/// no figure gives, one finding a text; all other numbers of the report confirmed once as one list.
/// </summary>
internal static class ProseChecks
{
    private const string Check = "F-15";

    /// <summary>Id of the one list of numbers; its explanation is that list.</summary>
    private const string ListId = Check + "/numbers";

    public static IEnumerable<Finding> Run(FactSheet facts)
    {
        var texts = UnitTexts.Of(facts).Where(text => !text.IsReason).Select(text => (Text: text, Figures: ProseFigures.Of(facts, text.Words))).ToList();
        foreach (var (text, figures) in texts)
        {
            foreach (var finding in UnknownChips(facts, text).Concat(Contradictions(text, figures)).Concat(Strangers(facts, text, figures)))
            {
                yield return finding with { Indicators = text.Indicators };
            }
        }

        var others = texts.SelectMany(text => text.Figures).Where(figure => figure.State == ProseFigureState.Other)
            .Select(figure => figure.Text).Distinct(StringComparer.Ordinal).ToList();
        if (others.Count > 0)
        {
            yield return List(facts, others);
        }
    }

    private static IEnumerable<Finding> UnknownChips(FactSheet facts, UnitText text) =>
        from chip in ChipText.Cut(text.Words)
            .Where(piece => piece.IsChip && facts.Define(piece.Text) is null && !ReportChips.Names.Contains(piece.Text))
            .Select(piece => piece.Text).Distinct(StringComparer.Ordinal)
        select new Finding(
            $"{Check}/{text.Id}/{chip}", Check, Severity.MustFix, text.Place, text.Subject,
            $"“{text.Subject}”中的“{{{chip}}}”没有对应的数据项，请从列表中选择，或去掉花括号。");

    private static IEnumerable<Finding> Contradictions(UnitText text, IReadOnlyList<ProseFigure> figures) =>
        from figure in figures.Where(figure => figure.State == ProseFigureState.Contradicts)
            .DistinctBy(figure => (figure.Fact!.Name, figure.Text))
        let fact = figure.Fact!
        select new Finding(
            $"{Check}/{text.Id}/{fact.Name}/{figure.Text}", Check, figure.IsNamedDirectly ? Severity.MustFix : Severity.MustExplain, text.Place, text.Subject,
            $"“{text.Subject}”中“{fact.Name}”写的是 {figure.Text}，数据表为 {fact.Text}，"
            + (figure.IsNamedDirectly ? "请改为随数据变化的写法，或核对数据表。" : "请核对；不是同一事项的，请写明说明。"))
        {
            Mend = new Mend(text.Path, fact.Chip, $"换成 {fact.Chip}") { Replaces = figure.Text },
        };

    /// <summary>Amounts and rates that no figure gives; the explanation says of each where it comes from.</summary>
    private static IEnumerable<Finding> Strangers(FactSheet facts, UnitText text, IReadOnlyList<ProseFigure> figures)
    {
        var strangers = figures.Where(figure => figure.State == ProseFigureState.Unknown).DistinctBy(figure => figure.Text, StringComparer.Ordinal).ToList();
        if (strangers.Count == 0)
        {
            yield break;
        }

        var id = $"{Check}/{text.Id}";
        var said = facts.Record.Explanations.GetValueOrDefault(id);
        var unsaid = strangers.Where(figure => said?.Contains(figure.Text, StringComparison.Ordinal) != true).ToList();
        var isExplained = unsaid.Count == 0 && SubmissionCheck.IsExplanation(said);
        var named = string.Join("、", (isExplained || said is null ? strangers : unsaid).Select(Named));
        var probable = strangers.Find(figure => figure.Fact is not null);
        yield return new Finding(
            id, Check, Severity.MustExplain, text.Place, text.Subject,
            $"“{text.Subject}”中的 {named} {(said is null || isExplained ? "在数据表中没有对应的数" : "还没有说明")}。"
            + "应为某项数据的，请从“插入数据”中选用；与数据表无关的，请逐个写明数字和出处。")
        {
            ExplainAt = EntryPath.Explanation(id),
            Explanation = isExplained ? said : null,
            Mend = probable is null ? null : new Mend(text.Path, probable.Fact!.Chip, $"{probable.Text} 换成 {probable.Fact.Chip}") { Replaces = probable.Text },
        };
    }

    private static string Named(ProseFigure figure) => figure.Fact is { } fact ? $"{figure.Text}（是否为{fact.Name} {fact.Text}）" : figure.Text;

    private static Finding List(FactSheet facts, List<string> numbers)
    {
        var said = facts.Record.Explanations.GetValueOrDefault(ListId);
        var confirmed = (said ?? string.Empty).Split(['、', '：', '。', '，', '\n'], StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        var open = numbers.Where(number => !confirmed.Contains(number)).ToList();
        var list = string.Join("、", open.Count > 0 ? open : numbers);
        return new Finding(
            ListId, Check, Severity.MustExplain, "texts", "报告文字中的其他数字",
            FormattableString.Invariant($"报告文字中有 {(open.Count > 0 ? open.Count : numbers.Count)} 个数字不来自数据表：{list}。请对照台账核对，无误后一并确认。"))
        {
            ExplainAt = EntryPath.Explanation(ListId),
            Explanation = open.Count == 0 ? said : null,
            ExplanationProblem = open.Count == 0 || string.IsNullOrWhiteSpace(said) ? null : $"说明里没有写出{(open.Count == numbers.Count ? "这些" : "其中一些")}数字，还不能算核对过。请写成：已逐个核对：{string.Join("、", numbers)}。",
            Mend = open.Count == 0 ? null : new Mend(EntryPath.Explanation(ListId), $"已逐个核对：{string.Join("、", numbers)}。", "已核对，一并确认"),
        };
    }
}
