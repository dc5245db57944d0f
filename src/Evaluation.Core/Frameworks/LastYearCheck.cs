namespace Evaluation.Core.Frameworks;

/// <summary>
/// A unit that answers “no last year” can finish: every figure of last year that scores is no longer asked, and every indicator that reads
/// one either does not apply or says what a unit without last year gets.
/// </summary>
internal static class LastYearCheck
{
    public static IEnumerable<FrameworkProblem> Run(Framework framework) => Found(framework).Select(problem => problem with { IsForAuthors = true });

    private static IEnumerable<FrameworkProblem> Found(Framework framework)
    {
        var last = framework.Inputs.Select(input => input.Previous)
            .Concat(framework.Inputs.Select(input => input.Key).Where(key => key.EndsWith(Framework.PreviousSuffix, StringComparison.Ordinal)))
            .OfType<string>().Where(key => framework.Input(key) is { System: null }).ToHashSet(StringComparer.Ordinal);
        var reads = framework.Indicators.Select(indicator => (Indicator: indicator, Last: Needs(framework, indicator).Where(last.Contains).ToList())).Where(one => one.Last.Count > 0).ToList();
        var asked = framework.Questions.Where(question => question.Hides.Any(last.Contains)).ToList();
        return asked.Count == 0 ? Unasked(framework, reads) : asked.SelectMany(question => Of(framework, question, reads));
    }

    /// <summary>Last year scores, but nobody is asked whether there was one.</summary>
    private static IEnumerable<FrameworkProblem> Unasked(Framework framework, List<(Indicator Indicator, List<string> Last)> reads) =>
        reads.Where(one => one.Indicator.Rule is not ScoringRule.CompareWithLastYear).Take(1).Select(one => new FrameworkProblem(
            $"indicators/{one.Indicator.Code}/rule", $"“{one.Indicator.Name}”用到{framework.Input(one.Last[0])!.Label}，没有问上年有没有数；本年成立的单位会一直未完成。",
            $"请在 questions 里加上“has_previous_year”（有上一年度的决算数据吗），并写上答“没有”时 {one.Indicator.Code} 不适用和理由。"));

    private static IEnumerable<FrameworkProblem> Of(Framework framework, Question question, List<(Indicator Indicator, List<string> Last)> reads)
    {
        foreach (var (indicator, last) in reads.Where(one => !question.NotApplicable.ContainsKey(one.Indicator.Code)))
        {
            if (last.Find(key => !IsHidden(framework, key)) is { } asked)
            {
                yield return new FrameworkProblem(
                    $"questions/{question.Key}/hides", $"答“没有”的单位仍要填“{framework.Input(asked)!.Label}”，否则“{indicator.Name}”算不出得分。", $"请在 hides 里补上 {asked}。");
            }
            else if (indicator.Rule is not ScoringRule.CompareWithLastYear && last.Find(key => question.Hides.Contains(key, StringComparer.Ordinal)) is { } hidden)
            {
                yield return new FrameworkProblem(
                    $"questions/{question.Key}/notApplicable", $"答“没有”的单位没有“{framework.Input(hidden)!.Label}”，“{indicator.Name}”会一直未完成。",
                    $"请在 notApplicable 里写上 {indicator.Code} 和理由，或把评分规则改为与上年比较（compareWithLastYear）。");
            }
        }
    }

    private static bool IsHidden(Framework framework, string key) => framework.Questions.Any(question => question.Hides.Contains(key, StringComparer.Ordinal));

    /// <summary>What the points of an indicator cannot do without; of several measures to choose from only what all of them read.</summary>
    private static IEnumerable<string> Needs(Framework framework, Indicator indicator) => indicator.Rule is not ScoringRule.EitherOr { Options.Count: > 0 } either
        ? framework.Reads(indicator)
        : either.Options.Select(option => framework.Reads(option.Value.Scored.Formula)).Aggregate((left, right) => left.Intersect(right, StringComparer.Ordinal))
            .Concat(indicator.Modifiers.Caps.SelectMany(cap => framework.Reads(cap.When)));
}
