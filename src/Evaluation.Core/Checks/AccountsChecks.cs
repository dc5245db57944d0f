using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>I-27: a figure that was taken from the final accounts' workbook and changed afterwards needs a reason; both figures stay.</summary>
internal static class AccountsChecks
{
    public static IEnumerable<Finding> Run(FactSheet facts)
    {
        foreach (var (keyAndMember, accounts) in facts.Record.Accounts)
        {
            var (key, member) = keyAndMember.IndexOf('@', StringComparison.Ordinal) is var at and >= 0 ? (keyAndMember[..at], keyAndMember[(at + 1)..]) : (keyAndMember, null);
            var figure = facts.Record.Inputs.GetValueOrDefault(key);
            if (facts.Define(key) is not { } fact || Entered(figure, member) is not { } entered || entered == accounts.Value || !Applies(facts.Record, member))
            {
                continue;
            }

            var label = member is null ? fact.Label : $"{fact.Label}（{facts.Record.Scope.First(one => one.Key == member).Name}）";
            yield return new Finding(
                $"I-27/{keyAndMember}", "I-27", Severity.MustExplain, $"input/{key}", fact.Label,
                $"“{label}”填的是{Text(fact, entered)}，决算工作簿{accounts.Place}是{Text(fact, accounts.Value)}，请核对；确需不同的，请说明原因。")
            {
                Mend = new Mend(EntryPath.Input(key, member), TypedFigure.Stored(accounts.Value), $"改回决算数{Text(fact, accounts.Value)}"),
            };
        }
    }

    /// <summary>A figure of a member that left the scope, or of the whole before there were members, says nothing any more.</summary>
    private static bool Applies(FilingRecord record, string? member) => member is null ? record.Scope.Count == 0 : record.Scope.Any(one => one.Key == member);

    private static decimal? Entered(EnteredFigure? figure, string? member) =>
        member is null ? figure?.Value : figure?.Members is { } members && members.TryGetValue(member, out var value) ? value : null;

    private static string Text(FactDefinition fact, decimal value) =>
        fact.Kind == FigureKind.Percent ? FigureText.Percent(Ratio.FromPercent(value)) : FigureText.WithUnit(fact.Kind, fact.Measure, Ratio.From(value), FigureStyle.Paper);
}
