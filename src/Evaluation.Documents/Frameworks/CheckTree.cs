using System.Diagnostics;
using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;

namespace Evaluation.Documents.Frameworks;

/// <summary>Checks as trees.</summary>
internal static class CheckTree
{
    public static TreePart.Map Of(Framework framework, CheckDefinition check, FormulaWriting formulas)
    {
        var map = new MapWriting().Add("key", check.Key).Add("name", check.Name)
            .Add("kind", Words.CheckKinds.WordOf(KindOf(check.Test)), Words.CheckKinds.WordOf(CheckKind.Holds))
            .Add("severity", Words.Severities.WordOf(check.Severity))
            .Add("colour", check.Colour is { } colour ? Words.Colours.WordOf(colour) : null)
            .Add("when", check.When is { } when ? formulas.Of(when) : null);
        return Test(map, check.Test, formulas)
            .Add("message", check.Message).Add("mend", check.Mend)
            .Add("subjects", check.Subjects).Add("missingAsZero", check.Zeros)
            .Add("group", check.Group).Add("under", check.Under).Add("source", check.Source)
            .AddSome("examples", [.. check.Examples.Select(example => Example(framework, example))]).Map;
    }

    private static CheckKind KindOf(CheckTest test) => test switch
    {
        CheckTest.Holds => CheckKind.Holds,
        CheckTest.LastYear => CheckKind.LastYear,
        CheckTest.Absent => CheckKind.Absent,
        CheckTest.Phrase => CheckKind.Phrase,
        CheckTest.Evidence => CheckKind.Evidence,
        _ => throw new UnreachableException(),
    };

    private static MapWriting Test(MapWriting map, CheckTest test, FormulaWriting formulas) => test switch
    {
        CheckTest.Holds holds => map.Add("holds", [.. holds.Conditions.Select(formulas.Of)])
            .Add("tolerance", Words.Tolerances.WordOf(holds.Tolerance), Words.Tolerances.WordOf(Tolerance.Exact))
            .Add("settledBy", holds.Settled?.Input).Add("settledWords", holds.Settled?.Words ?? []),
        CheckTest.LastYear lastYear => map.Add("inputs", lastYear.Inputs)
            .Add("ranges", [.. lastYear.Ranges.Select(range => RatioText.WriteRange(range.From, range.FromClosed, range.To, range.ToClosed, percent: true))])
            .Add("mustBe", Words.Inside.WordOf(lastYear.Inside), Words.Inside.WordOf(value: true)),
        CheckTest.Absent absent => map.Add("input", absent.Input).Add("implied", formulas.Of(absent.Implied)),
        CheckTest.Phrase phrase => map.Add("sections", phrase.Sections).Add("words", phrase.Words).Add("except", phrase.Except).Add("unless", phrase.Unless)
            .Flag("whole", phrase.Whole).Add("against", phrase.Against is { } against ? formulas.Of(against) : null),
        CheckTest.Evidence evidence => map.Add("evidence", Words.EvidenceNeeds.WordOf(evidence.Need)).Add("words", evidence.Words).Add("namedBy", evidence.NamedBy),
        _ => throw new UnreachableException(),
    };

    private static TreePart.Map Example(Framework framework, CheckExample example)
    {
        var (scores, evidence) = (new MapWriting(), new MapWriting());
        foreach (var (key, value) in example.Scores)
        {
            var figure = SheetFigures.Find(key);
            scores.Add(figure?.Name ?? key, TypedFigure.Stored(value) + (figure?.Kind == FigureKind.Percent ? "%" : string.Empty));
        }

        foreach (var (name, note) in example.Evidence)
        {
            evidence.Add(name, note);
        }

        var map = new MapWriting().Add("name", example.Name).Add("year", example.Year?.ToString(CultureInfo.InvariantCulture));
        return ExampleTree.Given(framework, map, example.Given)
            .AddMap("scores", scores).Add("text", example.Text).Add("source", example.Source).AddMap("evidence", evidence)
            .Add("result", Words.CheckResults.WordOf(example.Result)).Map;
    }
}
