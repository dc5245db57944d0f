using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>
/// 数据表 and 评分表 of a filing as a workbook (.xlsx) to fill in: yellow cells are inputs, everything else is protected, derived figures and points
/// are live formulas over the cells. Text is always text, whatever it begins with.
/// </summary>
public static class FilingWorkbook
{
    /// <exception cref="NotSupportedException">The filing holds something no cell can keep.</exception>
    public static byte[] Write(Framework framework, FilingRecord record, WorkbookOrigin origin) => BookWriting.Write(Pages(Scorer.Score(framework, record), origin));

    internal static IReadOnlyList<BookSheet> Pages(ScoreSheet sheet, WorkbookOrigin origin)
    {
        var context = new BookContext(sheet, origin);
        var framework = context.Framework;
        var questions = framework.Questions.Count > 0 ? AnswerPage.OfQuestions(context) : null;
        var data = DataPage.Of(context);
        List<string> taken = [GuidePage.Name, AnswerPage.Questions, AnswerPage.Checks, DataPage.Name, ScorePage.Name, OriginPage.Name];
        var lists = new List<(ListDefinition List, BookSheet Page)>();
        foreach (var list in framework.Lists)
        {
            var page = ListPage.Of(context, list, taken);
            taken.Add(page.Name);
            lists.Add((list, page));
        }

        var checks = AnswerPage.OfChecks(context);
        ScorePage.PlaceValues(context);
        DataPage.AddDerived(context, data);
        var scores = ScorePage.Of(context);
        foreach (var (list, page) in lists)
        {
            ListPage.AddSums(context, list, page);
        }

        List<BookSheet> sheets = [.. new[] { questions, data }.OfType<BookSheet>(), .. lists.Select(list => list.Page), .. new[] { checks, scores }.OfType<BookSheet>()];
        return [GuidePage.Of(context, sheets), .. sheets, OriginPage.Of(context)];
    }
}
