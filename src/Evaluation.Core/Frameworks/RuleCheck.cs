using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>A scoring rule fits its indicator: it has the value it scores, its limits make sense, its points stay within the weight.</summary>
internal static class RuleCheck
{
    public static IEnumerable<FrameworkProblem> Run(Framework framework, Indicator indicator)
    {
        var path = $"indicators/{indicator.Code}/rule";
        var scoresValue = indicator.Rule is ScoringRule.Linear or ScoringRule.Ladder or ScoringRule.ThresholdDeduct or ScoringRule.PerOccurrence or ScoringRule.CountRatio;
        if (scoresValue && indicator.Value is null)
        {
            yield return new FrameworkProblem($"indicators/{indicator.Code}", $"指标“{indicator.Code}”的评分规则需要计算值。", "请补上 value。");
        }
        else if (!scoresValue && indicator.Value is not null)
        {
            yield return new FrameworkProblem($"indicators/{indicator.Code}/value", $"指标“{indicator.Code}”的评分规则不用计算值。", "请删去 value。");
        }

        foreach (var problem in Parameters(framework, indicator, path))
        {
            yield return problem;
        }
    }

    private static IEnumerable<FrameworkProblem> Parameters(Framework framework, Indicator indicator, string path) => indicator.Rule switch
    {
        ScoringRule.Linear rule => Linear(rule, path),
        ScoringRule.Ladder rule => Ladder(rule, indicator.Weight, path),
        ScoringRule.ThresholdDeduct rule => Deduct(rule, path),
        ScoringRule.PerOccurrence rule => rule.PerCase > Points.Zero
            ? []
            : [new FrameworkProblem($"{path}/pointsPerCase", "每例扣分应大于0。", "如 pointsPerCase: 1。")],
        ScoringRule.Checklist rule => Checklist(rule, indicator.Weight, path),
        ScoringRule.CountRatio => indicator.Value is { Kind: not FigureKind.Percent }
            ? [new FrameworkProblem($"indicators/{indicator.Code}/value/kind", "完成比例的计算值应是百分比。", "请写 kind: percent。")]
            : [],
        ScoringRule.YesNo rule => framework.Input(rule.Input) is { Kind: FigureKind.YesNo }
            ? []
            : [new FrameworkProblem($"{path}/input", $"没有名为“{rule.Input}”的是否类数据项。", "请写 kind 为 yesNo 的数据项的 key。")],
        ScoringRule.Targets rule => Targets(framework, rule, path),
        _ => [],
    };

    private static IEnumerable<FrameworkProblem> Linear(ScoringRule.Linear rule, string path)
    {
        if (rule.Target.Sign <= 0)
        {
            yield return new FrameworkProblem($"{path}/target", "目标值应大于0，否则什么都是满分。", "如 target: 100%。");
        }

        if (rule.ZeroBelow is { } zero && (zero.Sign < 0 || zero >= rule.Target))
        {
            yield return new FrameworkProblem($"{path}/zeroBelow", "不得分的界限应在0和目标值之间。", "如目标100%时写 zeroBelow: 60%。");
        }
    }

    private static IEnumerable<FrameworkProblem> Deduct(ScoringRule.ThresholdDeduct rule, string path)
    {
        if (rule.Step.Sign <= 0)
        {
            yield return new FrameworkProblem($"{path}/step", "每一步应大于0。", "如 step: 5%。");
        }

        if (rule.PerStep <= Points.Zero)
        {
            yield return new FrameworkProblem($"{path}/pointsPerStep", "每步扣分应大于0。", "如 pointsPerStep: 1。");
        }

        if (rule.Absolute && rule.Threshold.Sign < 0)
        {
            yield return new FrameworkProblem($"{path}/threshold", "取绝对值时界限不能为负。", "如 threshold: 0%。");
        }
    }

