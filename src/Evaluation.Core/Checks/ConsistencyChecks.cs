using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>A check that could not be made because figures are not filled in (未核对).</summary>
/// <param name="Missing">Labels of what is missing.</param>
public sealed record UncheckedRule(string Check, string Name, IReadOnlyList<string> Missing)
{
    /// <summary>未核对（缺…）.</summary>
    public string Words => $"未核对（缺{string.Join('、', Missing)}）：{Name}";
}

/// <summary>The framework's own checks on a filing.</summary>
internal static class ConsistencyChecks
{
    public static IEnumerable<CheckLook> Run(ScoreSheet sheet)
    {
        var checks = CheckPlan.Of(sheet.Facts.Framework).Checks;
        if (checks.Length == 0)
        {
            return [];
        }

        var context = new CheckContext(sheet);
        return checks.Select(check => CheckRun.Of(context, check));
    }

    /// <summary>Only where some of the figures are there or have to be: a check of figures that nobody filled in has nothing to say.</summary>
    public static IReadOnlyList<UncheckedRule> Unchecked(ScoreSheet sheet) =>
    [
        .. Run(sheet).Where(look => look is { Result: CheckResult.Unchecked, Missing.Count: > 0 } && IsBegun(sheet.Facts, look))
            .Select(look => new UncheckedRule(look.Definition.Key, look.Definition.Name, [.. look.Missing.Select(key => SheetFigures.Find(key)?.Name ?? sheet.Facts.Label(key)).Distinct(StringComparer.Ordinal)])),
    ];

    private static bool IsBegun(FactSheet facts, CheckLook look) =>
        look.Definition.Formulas.SelectMany(facts.Framework.Reads).Any(key =>
            facts.Framework.Input(key) is { Required: true } || facts.Record.Inputs.GetValueOrDefault(key)?.Value is not null || facts.Record.List(key).Count > 0);
}
