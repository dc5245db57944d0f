using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>适用情况 and 对照检查: what is answered, not computed; one answer to a row.</summary>
internal static class AnswerPage
{
    public const string Questions = "适用情况";
    public const string Checks = "对照检查";
    private const int AnswerColumn = 5;

    public static BookSheet OfQuestions(BookContext context)
    {
        var sheet = new BookSheet(Questions, [0, 6, 60, 12, 50]) { HasKeyRow = true, FrozenRows = 4, Landscape = false };
        sheet.Add(Key(BookAddress.Keys), null, null, Key(BookAddress.Answer));
        sheet.Line(Questions, BookLook.Title);
        sheet.Line("回答“否”的，相关的数据项和指标不用填写。", BookLook.Note);
        sheet.Add([null, .. new[] { "序号", "问题", "是/否", "说明" }.Select(text => new BookCell(BookLook.Heading, text))]);
        for (var index = 0; index < context.Framework.Questions.Count; index++)
        {
            var question = context.Framework.Questions[index];
            var row = sheet.Add(
                Key(question.Key), new BookCell(BookLook.Centre, (index + 1).ToString(CultureInfo.InvariantCulture)), new BookCell(BookLook.Plain, question.Text),
                context.Input(EntryPath.Answer(question.Key)), new BookCell(BookLook.Plain, question.Hint));
            context.PlaceAnswer(EntryPath.Answer(question.Key), sheet.Reference(row, 4));
        }

        return sheet;
    }

    /// <summary>Checklists, judgements, declared measures and deductions; null when the framework asks for none.</summary>
    public static BookSheet? OfChecks(BookContext context)
    {
        var sheet = new BookSheet(Checks, [0, 26, 60, 9, 16, 40]) { HasKeyRow = true, FrozenRows = 4 };
        sheet.Add(Key(BookAddress.Keys), null, null, null, Key(BookAddress.Whole));
        sheet.Line(Checks, BookLook.Title);
        sheet.Line("逐项对照填写，评分表按此计算。", BookLook.Note);
        sheet.Add([null, .. new[] { "指标", "内容", "分值", "填写", "说明" }.Select(text => new BookCell(BookLook.Heading, text))]);
        var empty = sheet.NextRow;
        foreach (var indicator in context.Framework.Indicators)
        {
            Rows(context, sheet, indicator);
        }

        return sheet.NextRow == empty ? null : sheet;
    }

    private static void Rows(BookContext context, BookSheet sheet, Indicator indicator)
    {
        var code = indicator.Code;
        var equal = indicator.Rule is ScoringRule.Checklist { EqualShare: true } or ScoringRule.ChecklistSubtract;
        for (var index = 0; index < indicator.Rule.Items.Count; index++)
        {
            var item = indicator.Rule.Items[index];
            Row(EntryPath.Item(code, item.Key), RuleText.Circled(index) + item.Text, equal ? null : item.Points, null);
        }

        switch (indicator.Rule)
        {
            case ScoringRule.Qualitative qualitative:
                Row(EntryPath.State(code), "达成情况", null, string.Join("；", qualitative.States.Select(state => $"{state.Name}：{RuleText.Limits(state, indicator.Weight)}")));
                Row(EntryPath.Judged(code), "评定得分", null, "应在所选情况的分数范围内");
                Row(EntryPath.RowText(code), "达成情况的说明", null, null);
                break;
            case ScoringRule.EitherOr { Choose: OptionChoice.Declared }:
                Row(EntryPath.State(code), "选用的口径", null, "须在结果出来前选定");
                break;
            default:
                break;
        }

        if (indicator.Modifiers.UnitDeducts)
        {
            Row(EntryPath.Deduction(code), "人工扣减（分）", null, "没有扣减的不填");
            Row(EntryPath.DeductionReason(code), "扣减的理由", null, "有扣减的须写明");
        }

        void Row(string path, string text, Points? points, string? hint)
        {
            var row = sheet.Add(
                Key(path), new BookCell(BookLook.Plain, indicator.Name), new BookCell(BookLook.Plain, text),
                points is { } own ? new BookCell(BookLook.Points, Number: own.Value.ToString(CultureInfo.InvariantCulture)) : new BookCell(BookLook.Plain),
                context.Input(path), new BookCell(BookLook.Plain, hint));
            context.PlaceAnswer(path, sheet.Reference(row, AnswerColumn));
        }
    }

    private static BookCell Key(string text) => new(BookLook.Plain, text);
}
