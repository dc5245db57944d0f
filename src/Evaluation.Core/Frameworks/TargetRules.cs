using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>A rule over the unit's own targets finds its list and columns of the right kinds.</summary>
internal static class TargetRules
{
    public static IEnumerable<FrameworkProblem> Run(Framework framework, ScoringRule.Targets rule, string path)
    {
        if (framework.List(rule.List) is not { } list)
        {
            return [new FrameworkProblem($"{path}/list", $"没有名为“{rule.List}”的列表。", "请写 lists 中的 key。")];
        }

        var columns = rule.Columns;
        var wrong = from named in new[]
               {
                   ("name", columns.Name, FigureKind.Text), ("sign", columns.Sign, FigureKind.Text), ("target", columns.Target, FigureKind.Number),
                   ("measure", columns.Measure, FigureKind.Text), ("weight", columns.Weight, FigureKind.Number), ("actual", columns.Actual, FigureKind.Number),
                   ("state", columns.State, FigureKind.Text),
               }
               let column = list.Column(named.Item2)
               where column is null || column.Kind != named.Item3
               select new FrameworkProblem(
                   $"{path}/columns/{named.Item1}",
                   $"列表“{list.Key}”里没有类型合适的列“{named.Item2}”。",
                   named.Item3 == FigureKind.Text ? "请写 kind 为 text 的列。" : "请写 kind 为 number 的列。");
        return wrong.Concat(Filter(rule.Filter, list, path)).Concat(rule.InverseZeroAt > Ratio.One
            ? []
            : [new FrameworkProblem($"{path}/inverseZeroAt", "得0分的倍数应大于1。", "不写时为2倍。")]);
    }

    private static IEnumerable<FrameworkProblem> Filter(TargetFilter? filter, ListDefinition list, string path)
    {
        if (filter is null)
        {
            yield break;
        }

        if (list.Column(filter.Column) is not { Kind: FigureKind.Text } column)
        {
            yield return new FrameworkProblem($"{path}/filter/column", $"列表“{list.Key}”里没有文字列“{filter.Column}”。", "请写 kind 为 text 的列。");
            yield break;
        }

        foreach (var value in filter.Values.Where(value => column.Choices.Count > 0 && !column.Choices.Contains(value, StringComparer.Ordinal)))
        {
            yield return new FrameworkProblem($"{path}/filter/values", $"“{value}”不在列“{column.Key}”可选的文字里。", $"可以写：{string.Join("、", column.Choices)}。");
        }
    }
}
