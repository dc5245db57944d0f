using Evaluation.Core.Campaigns;
using Evaluation.Core.Frameworks;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>The rules of one campaign as another one can use them: inputs are the same by their key, or by what they are called.</summary>
/// <param name="Rules">Those whose input is there.</param>
/// <param name="Lost">What the others' inputs are called.</param>
public sealed record CarriedRules(IReadOnlyList<AccountsRule> Rules, IReadOnlyList<string> Lost)
{
    /// <param name="from">The framework the rules were made for; null when it is gone.</param>
    public static CarriedRules Of(IReadOnlyList<AccountsRule> rules, Framework? from, Framework to)
    {
        var inputs = to.Inputs.Where(AccountsView.Takes).ToList();
        var pairs = rules.Select(rule =>
        {
            var label = from?.Input(rule.Input)?.Label ?? rule.Input;
            return (Rule: rule, Label: label, Input: inputs.Find(input => input.Key == rule.Input) ?? inputs.Find(input => input.Label == label));
        }).ToList();
        return new CarriedRules(
            [.. pairs.Where(pair => pair.Input is not null).Select(pair => pair.Rule with { Input = pair.Input!.Key }).DistinctBy(rule => rule.Input, StringComparer.Ordinal)],
            [.. pairs.Where(pair => pair.Input is null).Select(pair => pair.Label)]);
    }
}
