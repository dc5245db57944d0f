using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;

namespace Evaluation.Documents.Frameworks;

/// <summary>Worked examples as trees.</summary>
internal static class ExampleTree
{
    public static TreePart.Map Of(Framework framework, WorkedExample example)
    {
        var map = Given(framework, new MapWriting().Add("name", example.Name), example.Given);
        map.Add("items", example.Items is { } items ? Items(items) : null)
            .Add("reading", example.Reading)
            .Add("state", example.State)
            .Add("judged", example.Judged)
            .Add("deduction", example.Deduction)
            .Add("reviewDeduction", example.ReviewDeduction)
            .Flag("notApplicable", example.NotApplicable)
            .Add("evidence", example.Evidence ? null : "false")
            .Add("value", example.Value is { } value
                ? value.Number.ToString(FormattableString.Invariant($"F{value.Decimals}"), CultureInfo.InvariantCulture) + (value.IsPercent ? "%" : string.Empty)
                : null)
            .Add("points", example.Points);
        var assumed = example.NotApplicable ? ExampleResult.NotApplicable : ExampleResult.Scored;
        return map.Add("result", Words.Results.WordOf(example.Result), Words.Results.WordOf(assumed)).Map;
    }

    public static TreePart.Map Of(Framework framework, TotalExample example)
    {
        var rows = new MapWriting();
        foreach (var (code, points) in example.Rows)
        {
            rows.Add(code, points);
        }

        return Given(framework, new MapWriting().Add("name", example.Name), example.Given)
            .AddMap("rows", rows)
            .Add("others", Words.Others.WordOf(example.OthersFull), Words.Others.WordOf(value: true))
            .Add("notApplicable", example.NotApplicable)
            .Add("total", example.Total)
            .Add("grade", example.Grade).Map;
    }

    internal static MapWriting Given(Framework framework, MapWriting map, ExampleEntries given)
    {
        var (figures, answers, lists) = (new MapWriting(), new MapWriting(), new MapWriting());
        foreach (var (key, figure) in given.Figures)
        {
            var kind = (framework.Input(key) ?? (key.EndsWith(Framework.PreviousSuffix, StringComparison.Ordinal) ? framework.Input(key[..^Framework.PreviousSuffix.Length]) : null))?.Kind;
            figures.Add(framework.Input(key)?.Name ?? key, kind switch
            {
                FigureKind.Percent => TypedFigure.Stored(figure) + "%",
                FigureKind.YesNo => figure == 0m ? "否" : "是",
                _ => TypedFigure.Stored(figure),
            });
        }

        foreach (var (question, yes) in given.Answers)
        {
            answers.Add(question, yes ? "true" : "false");
        }

        foreach (var (list, rows) in given.Lists)
        {
            lists.AddAll(list, rows.Select(row =>
            {
                var cells = new MapWriting();
                foreach (var (column, text) in row)
                {
                    cells.Add(column, text);
                }

                return cells.Map;
            }));
        }

        return map.AddMap("given", figures).AddMap("answers", answers).AddMap("lists", lists);
    }

    private static TreePart Items(IReadOnlyDictionary<string, ItemState> items)
    {
        if (items.Values.All(state => state == ItemState.Met))
        {
            return MapWriting.Texts(items.Keys);
        }

        var map = new MapWriting();
        foreach (var (key, state) in items)
        {
            map.Add(key, Words.ItemStates.WordOf(state));
        }

        return map.Map;
    }
}
