using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Frameworks;

/// <summary>Reads worked examples of indicators and of the total.</summary>
internal static class ExampleReading
{
    /// <summary>Rows of a list in an example; exact sums over thousands of unlike fractions take seconds and prove no more.</summary>
    private const int MostRows = 100;

    public static IReadOnlyList<WorkedExample> OfIndicator(FieldReader fields, string indicator) =>
        [.. fields.Items("examples", "例子").Select((example, index) => One(example, FormattableString.Invariant($"{indicator}/examples/{index + 1}")))];

    public static IReadOnlyList<TotalExample> OfTotal(FieldReader fields) =>
        [.. fields.Items("examples", "总分例子").Select((example, index) => Total(example, FormattableString.Invariant($"examples/{index + 1}")))];

    private static WorkedExample One(FieldReader fields, string path)
    {
        fields.Settle(path);
        var example = new WorkedExample
        {
            Name = fields.OptionalText("name"),
            Given = Given(fields),
            Reading = fields.OptionalText("reading"),
            State = fields.OptionalText("state"),
            Judged = fields.OptionalText("judged"),
            Items = Items(fields),
            Deduction = fields.OptionalText("deduction"),
            ReviewDeduction = fields.Has("reviewDeduction") ? fields.Points("reviewDeduction") : null,
            NotApplicable = fields.Flag("notApplicable"),
            Evidence = !fields.Has("evidence") || fields.Flag("evidence"),
            Value = Value(fields),
            Points = fields.Has("points") ? fields.Points("points") : null,
            Result = fields.Has("result") ? fields.Choice("result", Words.Results) : fields.Flag("notApplicable") ? ExampleResult.NotApplicable : ExampleResult.Scored,
        };
        if (example is { Result: ExampleResult.Scored, Points: null })
        {
            fields.Wrong("points", "没有写", "请补上 points: 应得的分数；没有得分的写 result: 未完成、无法计算或不适用。", 0);
        }

        fields.Close();
        return example;
    }

    private static TotalExample Total(FieldReader fields, string path)
    {
        fields.Settle(path);
        var rows = new Dictionary<string, Points>(StringComparer.Ordinal);
        if (fields.Map("rows", "各项得分", required: false) is { } given)
        {
            given.Settle($"{path}/rows");
            foreach (var code in given.FieldNames)
            {
                rows[code] = given.Points(code);
            }
        }

        var example = new TotalExample(
            fields.Text("name"),
            Given(fields),
            rows,
            fields.Choice("others", Words.Others, otherwise: true, required: false),
            fields.Texts("notApplicable"),
            fields.Points("total"),
            fields.OptionalText("grade"));
        fields.Close();
        return example;
    }

    internal static ExampleEntries Given(FieldReader fields)
    {
        var figures = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var answers = new Dictionary<string, bool>(StringComparer.Ordinal);
        var lists = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal);
        if (fields.Map("given", "已知数", required: false) is { } given)
        {
            given.Settle($"{fields.Path}/given");
            foreach (var name in given.FieldNames)
            {
                if (fields.Reading.Names.InputOf(name) is not { } input)
                {
                    if (fields.Reading.Names.Behind(name) is { Count: > 0 } behind)
                    {
                        given.Wrong(name, "是算出来的数，不能直接给", $"请写它用到的数据项：{string.Join("、", behind)}。", 0);
                        continue;
                    }

                    var near = fields.Reading.Nearest(name, fields.Reading.Names.Words);
                    given.Wrong(name, "不是数据表里的数据项", near is null ? "请写数据项的 name 或 key。" : $"是不是“{near}”？", 0);
                }
                else if (given.Text(name) is { Length: > 0 } text)
                {
                    figures[input.Key] = Figure(given, name, text, input);
                }
            }
        }

        if (fields.Map("answers", "回答", required: false) is { } said)
        {
            said.Settle($"{fields.Path}/answers");
            foreach (var question in said.FieldNames)
            {
                answers[question] = said.Flag(question);
            }
        }

