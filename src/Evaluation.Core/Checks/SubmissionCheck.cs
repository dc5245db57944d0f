using System.Text;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>Switches of a campaign that decide how serious a finding is.</summary>
/// <param name="ClaimAboveMustBeMended">A claim above the computed score or above the ceiling is 须修改 instead of 须说明.</param>
public sealed record CheckSwitches(bool ClaimAboveMustBeMended)
{
    public static CheckSwitches Default { get; } = new(ClaimAboveMustBeMended: false);

    /// <summary>Whether paper can show a character; null where nothing is known of its fonts.</summary>
    public Func<Rune, bool>? CanPrint { get; init; }
}

/// <summary>What has to be mended or explained before a filing leaves the unit. Pure; never stops a draft from being saved.</summary>
/// <remarks>
/// They look at what the unit handed in: what the reviewer took off afterwards (复核扣分) is nothing the unit has to explain.
/// Checks I-21, I-22, I-23, I-27, S-03 to S-06, S-13, S-15, E-12, F-15, F-16 and A-01 to A-05, and those the framework itself lists. S-11 holds by construction: the
/// total is the sum of its rows.
/// </remarks>
public static class SubmissionCheck
{
    /// <summary>Shortest explanation that counts.</summary>
    public const int ShortestExplanation = 10;

    public static IReadOnlyList<Finding> Run(ScoreSheet sheet, CheckSwitches switches)
    {
        sheet = AsHandedIn(sheet);
        var facts = sheet.Facts;
        var findings = new List<Finding>();
        findings.AddRange(InputChecks.Run(facts));
        findings.AddRange(AccountsChecks.Run(facts));
        findings.AddRange(CompletenessChecks.Run(sheet));
        findings.AddRange(sheet.Rows.SelectMany(row => RowChecks.Run(row, facts, switches)));
        findings.AddRange(Ceiling(sheet, switches));
        findings.AddRange(switches.CanPrint is { } canPrint ? PrintableChecks.Run(facts, canPrint) : []);
        findings.AddRange(ProseChecks.Run(facts));
        findings.AddRange(ProseClaims.Run(sheet));
        findings.AddRange(ConsistencyChecks.Run(sheet).SelectMany(look => look.Findings));
        return [.. Explanations.Of(FindingTree.Of(findings), facts.Record).OrderBy(finding => finding.Severity).ThenByDescending(finding => finding.Colour)];
    }

    /// <summary>The framework's checks that could not be made yet, with what is missing.</summary>
    public static IReadOnlyList<UncheckedRule> Unchecked(ScoreSheet sheet) => ConsistencyChecks.Unchecked(AsHandedIn(sheet));

    private static ScoreSheet AsHandedIn(ScoreSheet sheet) => sheet.Facts.Record is { System.Deductions.Count: > 0 } record
        ? Scorer.Score(sheet.Facts.Framework, record with { System = record.System with { Deductions = EntryDictionary.Empty<ReviewDeduction>() } })
        : sheet;

    /// <summary>Whether a text counts as an explanation: long enough, and not a proposed opening that still waits for its end.</summary>
    public static bool IsExplanation(string? text) =>
        text is not null && text.Trim() is var said && said.Length >= ShortestExplanation && said[^1] is not ('：' or ':');

    /// <summary>S-13: the claimed total against what the facts allow.</summary>
    private static IEnumerable<Finding> Ceiling(ScoreSheet sheet, CheckSwitches switches)
    {
        var totals = sheet.Totals;
        if (totals.Self is not { } self || self <= totals.Reachable)
        {
            yield break;
        }

        var causes = sheet.Rows
            .Where(row => row.Self > row.Reachable)
            .OrderByDescending(row => row.Self!.Value - row.Reachable)
            .Select(row => $"{row.Indicator.Name}最高{FigureText.Of(row.Reachable)}分");
        yield return new Finding(
            "S-13",
            "S-13",
            switches.ClaimAboveMustBeMended ? Severity.MustFix : Severity.MustExplain,
            "total",
            "自评总分",
            $"按现有数据最高可得 {FigureText.Of(totals.Reachable)} 分，自评 {FigureText.Of(self)} 分，超出 {FigureText.Of(self - totals.Reachable)} 分。"
            + $"主要原因：{string.Join("、", causes.Take(6))}。请按测算得分填列，或说明理由。");
    }
}
