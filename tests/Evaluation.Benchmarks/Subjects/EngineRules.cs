using RulesEngine.Models;

namespace Evaluation.Benchmarks.Subjects;

/// <summary>
/// Microsoft RulesEngine over the same rules: one rule per indicator whose output expression is its points, as its documentation shows.
/// Compiled once; the figures are handed over as ready decimals, so reading the record costs it nothing.
/// </summary>
internal sealed class EngineRules
{
    private const string Name = "BENCH";

    private readonly RulesEngine.RulesEngine _engine = new(
        [
            new Workflow
            {
                WorkflowName = Name,
                Rules = [.. RuleExpression.All.Select(rule => new Rule
                {
                    RuleName = rule.Code,
                    Expression = "true",
                    Actions = new RuleActions { OnSuccess = new ActionInfo { Name = "OutputExpression", Context = new() { ["expression"] = rule.Engine } } },
                })],
            },
        ],
        new ReSettings { CustomTypes = [typeof(Half), typeof(TargetFacts), typeof(ProjectFacts)], EnableFormattedErrorMessage = false, IsExpressionCaseSensitive = true });

    public decimal Total(Facts facts)
    {
        // Nothing in these rules waits: the task is complete when it comes back.
        var results = _engine.ExecuteAllRulesAsync(Name, new RuleParameter("f", facts)).AsTask().GetAwaiter().GetResult();
        var total = 0m;
        foreach (var result in results)
        {
            total += result.ActionResult.Output as decimal?
                ?? throw new InvalidOperationException($"{result.Rule.RuleName}: {result.ExceptionMessage} {result.ActionResult.Exception?.Message}");
        }

        return total;
    }
}

/// <summary>Rounding half up, for rules that cannot name the mode.</summary>
public static class Half
{
#pragma warning disable RS0030 // A denominator rounds by itself.
    public static decimal Up(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
#pragma warning restore RS0030
}
