namespace Evaluation.Core.Frameworks;

/// <summary>Worked examples name only what exists; a typing error would otherwise prove nothing and still hold.</summary>
internal static class ExampleCheck
{
    public static IEnumerable<FrameworkProblem> Run(Framework framework)
    {
        foreach (var indicator in framework.Indicators)
        {
            for (var index = 0; index < indicator.Examples.Count; index++)
            {
                var path = FormattableString.Invariant($"indicators/{indicator.Code}/examples/{index + 1}");
                foreach (var problem in OfIndicator(framework, indicator, indicator.Examples[index], path).Concat(Entries(framework, indicator.Examples[index].Given, path)))
                {
                    yield return problem;
                }
            }
        }

        for (var index = 0; index < framework.Examples.Count; index++)
        {
            var (example, path) = (framework.Examples[index], FormattableString.Invariant($"examples/{index + 1}"));
            var problems = Unknown($"{path}/rows", example.Rows.Keys, framework.Indicators.Select(indicator => indicator.Code), "指标", "请写三级指标的 code。")
                .Concat(Unknown($"{path}/notApplicable", example.NotApplicable, framework.Indicators.Select(indicator => indicator.Code), "指标", "请写三级指标的 code。"))
                .Concat(example.Grade is { } grade ? Unknown($"{path}/grade", [grade], framework.Grades.Select(band => band.Name), "等级", Known(framework.Grades.Select(band => band.Name))) : [])
                .Concat(example.Rows.Where(row => framework.Indicator(row.Key) is { } indicator && (row.Value < Quantities.Points.Zero || row.Value > indicator.Weight))
                    .Select(row => new FrameworkProblem($"{path}/rows", $"例子里“{row.Key}”得{Quantities.FigureText.Short(row.Value)}分，超出分值。", $"应在0至{Quantities.FigureText.Short(framework.Indicator(row.Key)!.Weight)}分之间。")))
                .Concat(Entries(framework, example.Given, path));
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<FrameworkProblem> OfIndicator(Framework framework, Indicator indicator, WorkedExample example, string path)
    {
        var items = indicator.Rule.Items.Select(item => item.Key).ToList();
        var readings = indicator.Value is { } value ? value.Others.Prepend(value.Scored).Select(reading => reading.Key).ToList() : [];
        var states = indicator.Rule switch
        {
            ScoringRule.EitherOr either => either.Options.Select(option => option.Key).ToList(),
            ScoringRule.Qualitative qualitative => qualitative.States.Select(state => state.Name).ToList(),
            _ => [],
        };
        return Unknown($"{path}/items", example.Items?.Keys ?? [], items, "检查项", Known(items))
            .Concat(example.Reading is { } reading ? Unknown($"{path}/reading", [reading], readings, "口径", Known(readings)) : [])
            .Concat(example.Value is { IsPercent: false, Number: not 0m } && indicator.Value is { Kind: FigureKind.Percent }
                ? [new FrameworkProblem($"{path}/value", $"计算值是百分比，例子写成了{example.Value.Number}。", $"是不是“{example.Value.Number}%”？百分比要写%。") { IsForAuthors = true }]
                : [])
            .Concat(example.Value is { IsPercent: true } && indicator.Value is { Kind: FigureKind.Count or FigureKind.Money }
                ? [new FrameworkProblem($"{path}/value", $"计算值不是百分比，例子写成了{example.Value.Number}%。", "请去掉 %，写计算值本身的数。") { IsForAuthors = true }]
                : [])
            .Concat(example.TriesValue(indicator) ? Caps(framework, indicator, path) : [])
            .Concat(example.State is { } state ? Unknown($"{path}/state", [state], states, "等次或口径", Known(states)) : []);
    }

    /// <summary>A value alone does not say whether a cap holds that looks at other figures.</summary>
    private static IEnumerable<FrameworkProblem> Caps(Framework framework, Indicator indicator, string path) =>
        from cap in indicator.Modifiers.Caps
        let others = Scoring.CapOnValue.Of(framework, cap, indicator.Value!).Others
        where others.Count > 0
        select new FrameworkProblem(
            $"{path}/value", $"条件封顶“{cap.Text}”还要看{string.Join("、", others.Select(key => framework.Input(key)?.Name ?? framework.List(key)?.Name ?? key))}，只写 value 算不出得分。",
            "请改写 given，把这些数也写上。") { IsForAuthors = true };

    internal static IEnumerable<FrameworkProblem> Entries(Framework framework, ExampleEntries given, string path) =>
        Unknown($"{path}/answers", given.Answers.Keys, framework.Questions.Select(question => question.Key), "适用情况问题", "请写 questions 中的 key。")
            .Concat(Unknown($"{path}/lists", given.Lists.Keys, framework.Lists.Select(list => list.Key), "列表", "请写列表的 key 或 name。"))
            .Concat(given.Lists.Where(list => framework.List(list.Key) is not null).SelectMany(list => Unknown(
                $"{path}/lists/{list.Key}", list.Value.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal), framework.List(list.Key)!.Columns.Select(column => column.Key), "列", Known(framework.List(list.Key)!.Columns.Select(column => column.Key)))));

    private static IEnumerable<FrameworkProblem> Unknown(string path, IEnumerable<string> said, IEnumerable<string> known, string what, string advice)
    {
        var words = known.ToHashSet(StringComparer.Ordinal);
        return said.Where(word => !words.Contains(word)).Select(word => new FrameworkProblem(path, $"例子里的“{word}”不是这里的{what}。", advice));
    }

    private static string Known(IEnumerable<string> words) => string.Join("、", words) is { Length: > 0 } all ? $"可以写：{all}。" : "这里没有可写的，请删去。";
}