        if (fields.Map("lists", "列表", required: false) is { } named)
        {
            named.Settle($"{fields.Path}/lists");
            foreach (var list in named.FieldNames.ToList())
            {
                var rows = named.Items(list, "行").Take(MostRows + 1).Select(row => Row(row, fields.Reading.Names.ListOf(list))).ToList();
                if (rows.Count > MostRows)
                {
                    named.Wrong(list, FormattableString.Invariant($"多于{MostRows}行"), "例子写几行就够了。", 0);
                    rows.Clear();
                }

                lists[fields.Reading.Names.KeyOf(list) ?? list] = rows;
            }
        }

        return new ExampleEntries(figures, answers, lists);
    }

    private static decimal Figure(FieldReader given, string name, string text, InputDefinition input)
    {
        var (value, problem) = TypedFigure.Read(text, input.Kind, inWan: false);
        return value ?? given.Wrong(name, $"：{problem!.TrimEnd('。')}", "金额写元，也可以带单位，如 4423.6万元。", 0m);
    }

    private static Dictionary<string, string> Row(FieldReader row, ListDefinition? list)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in row.FieldNames)
        {
            var column = list?.Columns.FirstOrDefault(column => column.Key == name) ?? list?.Columns.FirstOrDefault(column => column.Name == name || column.Label == name);
            cells[column?.Key ?? name] = Cell(row.Text(name), column);
        }

        return cells;
    }

    /// <summary>A cell as forms keep it: 12次 is 12, 5万元 is 50000, ＝ is =; what cannot be read stays for the example to say.</summary>
    private static string Cell(string text, ListColumn? column)
    {
        if (column is null || text.Length is 0 or > 40)
        {
            return text;
        }

        if (column.Kind == FigureKind.Text)
        {
            var sign = RatioText.Narrow(text) switch { ">=" => "≥", "<=" => "≤", var other => other };
            return column.Choices.Count > 0 && !column.Choices.Contains(text, StringComparer.Ordinal) && column.Choices.Contains(sign, StringComparer.Ordinal) ? sign : text;
        }

        if (TypedFigure.Read(text, column.Kind, inWan: false).Value is { } read)
        {
            return TypedFigure.Stored(read);
        }

        var digits = text.TrimEnd();
        while (digits.Length > 0 && digits[^1] > '\u2E7F' && char.IsLetter(digits[^1]) && digits[^1] is not ('万' or '亿'))
        {
            digits = digits[..^1];
        }

        return digits.Length < text.Length && digits.Length > 0 && column.Kind is FigureKind.Number or FigureKind.Count && TypedFigure.Read(digits, column.Kind, inWan: false).Value is { } counted
            ? TypedFigure.Stored(counted)
            : text;
    }

    /// <summary>Keys of the items met, or a map of item to 符合, 不符合, 不适用.</summary>
    private static Dictionary<string, ItemState>? Items(FieldReader fields)
    {
        if (!fields.Has("items"))
        {
            return null;
        }

        if (fields.Part("items") is not TreePart.Map)
        {
            return fields.Texts("items").Distinct(StringComparer.Ordinal).ToDictionary(item => item, _ => ItemState.Met, StringComparer.Ordinal);
        }

        var states = new Dictionary<string, ItemState>(StringComparer.Ordinal);
        var map = fields.Map("items", "检查项", required: true)!;
        map.Settle($"{fields.Path}/items");
        foreach (var item in map.FieldNames)
        {
            states[item] = map.Choice(item, Words.ItemStates);
        }

        return states;
    }

    private static ExampleValue? Value(FieldReader fields)
    {
        if (fields.OptionalText("value") is not { } text)
        {
            return null;
        }

        if (RatioText.IsTooLong(text))
        {
            return fields.Wrong<ExampleValue?>("value", "的数字太长", FormattableString.Invariant($"最多{RatioText.MostDigits}位，请少写几位。"), null);
        }

        text = RatioText.Narrow(text);
        var plain = text.TrimEnd('%');
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && plain.Length <= RatioText.MostDigits + 2
            ? new ExampleValue(number, plain.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? plain.Length - dot - 1 : 0, text.Trim().EndsWith('%'))
            : fields.Wrong<ExampleValue?>("value", $"“{text}”不是数", "如 91.25%、3 或 120.5。", null);
    }
}
