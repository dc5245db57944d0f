using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>A scoring rule fits its indicator: it has the value it scores, its limits make sense, its points stay within the weight.</summary>
internal static class RuleCheck
{
    /// <param name="areFormulasRight">Whether every formula may be evaluated.</param>
    /// <param name="framework">The whole.</param>
    /// <param name="indicator">What is looked at.</param>
    public static IEnumerable<FrameworkProblem> Run(Framework framework, Indicator indicator, bool areFormulasRight)
    {
        var path = $"indicators/{indicator.Code}/rule";
        if (indicator.Rule.ScoresValue && indicator.Value is null)
        {
            yield return new FrameworkProblem($"indicators/{indicator.Code}/value", $"指标“{indicator.Code}”的评分规则需要计算值。", "请补上 value。");
        }
        else if (!indicator.Rule.ScoresValue && indicator.Value is not null)
        {
            yield return new FrameworkProblem($"indicators/{indicator.Code}/value", $"指标“{indicator.Code}”的评分规则不用计算值。", "请删去 value。");
        }

        var sound = areFormulasRight ? framework : null;
        foreach (var problem in Parameters(framework, indicator, indicator.Rule, indicator.Value, path, sound)
            .Concat(Modifiers(indicator))
            .Concat(MonotonicCheck.Run(sound, indicator.Modifiers.Caps, indicator.Rule, indicator.Weight, indicator.Value, path)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<FrameworkProblem> Parameters(Framework framework, Indicator indicator, ScoringRule rule, IndicatorValue? value, string path, Framework? sound) => rule switch
    {
        ScoringRule.Linear linear => Linear(linear, value, path),
        ScoringRule.Inverse inverse => Inverse(inverse, value, path),
        ScoringRule.Ladder ladder => BandCheck.Run(ladder.Bands, indicator.Weight, $"{path}/bands", value?.Kind, value?.Measure),
        ScoringRule.ThresholdDeduct deduct => Deduct(deduct, value, indicator.Weight, path),
        ScoringRule.PerOccurrence cases => Cases(cases, indicator.Weight, path),
        ScoringRule.Checklist { EqualShare: true } list => Items(list.Items, path),
        ScoringRule.Checklist list => Items(list.Items, path).Concat(ItemPoints(list, indicator.Weight, path)),
        ScoringRule.ChecklistSubtract list => Items(list.Items, path).Concat(list.PerMissing > Points.Zero
            ? []
            : [new FrameworkProblem($"{path}/pointsPerMissing", "每缺一项的扣分应大于0。", "如 pointsPerMissing: 0.5。")]),
        ScoringRule.CountRatio => value is { Kind: not FigureKind.Percent }
            ? [new FrameworkProblem(path.Replace("/rule", "/value", StringComparison.Ordinal) + "/kind", "完成比例的计算值应是百分比。", "请写 kind: percent。")]
            : [],
        ScoringRule.CompareWithLastYear compare => Compare(framework, compare, indicator.Weight, path),
        ScoringRule.Qualitative qualitative => States(qualitative.States, path),
        ScoringRule.EitherOr either => Options(framework, indicator, either, path, sound),
        ScoringRule.YesNo yesNo => framework.Input(yesNo.Input) is { Kind: FigureKind.YesNo }
            ? []
            : [new FrameworkProblem($"{path}/input", $"没有名为“{yesNo.Input}”的是否类数据项。", "请写 kind 为 yesNo 的数据项的 key。")],
        ScoringRule.Targets targets => TargetRules.Run(framework, targets, path).Concat(States(targets.States, path)),
        _ => [],
    };

    private static IEnumerable<FrameworkProblem> Linear(ScoringRule.Linear rule, IndicatorValue? value, string path)
    {
        if (rule.Target.Sign <= 0)
        {
            yield return new FrameworkProblem($"{path}/target", "目标值应大于0，否则什么都是满分。", "如 target: 100%。");
        }

        if (rule.ZeroBelow is { } zero && (zero.Sign < 0 || zero >= rule.Target))
        {
            yield return new FrameworkProblem($"{path}/zeroBelow", "不得分的界限应在0和目标值之间。", "如目标100%时写 zeroBelow: 60%。");
        }

        if (rule.Cap.Sign <= 0 || rule.Cap > Ratio.One)
        {
            yield return new FrameworkProblem($"{path}/cap", "最多得分的比例应在0和100%之间。", "如 cap: 90%；满分不用写。");
        }

        if (rule.Over == OverPolicy.Deduct && rule.OverDeduct is null)
        {
            yield return new FrameworkProblem($"{path}/over", "超过目标要扣分时，还要写怎样扣。", "如 overStep: 5%、overStepText: 5个百分点、overPointsPerStep: 1、overMode: floor。");
        }

        foreach (var problem in rule.OverDeduct is { } steps ? StepRules(steps, value, $"{path}/overStep", $"{path}/overPointsPerStep") : [])
        {
            yield return problem;
        }
    }

    private static IEnumerable<FrameworkProblem> Inverse(ScoringRule.Inverse rule, IndicatorValue? value, string path)
    {
        if (rule.Target.Sign < 0)
        {
            yield return new FrameworkProblem($"{path}/target", "目标值不能为负。", "如 target: 20。");
        }

        if (rule.ZeroAt <= rule.Target && !(rule.Target.IsZero && rule.ZeroAt.IsZero))
        {
            yield return new FrameworkProblem($"{path}/zeroAt", "得0分的界限应高于目标值。", "不写时按目标值的2倍；目标是0的，不写就是超过0便不得分。");
        }
    }

    private static IEnumerable<FrameworkProblem> Deduct(ScoringRule.ThresholdDeduct rule, IndicatorValue? value, Points weight, string path)
    {
        if (rule.MaxDeduct is { } most && (most <= Points.Zero || most > weight))
        {
            yield return new FrameworkProblem($"{path}/maxDeduct", $"最多扣分应大于0，不超过{FigureText.Short(weight)}分。", "扣完为止的不用写。");
        }

        if (rule.ZeroBeyond is { } limit && (rule.Above ? limit <= rule.Threshold : limit >= rule.Threshold))
        {
            yield return new FrameworkProblem(
                $"{path}/{(rule.Above ? "zeroAbove" : "zeroBelow")}", $"不得分的界限应{(rule.Above ? "高于" : "低于")}开始扣分的界限{FigureText.InRule(value?.Kind ?? FigureKind.Percent, value?.Measure, rule.Threshold)}。",
                "请改界限，或删去这一项。");
        }

        if (rule.Absolute && rule.Threshold.Sign < 0)
        {
            yield return new FrameworkProblem($"{path}/threshold", "取绝对值时界限不能为负。", "如 threshold: 0%。");
        }

        foreach (var problem in StepRules(rule.Deduct, value, $"{path}/step", $"{path}/pointsPerStep"))
        {
            yield return problem;
        }
    }

    private static IEnumerable<FrameworkProblem> StepRules(Steps steps, IndicatorValue? value, string stepPath, string pointsPath)
    {
        if (value?.Kind == FigureKind.Percent && steps.Size >= Ratio.One)
        {
            yield return new FrameworkProblem(stepPath, $"计算值是百分比，每步写成了{FigureText.ShortPercent(steps.Size)}。", $"是不是“{FigureText.ShortPercent(steps.Size / Ratio.Hundred)}”？百分比要写%。");
        }

        if (steps.Size.Sign <= 0)
        {
            yield return new FrameworkProblem(stepPath, "每一步应大于0。", "如 5%。");
        }

        if (steps.Points <= Points.Zero)
        {
            yield return new FrameworkProblem(pointsPath, "每步扣分应大于0。", "如 1。");
        }
    }

    private static IEnumerable<FrameworkProblem> Cases(ScoringRule.PerOccurrence rule, Points weight, string path)
    {
        if (rule.PerCase <= Points.Zero)
        {
            yield return new FrameworkProblem($"{path}/pointsPerCase", "每例扣分应大于0。", "如 pointsPerCase: 1。");
        }

        if (rule.MaxDeduct is { } most && (most <= Points.Zero || most > weight))
        {
            yield return new FrameworkProblem($"{path}/maxDeduct", $"最多扣分应大于0，不超过{FigureText.Short(weight)}分。", "扣完为止的不用写。");
        }
    }

    private static IEnumerable<FrameworkProblem> Items(IReadOnlyList<CheckItem> items, string path)
    {
        if (items.Count == 0)
        {
            yield return new FrameworkProblem($"{path}/items", "没有写检查项。", "至少写一项，如 { text: 有制度, points: 1 }。");
        }

        foreach (var problem in FrameworkCheck.Repeated($"{path}/items", items.Select(item => item.Key), "检查项"))
        {
            yield return problem;
        }

        foreach (var item in items.Where(item => item.Partial is { } part && (part.Sign <= 0 || part >= Ratio.One)))
        {
            yield return new FrameworkProblem($"{path}/items/{item.Key}/partial", "基本符合的得分比例应在0和100%之间。", "如 partial: 50%。");
        }

        foreach (var item in items.Where(item => item.Key.Length > 0 && !FigureCheck.IsKey(item.Key)))
        {
            yield return new FrameworkProblem($"{path}/items/{item.Key}/key", $"“{item.Key}”不能作为 key。", "只用小写字母、数字和下划线，以字母开头。");
        }
    }

    private static IEnumerable<FrameworkProblem> ItemPoints(ScoringRule.Checklist rule, Points weight, string path)
    {
        foreach (var item in rule.Items.Where(item => item.Points <= Points.Zero))
        {
            yield return new FrameworkProblem($"{path}/items/{item.Key}/points", $"检查项“{item.Key}”的分数应大于0。", "请写实际分数；各项平均计分的写 equalShare: true。");
        }

        var sum = Points.Sum(rule.Items.Select(item => item.Points));
        if (sum != weight)
        {
            yield return new FrameworkProblem($"{path}/items", $"检查项合计{FigureText.Short(sum)}分，指标分值{FigureText.Short(weight)}分。", "请改到相等。") { AddsUp = "points" };
        }
    }

    private static IEnumerable<FrameworkProblem> Compare(Framework framework, ScoringRule.CompareWithLastYear rule, Points weight, string path)
    {
        foreach (var branch in rule.Branches.Append(rule.Otherwise).Append(rule.Unknown).Where(branch => branch.Points < Points.Zero || branch.Points > weight))
        {
            yield return new FrameworkProblem($"{path}/branches", $"“{branch.Text}”得{FigureText.Short(branch.Points)}分，应在0至{FigureText.Short(weight)}分之间。", "请改分数。") { AddsUp = "points" };
        }

        if (!framework.Reads(rule.Previous).Any(key => framework.Questions.Any(question => question.Hides.Contains(key, StringComparer.Ordinal))))
        {
            yield return new FrameworkProblem($"{path}/previous", "没有上年数时得几分，要靠一个适用情况问题来判断，但没有问题隐藏这里的上年数。", "请在 questions 里加一个问题（如“有上一年度的决算数据吗”），把上年数写进它的 hides。");
        }
    }

    private static IEnumerable<FrameworkProblem> States(IReadOnlyList<QualitativeState> states, string path)
    {
        var ordered = states.OrderByDescending(state => state.To).ToList();
        var isWhole = ordered is [{ } first, ..] && first.To == Ratio.One && ordered[^1].From.IsZero && ordered.All(state => state.From < state.To);
        for (var index = 1; index < ordered.Count && isWhole; index++)
        {
            isWhole = ordered[index].To == ordered[index - 1].From;
        }

        if (!isWhole || states.Select(state => state.Name).Distinct(StringComparer.Ordinal).Count() != states.Count)
        {
            yield return new FrameworkProblem($"{path}/states", "各等次的比例应从0到100%首尾相接，名称不重复。", "如 达成 from 80% to 100%、部分达成 from 60% to 80%、未达成 from 0% to 60%。") { AddsUp = "from" };
        }
    }

    private static IEnumerable<FrameworkProblem> Options(Framework framework, Indicator indicator, ScoringRule.EitherOr rule, string path, Framework? sound)
    {
        if (rule.Options.Count < 2)
        {
            yield return new FrameworkProblem($"{path}/options", "至少要有两种口径。", "只有一种的，直接写那种规则。");
        }

        foreach (var problem in FrameworkCheck.Repeated($"{path}/options", rule.Options.Select(option => option.Key), "口径"))
        {
            yield return problem;
        }

        foreach (var option in rule.Options)
        {
            var place = $"{path}/options/{option.Key}/rule";
            if (!option.Rule.ScoresValue)
            {
                yield return new FrameworkProblem($"{place}/kind", "这里只能用按计算值计分的规则。", "如 linear、inverse、ladder、thresholdDeduct。");
                continue;
            }

            foreach (var problem in Parameters(framework, indicator, option.Rule, option.Value, place, sound).Concat(MonotonicCheck.Run(sound, indicator.Modifiers.Caps, option.Rule, indicator.Weight, option.Value, place)))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<FrameworkProblem> Modifiers(Indicator indicator)
    {
        var path = $"indicators/{indicator.Code}";
        if (indicator.Modifiers.OverFulfilment is { } over)
        {
            if (over.Threshold <= Ratio.One)
            {
                yield return new FrameworkProblem($"{path}/overFulfilment/threshold", "超额完成的界限应高于目标值。", "如 threshold: 130%。");
            }

            if (over.Policy == OverFulfilmentPolicy.DeductFixed && (over.Points <= Points.Zero || over.Points > indicator.Weight))
            {
                yield return new FrameworkProblem($"{path}/overFulfilment/points", $"扣分应大于0，不超过{FigureText.Short(indicator.Weight)}分。", "如 points: 2。");
            }

            if (indicator.Rule.Monotonic == Monotony.Rising && over.Policy is OverFulfilmentPolicy.DeductFixed or OverFulfilmentPolicy.NotMet)
            {
                yield return new FrameworkProblem($"{path}/rule/monotonic", "超额完成要扣分，得分就不是数值越大越不减。", "请删去 monotonic，或改 overFulfilment 的 policy。");
            }

            if (indicator.Rule is not (ScoringRule.Linear or ScoringRule.Equal or ScoringRule.CountRatio or ScoringRule.Targets))
            {
                yield return new FrameworkProblem($"{path}/overFulfilment", "这种评分规则没有目标值，不能判断超额完成。", "请删去 overFulfilment。");
            }
        }

        foreach (var (cap, index) in indicator.Modifiers.Caps.Select((cap, index) => (cap, index)))
        {
            if (cap.Max < Points.Zero || cap.Max >= indicator.Weight)
            {
                yield return new FrameworkProblem(FormattableString.Invariant($"{path}/caps/{index + 1}/max"), $"封顶分数应在0至{FigureText.Short(indicator.Weight)}分之间。", "如 max: 5。");
            }
        }
    }
}
