using RulesEngine.Models;

namespace Evaluation.Benchmarks.Subjects;

/// <summary>
/// Microsoft RulesEngine over the same rules, as its documentation shows: <c>ExecuteAllRulesAsync</c> over one workflow whose rules have a condition
/// and an output expression, a typed <c>RuleParameter</c>, default settings but for the types that expressions may name; compiled once.
/// The figures are handed over as ready decimals.
/// </summary>
internal sealed class EngineRules
{
    private const string Name = "BENCH";

    private readonly RulesEngine.RulesEngine _engine;

    /// <param name="byCase">One rule per case: a band, an item, reached or not reached; otherwise one expression per indicator that hides its cases.</param>
    public EngineRules(bool byCase) => _engine = new(
        [new Workflow { WorkflowName = Name, Rules = [.. RuleExpression.All.SelectMany(rule => byCase && rule.Cases.Count > 0 ? rule.Cases.Select((one, index) => Of(FormattableString.Invariant($"{rule.Code}.{index}"), one.When, one.Points)) : [Of(rule.Code, "true", rule.Engine)])] }],
        new ReSettings { CustomTypes = [typeof(Half), typeof(TargetFacts), typeof(ProjectFacts)] });

    private static Rule Of(string name, string when, string points) => new()
    {
        RuleName = name,
        Expression = when,
        Actions = new RuleActions { OnSuccess = new ActionInfo { Name = "OutputExpression", Context = new() { ["expression"] = points } } },
    };

    public decimal Total(Facts facts)
    {
        // Nothing in these rules waits: the task is complete when it comes back.
        var results = _engine.ExecuteAllRulesAsync(Name, new RuleParameter("f", facts)).AsTask().GetAwaiter().GetResult();
        var total = 0m;
        foreach (var result in results)
        {
            if (!result.IsSuccess && result.ExceptionMessage is { Length: > 0 } problem)
            {
                throw new InvalidOperationException($"{result.Rule.RuleName}: {problem}");
            }

            total += !result.IsSuccess ? 0m : result.ActionResult.Output as decimal?
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
