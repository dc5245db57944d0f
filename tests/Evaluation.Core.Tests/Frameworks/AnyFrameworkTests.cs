using CsCheck;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Tests.Frameworks;

/// <summary>The generator of frameworks keeps the validity law, so that tests over it test something else.</summary>
public sealed class AnyFrameworkTests
{
    [Fact]
    public void Every_generated_framework_is_valid_and_its_examples_hold() => AnyFramework.Gen.Sample(
        framework =>
        {
            Assert.Equal(string.Empty, Said(FrameworkCheck.Run(framework)));
            Assert.Equal(string.Empty, Said(FrameworkProof.Problems(framework)));
        },
        iter: 1_000,
        print: framework => framework.Reference);

    [Fact]
    public void Every_rule_kind_modifier_and_limit_is_generated()
    {
        var frameworks = Enumerable.Range(0, 200).Select(seed => AnyFramework.Of(3, (ulong)seed)).ToList();
        var indicators = frameworks.SelectMany(framework => framework.Indicators).ToList();

        Assert.Equal(14, indicators.Select(indicator => indicator.Rule.GetType()).Distinct().Count());
        Assert.Equal(5, frameworks.SelectMany(framework => framework.Limits).Select(limit => limit.GetType()).Distinct().Count());
        Assert.Contains(indicators, indicator => indicator.Modifiers is { OverFulfilment: not null, ManualDeduction: not DeductionBy.Nobody });
        Assert.All(Enum.GetValues<DeductionBy>(), by => Assert.Contains(indicators, indicator => indicator.Modifiers.ManualDeduction == by));
        Assert.Contains(indicators, indicator => indicator.Examples.Any(example => example.Points is not null));
        Assert.Contains(frameworks, framework => framework.Groups.Any(group => group.IsBonus));
    }

    [Fact]
    public void The_same_seed_makes_the_same_framework() =>
        Assert.Equal(AnyFramework.Of(2, 7).Title, AnyFramework.Of(2, 7).Title);

    private static string Said(IEnumerable<FrameworkProblem> problems) => string.Join('\n', problems.Select(problem => $"{problem.Path}: {problem.Message}"));
}
