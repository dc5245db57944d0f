using System.Globalization;
using Evaluation.Core.Checks;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;

namespace Evaluation.Documents.Frameworks;

/// <summary>Reads the checks of a framework (校验规则) with their examples.</summary>
internal static class CheckReading
{
    public static IReadOnlyList<CheckDefinition> Checks(FieldReader fields) => [.. fields.Items("checks", "校验规则").Select(Check).OfType<CheckDefinition>()];

    private static CheckDefinition? Check(FieldReader fields)
    {
        var path = fields.Settle($"checks/{fields.Said("key")}");
        if (!fields.IsMap)
        {
            return null;
        }

        var check = new CheckDefinition
        {
            Key = fields.Text("key"),
            Name = fields.Text("name"),
            Severity = fields.Choice("severity", Words.Severities),
            Colour = fields.Has("colour") ? fields.Choice("colour", Words.Colours) : null,
            When = fields.OptionalFormula("when"),
            Test = Test(fields),
            Message = fields.Text("message"),
            Mend = fields.OptionalText("mend"),
            Subjects = Keys(fields, "subjects"),
            Zeros = Keys(fields, "missingAsZero"),
            Group = fields.OptionalText("group"),
            Under = fields.Texts("under"),
            Source = fields.OptionalText("source"),
            Examples = [.. fields.Items("examples", "校验例子").Select((example, index) => Example(example, FormattableString.Invariant($"{path}/examples/{index + 1}")))],
        };
        fields.Close();
        return check;
    }

    private static CheckTest Test(FieldReader fields) => fields.Choice("kind", Words.CheckKinds, CheckKind.Holds, required: false) switch
    {
        CheckKind.LastYear => new CheckTest.LastYear(
            Keys(fields, "inputs"), [.. fields.Texts("ranges").Select(range => Range(fields, range))], fields.Choice("mustBe", Words.Inside, otherwise: true, required: false)),
        CheckKind.Absent => new CheckTest.Absent(Key(fields, fields.Text("input")), fields.Formula("implied")),
        CheckKind.Phrase => new CheckTest.Phrase(
            fields.Texts("sections"), fields.Texts("words"), fields.Texts("except"), fields.Texts("unless"), fields.Flag("whole"), fields.OptionalFormula("against")),
        CheckKind.Evidence => new CheckTest.Evidence(fields.Choice("evidence", Words.EvidenceNeeds), fields.Texts("words"), fields.OptionalText("namedBy")),
        _ => new CheckTest.Holds(fields.Formulas("holds"), fields.Choice("tolerance", Words.Tolerances, Tolerance.Exact, required: false), Settled(fields)),
    };

    private static SourceWords? Settled(FieldReader fields) =>
        fields.OptionalText("settledBy") is { } input ? new SourceWords(Key(fields, input), fields.Texts("settledWords")) : null;

    private static string Key(FieldReader fields, string word) => fields.Reading.Names.KeyOf(word) ?? word;

    private static IReadOnlyList<string> Keys(FieldReader fields, string name) => [.. fields.Texts(name).Select(word => Key(fields, word))];

    private static CheckRange Range(FieldReader fields, string text) =>
        RatioText.ReadRange(text) is var (from, fromClosed, to, toClosed)
            ? new CheckRange(from, fromClosed, to, toClosed)
            : fields.Wrong("ranges", $"“{text}”不是区间", "请写成 \"[70%, 130%]\"，圆括号不含端点，方括号含端点。", new CheckRange(null, FromClosed: false, null, ToClosed: false));

    private static CheckExample Example(FieldReader fields, string path)
    {
        fields.Settle(path);
        var example = new CheckExample
        {
            Name = fields.OptionalText("name"),
            Year = fields.Has("year") ? fields.Whole("year") : null,
            Given = ExampleReading.Given(fields),
            Scores = Scores(fields),
            Text = fields.OptionalText("text"),
            Source = fields.OptionalText("source"),
            Evidence = Texts(fields, "evidence", "佐证"),
            Result = fields.Choice("result", Words.CheckResults),
        };
        fields.Close();
        return example;
    }

    private static Dictionary<string, decimal> Scores(FieldReader fields)
    {
        var scores = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (name, text) in Texts(fields, "scores", "评分表的数"))
        {
            scores[SheetFigures.Find(name)?.Key ?? name] = decimal.TryParse(text.TrimEnd('%'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000m
                ? number
                : fields.Wrong("scores", $"里“{text}”不是数", "如 自评总分: 95.5。", 0m);
        }

        return scores;
    }

    private static Dictionary<string, string> Texts(FieldReader fields, string name, string what)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (fields.Map(name, what, required: false) is { } map)
        {
            map.Settle($"{fields.Path}/{name}");
            foreach (var field in map.FieldNames)
            {
                texts[field] = map.Text(field);
            }
        }

        return texts;
    }
}

/// <summary>The kinds of checks as a file names them.</summary>
internal enum CheckKind
{
    Holds,
    LastYear,
    Absent,
    Phrase,
    Evidence,
}
