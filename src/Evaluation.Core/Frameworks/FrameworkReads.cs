using Evaluation.Core.Formulas;

namespace Evaluation.Core.Frameworks;

/// <summary>What reads what: inputs and lists behind an indicator, through derived figures.</summary>
public static class FrameworkReads
{
    /// <summary>Keys of all inputs and lists the indicator's scored reading or rule needs, in order of appearance.</summary>
    public static IReadOnlyList<string> Reads(this Framework framework, Indicator indicator)
    {
        var keys = new List<string>();
        foreach (var formula in indicator.Values.Select(value => value.Scored.Formula).Concat(indicator.Modifiers.Caps.Select(cap => cap.When)))
        {
            keys.AddRange(framework.Reads(formula));
        }

        keys.AddRange(indicator.Rule switch
        {
            ScoringRule.YesNo yesNo => [yesNo.Input],
            ScoringRule.Targets targets => [targets.List],
            ScoringRule.CompareWithLastYear compare => compare.Branches.Select(branch => branch.When!).Prepend(compare.Previous).SelectMany(framework.Reads),
            _ => [],
        });
        return [.. keys.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Keys of all inputs and lists a formula needs.</summary>
    public static IEnumerable<string> Reads(this Framework framework, Formula formula)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var keys = new List<string>();
        Follow(formula);
        return keys;

        // Every key is followed once: figures that build on each other twice do not double the work, and a cycle ends.
        void Follow(Formula part)
        {
            foreach (var key in Names(part).Where(key => !key.Contains('.', StringComparison.Ordinal) && seen.Add(key)))
            {
                if (framework.FormulaOf(key) is { } inner)
                {
                    Follow(inner);
                }
                else
                {
                    keys.Add(key);
                }
            }
        }
    }

    /// <summary>The formula behind a derived figure or an indicator's value; null for inputs and lists.</summary>
    public static Formula? FormulaOf(this Framework framework, string key) =>
        framework.Derived.FirstOrDefault(derived => derived.Key == key)?.Formula
        ?? framework.Indicators.SelectMany(indicator => indicator.Values).FirstOrDefault(value => value.Key == key)?.Scored.Formula;

    /// <summary>Keys named in a formula, lists included; columns as <c>list.column</c>.</summary>
    public static IEnumerable<string> Names(Formula formula) => formula switch
    {
        Formula.Name name => [name.Key],
        Formula.Negation negation => Names(negation.Operand),
        Formula.Absolute absolute => Names(absolute.Operand),
        Formula.Not not => Names(not.Operand),
        Formula.Arithmetic arithmetic => Names(arithmetic.Left).Concat(Names(arithmetic.Right)),
        Formula.Comparison comparison => Names(comparison.Left).Concat(Names(comparison.Right)),
        Formula.Both both => Names(both.Left).Concat(Names(both.Right)),
        Formula.Either either => Names(either.Left).Concat(Names(either.Right)),
        Formula.Least least => Names(least.Left).Concat(Names(least.Right)),
        Formula.Greatest greatest => Names(greatest.Left).Concat(Names(greatest.Right)),
        Formula.Choice choice => Names(choice.Condition).Concat(Names(choice.Then)).Concat(Names(choice.Otherwise)),
        Formula.SumOver sum => Names(sum.Body).Prepend(sum.List),
        _ => [],
    };
}