    private static IEnumerable<FrameworkProblem> Checklist(ScoringRule.Checklist rule, Points weight, string path)
    {
        foreach (var problem in FrameworkCheck.Repeated($"{path}/items", rule.Items.Select(item => item.Key), "检查项"))
        {
            yield return problem;
        }

        foreach (var item in rule.Items)
        {
            if (item.Points <= Points.Zero)
            {
                yield return new FrameworkProblem($"{path}/items/{item.Key}/points", $"检查项“{item.Key}”的分数应大于0。", "请写实际分数。");
            }

            if (item.Key.Length > 0 && !FigureCheck.IsKey(item.Key))
            {
                yield return new FrameworkProblem($"{path}/items/{item.Key}/key", $"“{item.Key}”不能作为 key。", "只用小写字母、数字和下划线，以字母开头。");
            }
        }

        var sum = Points.Sum(rule.Items.Select(item => item.Points));
        if (sum != weight)
        {
            yield return new FrameworkProblem($"{path}/items", $"检查项合计{FigureText.Short(sum)}分，指标分值{FigureText.Short(weight)}分。", "请改到相等。") { AddsUp = "points" };
        }
    }

    private static IEnumerable<FrameworkProblem> Ladder(ScoringRule.Ladder rule, Points weight, string path)
    {
        foreach (var band in rule.Bands.Where(band => band.Points < Points.Zero || band.Points > weight))
        {
            yield return new FrameworkProblem($"{path}/bands", $"“{band.Text}”一档得{FigureText.Short(band.Points)}分，应在0至{FigureText.Short(weight)}分之间。", "请改分数。") { AddsUp = "points" };
        }

        foreach (var band in rule.Bands.Where(band => band is { From: { } low, To: { } high } && (low > high || (low == high && !(band.FromClosed && band.ToClosed)))))
        {
            yield return new FrameworkProblem($"{path}/bands", $"“{band.Text}”一档的起点不低于终点。", "请检查区间两端。");
            yield break;
        }

        if (rule.Bands.Count == 0)
        {
            yield break;
        }

        // Left ends in order, −∞ first; a closed end begins before an open one at the same value.
        var bands = rule.Bands.OrderBy(band => band.From is null ? 0 : 1).ThenBy(band => band.From ?? Ratio.Zero).ThenBy(band => band.FromClosed ? 0 : 1).ToList();
        if (bands[0].From is not null)
        {
            yield return new FrameworkProblem($"{path}/bands", $"“{bands[0].Text}”以下没有对应的档。", "最低一档请从 -∞ 起，如 \"(-∞, 60%)\"。") { AddsUp = "range" };
        }

        for (var index = 1; index < bands.Count; index++)
        {
            var (below, above) = (bands[index - 1], bands[index]);
            var order = below.To is not { } end ? 1 : above.From is not { } start ? 1 : end.CompareTo(start);
            var overlaps = order > 0 || (order == 0 && below.ToClosed && above.FromClosed);
            var leavesGap = order < 0 || (order == 0 && !below.ToClosed && !above.FromClosed);
            if (overlaps || leavesGap)
            {
                yield return new FrameworkProblem(
                    $"{path}/bands",
                    $"“{below.Text}”与“{above.Text}”之间{(overlaps ? "有重叠" : "有空档")}。",
                    "相邻两档的端点应相同，并且只有一边含端点，如 \"(10%, 20%]\" 接 \"(20%, +∞)\"。") { AddsUp = "range" };
            }
        }

        if (bands[^1].To is not null)
        {
            yield return new FrameworkProblem($"{path}/bands", $"“{bands[^1].Text}”以上没有对应的档。", "最高一档请到 +∞，如 \"[90%, +∞)\"。") { AddsUp = "range" };
        }
    }

    private static IEnumerable<FrameworkProblem> Targets(Framework framework, ScoringRule.Targets rule, string path)
    {
        if (framework.List(rule.List) is not { } list)
        {
            return [new FrameworkProblem($"{path}/list", $"没有名为“{rule.List}”的列表。", "请写 lists 中的 key。")];
        }

        var columns = rule.Columns;
        return from named in new[]
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
    }
}
