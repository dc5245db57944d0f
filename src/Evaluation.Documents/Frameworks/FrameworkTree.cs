using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Frameworks;

/// <summary>The tree that reads back as a framework: the inverse of <see cref="FrameworkReader"/>.</summary>
internal static class FrameworkTree
{
    public static TreePart.Map Of(Framework framework)
    {
        var formulas = new FormulaWriting(framework);
        var indicators = new IndicatorTree(framework, formulas);
        var switches = framework.Switches;
        return new MapWriting()
            .Add("code", framework.Code)
            .Add("version", framework.Version)
            .Add("title", framework.Title)
            .Add("region", framework.Region)
            .AddMap("years", new MapWriting().Add("from", framework.Years.From).Add("to", framework.Years.To))
            .Add("officialSource", framework.OfficialSource is { } source
                ? new MapWriting().Add("title", source.Title).Add("number", source.Number).Add("date", source.Date).Map
                : null)
            .Add("sampleNotice", framework.SampleNotice)
            .Add("author", framework.Author)
            .Add("date", framework.Date)
            .Add("clause", indicators.Clause)
            .Add("total", framework.Full == new Points(100m) ? null : framework.Full)
            .AddMap("switches", new MapWriting()
                .Add("evidence", Words.Evidence.WordOf(switches.Evidence))
                .Add("notApplicable", Words.NotApplicable.WordOf(switches.NotApplicable))
                .Add("gradeFrom", Words.GradeFrom.WordOf(switches.GradeFrom), Words.GradeFrom.WordOf(GradeFrom.Displayed)))
            .AddAll("grades", framework.Grades.Select(grade => new MapWriting().Add("name", grade.Name).Add("from", grade.From).Flag("exclusive", grade.Exclusive).Map))
            .AddSome("questions", [.. framework.Questions.Select(Question)])
            .AddAll("blocks", framework.Blocks.Select(block => new MapWriting()
                .Add("key", block.Key)
                .Add("title", block.Title)
                .AddAll("inputs", framework.Inputs.Where(input => input.Block == block.Key).Select(Input)).Map))
            .AddSome("lists", [.. framework.Lists.Select(List)])
            .AddSome("derived", [.. framework.Derived.Select(derived => new MapWriting()
                .Add("key", derived.Key).Add("label", derived.Label).Add("name", derived.Name)
                .Add("kind", Words.Kinds.WordOf(derived.Kind)).Add("measure", derived.Measure).Add("formula", formulas.Of(derived.Formula)).Map)])
            .AddAll("indicators", framework.Groups.Where(group => !group.IsBonus).Select(indicators.Group))
            .Add("bonus", framework.Groups.FirstOrDefault(group => group.IsBonus) is { } bonus ? indicators.Bonus(bonus) : null)
            .AddSome("limits", [.. framework.Limits.Select(limit => LimitTree.Of(limit, formulas))])
            .AddSome("checks", [.. framework.Checks.Select(check => CheckTree.Of(framework, check, formulas))])
            .AddSome("examples", [.. framework.Examples.Select(example => ExampleTree.Of(framework, example))])
            .Add("report", OutlineTree.Of(framework.Outline))
            .Map;
    }

    private static TreePart.Map Question(Question question)
    {
        var excused = new MapWriting();
        foreach (var (code, reason) in question.NotApplicable)
        {
            excused.Add(code, reason);
        }

        return new MapWriting()
            .Add("key", question.Key).Add("text", question.Text).Add("hint", question.Hint).Add("hides", question.Hides).AddMap("notApplicable", excused).Map;
    }

    private static TreePart.Map Input(InputDefinition input) => new MapWriting()
        .Add("key", input.Key)
        .Add("label", input.Label)
        .Add("name", input.Name)
        .Add("kind", Words.Kinds.WordOf(input.Kind))
        .Add("measure", input.Measure)
        .Add("basis", input.Basis)
        .Add("source", input.Source)
        .Add("hint", input.Hint)
        .Flag("required", input.Required)
        .Flag("signed", input.Signed)
        .Add("previous", input.Previous)
        .Add("system", input.System switch
        {
            SystemSource.DaysLate => MapWriting.Text("daysLate"),
            SystemSource.QualityErrors => MapWriting.Text("qualityErrors"),
            SystemSource.EvidenceOn on => new MapWriting().Add("evidenceOn", on.Indicator).Map,
            _ => null,
        }).Map;

    private static TreePart.Map List(ListDefinition list) => new MapWriting()
        .Add("key", list.Key)
        .Add("page", list.Page, assumed: "goals")
        .Add("label", list.Label)
        .Add("name", list.Name)
        .Add("hint", list.Hint)
        .Flag("required", list.Required)
        .AddAll("columns", list.Columns.Select(column => new MapWriting()
            .Add("key", column.Key).Add("label", column.Label).Add("name", column.Name)
            .Add("kind", Words.Kinds.WordOf(column.Kind)).Add("measure", column.Measure).Flag("required", column.Required)
            .Add("choices", column.Choices).Add("hint", column.Hint).Map)).Map;
}
