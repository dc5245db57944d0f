using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Campaigns;

/// <summary>预算执行率 of a campaign: which rate among a framework's indicators says how much of the budget was spent.</summary>
public static class ExecutionRate
{
    /// <summary>A rate of money by one of these names is taken for it while the bureau names no other.</summary>
    private static readonly string[] Endings = ["执行率", "完成率", "支出率"];

    /// <summary>The indicators it can be: those whose value is a rate.</summary>
    public static IReadOnlyList<Indicator> Choices(Framework framework) =>
        [.. framework.Groups.Where(group => !group.IsBonus).SelectMany(group => group.Indicators).Where(indicator => indicator.Value is { Kind: FigureKind.Percent })];

    /// <summary>The one named; otherwise the first by name and by what it is computed from; null when there is none.</summary>
    /// <param name="code">Code of the indicator the bureau chose; null or unknown: not chosen.</param>
    public static Indicator? Of(Framework framework, string? code)
    {
        var choices = Choices(framework);
        return choices.FirstOrDefault(indicator => indicator.Code == code) ?? choices.FirstOrDefault(indicator => IsOfMoney(framework, indicator)
            && Array.Exists(Endings, ending => indicator.Value!.Name.EndsWith(ending, StringComparison.Ordinal)));
    }

    private static bool IsOfMoney(Framework framework, Indicator indicator)
    {
        var inputs = framework.Reads(indicator).Select(framework.Input).OfType<InputDefinition>().ToList();
        return inputs.Count > 0 && inputs.TrueForAll(input => input.Kind == FigureKind.Money);
    }
}
