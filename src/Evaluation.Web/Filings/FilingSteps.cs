using System.Globalization;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Web.Filings;

/// <summary>A step of the filing with its status in words.</summary>
/// <param name="Key">Last part of its address.</param>
/// <param name="Kind">Kind of the status tag: done, part, fix, explain, none.</param>
public sealed record FilingStep(string Key, string Title, string Address, string Status, string Kind);

/// <summary>The steps of a filing with their status: 未开始／填写中／须修改 n／须说明 n／已完成.</summary>
public sealed class FilingSteps(OpenFiling open)
{
    private readonly FilingPlaces _places = new(open);

    public ScoreTotals Totals => open.Sheet.Totals;

    public IReadOnlyList<FilingStep> All =>
    [
        Step("scope", "适用情况", Progress(open.Record.Answers.Count, open.Framework.Questions.Count)),
        Text("basics", "单位基本情况"),
        Text("work", "自评工作开展情况"),
        Text("goals", "目标和重点工作"),
        Step("data", "数据表", DataProgress()),
        .. open.Framework.Groups.Select(group => Step("indicators/" + group.Code, group.Name, GroupProgress(group))),
        Step("scores", "评分表", Progress(open.Sheet.Rows.Count - Totals.IncompleteRows, open.Sheet.Rows.Count)),
        Text("problems", "存在问题和改进措施"),
        Step("evidence", "佐证材料", open.Record.Evidence.Count > 0 ? ($"{open.Record.Evidence.Count} 份", "part") : ("未开始", "none")),
        new("checks", "校验与送审", Address("checks"), open.Blocking > 0 ? $"{open.Blocking} 项" : "已完成", open.Findings.Any(finding => finding.Severity == Severity.MustFix) ? "fix" : open.Blocking > 0 ? "explain" : "done"),
        new("preview", "预览报告", Address("preview"), string.Empty, "none"),
    ];

    /// <summary>The step that follows the one with this key; the last one has none.</summary>
    public FilingStep? After(string key) => All.SkipWhile(step => step.Key != key).Skip(1).FirstOrDefault();

    private string Address(string key) => $"{open.Address}/{key}";

    private FilingStep Text(string page, string title)
    {
        var sections = open.Framework.Outline.All.Where(section => section.Text?.Page == page).ToList();
        var lists = open.Framework.Lists.Where(list => list.Page == page && list.Required && !DataTable.IsHidden(open.Sheet.Facts, list.Key)).ToList();
        return Step(page, title, Progress(
            sections.Count(section => open.Record.Texts.ContainsKey(section.Id)) + lists.Count(list => open.Record.List(list.Key).Count > 0),
            sections.Count + lists.Count));
    }

    /// <summary>Findings first, progress otherwise; what is merely not filled yet is progress, not an error.</summary>
    private FilingStep Step(string key, string title, (string Words, string Kind) progress)
    {
        var own = open.Findings.Where(finding => finding.Blocks && _places.StepOf(finding.Place) == key).ToList();
        var wrong = own.Count(finding => finding.Severity == Severity.MustFix && finding.Check is not ("I-22" or "E-12"));
        var unexplained = own.Count(finding => finding.Severity == Severity.MustExplain);
        var (words, kind) = (wrong, unexplained) switch
        {
            ( > 0, _) => ($"须修改 {wrong.ToString(CultureInfo.InvariantCulture)}", "fix"),
            (0, > 0) => ($"须说明 {unexplained.ToString(CultureInfo.InvariantCulture)}", "explain"),
            _ when own.Count > 0 && progress.Kind == "done" => ("填写中", "part"),
            _ => progress,
        };
        return new FilingStep(key, title, Address(key), words, kind);
    }

    private (string Words, string Kind) DataProgress()
    {
        var asked = DataTable.Blocks(open.Sheet.Facts).SelectMany(block => block.Inputs)
            .Where(input => input.Required && !DataTable.IsHidden(open.Sheet.Facts, input.Key)).ToList();
        return Progress(asked.Count(input => open.Record.Inputs.GetValueOrDefault(input.Key)?.Value is not null), asked.Count);
    }

    private (string Words, string Kind) GroupProgress(IndicatorGroup group)
    {
        var rows = open.Sheet.RowsOf(group).ToList();
        if (group.IsBonus && rows.TrueForAll(row => row is { Computed.Value: 0m, Missing.Count: > 0 }))
        {
            return ("选填", "none");
        }

        return Progress(rows.Count(row => row.Status is RowStatus.Scored or RowStatus.NotApplicable), rows.Count);
    }

    private static (string Words, string Kind) Progress(int done, int all) => done switch
    {
        _ when done >= all => ("已完成", "done"),
        0 => ("未开始", "none"),
        _ => (string.Create(CultureInfo.InvariantCulture, $"{done} / {all}"), "part"),
    };
}
