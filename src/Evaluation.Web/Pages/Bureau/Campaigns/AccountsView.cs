using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Documents.Filings.Workbooks;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>The rules as a table to fill in: every input of the framework with what its rule finds in the sample.</summary>
public sealed record AccountsView(string SampleName, IReadOnlyList<string> Sheets, IReadOnlyList<(string Title, IReadOnlyList<AccountsLine> Lines)> Blocks)
{
    /// <summary>What is called the inputs whose rule gives nothing in the sample.</summary>
    public IReadOnlyList<string> Unfit => [.. Blocks.SelectMany(block => block.Lines).Where(line => line.Problem is not null).Select(line => line.Input.Label)];

    public static AccountsView Of(Framework framework, string sampleName, AccountsWorkbook? sample, IReadOnlyList<AccountsRule> rules)
    {
        var byInput = rules.ToDictionary(rule => rule.Input, StringComparer.Ordinal);
        return new AccountsView(
            sampleName,
            sample?.Sheets ?? [],
            [
                .. framework.Blocks.Select(block => (block.Title, (IReadOnlyList<AccountsLine>)[.. framework.Inputs
                    .Where(input => input.Block == block.Key && Takes(input))
                    .Select(input => AccountsLine.Of(input, byInput.GetValueOrDefault(input.Key), sample))])).Where(block => block.Item2.Count > 0),
            ]);
    }

    /// <summary>Figures stand in the accounts; answers and what the system knows do not.</summary>
    public static bool Takes(InputDefinition input) => input is { System: null, Kind: not FigureKind.YesNo };

    /// <summary>A figure with its unit, as the lists of both sides show it.</summary>
    public static string Shown(InputDefinition input, string kept) =>
        TypedFigure.FromStored(kept) is { } value ? FigureText.Editable(input.Kind, value, FigureStyle.Screen) + input.Kind switch
        {
            FigureKind.Money => " 万元",
            FigureKind.Percent => "%",
            _ => input.Measure is null ? string.Empty : " " + input.Measure,
        }
        : kept;
}

/// <summary>One input.</summary>
/// <param name="Found">What the sample gives; null without a rule.</param>
/// <param name="Problem">Why it gives nothing; null when it does, or without a rule.</param>
public sealed record AccountsLine(InputDefinition Input, AccountsRule? Rule, string? Found, string? Place, string? Problem)
{
    public static AccountsLine Of(InputDefinition input, AccountsRule? rule, AccountsWorkbook? sample)
    {
        if (rule is null || sample is null || rule.Problem is not null)
        {
            return new AccountsLine(input, rule, null, null, rule?.Problem);
        }

        var find = sample.Find(rule, input);
        return new AccountsLine(input, rule, find.Kept is { } kept ? AccountsView.Shown(input, kept) : null, find.Place, find.Problem);
    }

    public string Name(string part) => $"{part}.{Input.Key}";
}
