using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>I-23, S-03 to S-06, S-15: one row of the score table.</summary>
internal static class RowChecks
{
    public static IEnumerable<Finding> Run(RowScore row, FactSheet facts, CheckSwitches switches)
    {
        var entry = facts.Record.Row(row.Indicator.Code);
        return Denominator(row, facts)
            .Concat(Claim(row, entry, switches))
            .Concat(Applicability(row, facts))
            .Concat(OverFulfilled(row, entry))
            .Select(finding => finding with { Indicators = [row.Indicator.Code] });
    }

    private static IEnumerable<Finding> Denominator(RowScore row, FactSheet facts)
    {
        if (row.Status != RowStatus.Undecidable
            || (row.Value ?? row.Indicator.Value) is not { } value
            || facts.Evaluate(value.Scored.Formula) is not Outcome.ZeroDenominator zero)
        {
            yield break;
        }

        var denominator = FormulaLayout.Of(zero.Denominator, name => facts.Label(name.Key)).Line;
        yield return New(
            row, "I-23", Severity.MustExplain,
            $"“{row.Indicator.Name}”的分母“{denominator}”为0，无法计算，请{(row.Indicator.NotApplicable.Policy == NotApplicablePolicy.NotAllowed ? string.Empty : "选择“不适用”并说明，或")}核对数据。");
    }

    private static IEnumerable<Finding> Claim(RowScore row, RowEntry entry, CheckSwitches switches)
    {
        var (name, weight) = (row.Indicator.Name, row.Indicator.Weight);
        if (entry.ClaimTyped is { } typed)
        {
            yield return New(row, "S-03", Severity.MustFix, $"“{name}”自评分“{typed}”不是分数，请填 0 至 {FigureText.Short(weight)} 之间、最多两位小数的数字。");
            yield break;
        }

        if (row.Self is not { } self)
        {
            yield break;
        }

        if (self > weight || self < Points.Zero)
        {
            yield return New(row, "S-03", Severity.MustFix, $"“{name}”自评分 {FigureText.Of(self)} 应在 0 至 {FigureText.Of(weight)} 分之间，请改正。") with
            {
                Mend = Follow(row),
            };
            yield break;
        }

        if (row.Computed is { } computed && self != computed)
        {
            yield return Different(row, entry, self, computed, switches);
        }
        else if (self < weight && !row.IsBonus && string.IsNullOrWhiteSpace(entry.Reason) && row.Working.Loss is null)
        {
            yield return New(row, "S-04", Severity.MustFix, $"“{name}”自评得分小于分值，请填写扣分原因及依据。");
        }
    }

    /// <summary>S-05 and S-06: the claim and the computed points disagree. The row's reason is the explanation.</summary>
    private static Finding Different(RowScore row, RowEntry entry, Points self, Points computed, CheckSwitches switches)
    {
        var higher = self > computed;
        var mustFix = higher && switches.ClaimAboveMustBeMended && row.Indicator.Origin == ScoreOrigin.Data;
        var check = higher && row.Indicator.Origin == ScoreOrigin.Data ? "S-06" : "S-05";
        var difference = FigureText.Of(higher ? self - computed : computed - self);
        return New(
            row,
            check,
            mustFix ? Severity.MustFix : Severity.MustExplain,
            $"“{row.Indicator.Name}”按评分标准测算得 {FigureText.Of(computed)} 分，自评 {FigureText.Of(self)} 分，自评{(higher ? "高于" : "低于")}测算 {difference} 分，"
            + (mustFix ? "请按测算得分改正。" : "须说明理由，或按测算得分填列。")) with
        {
            ExplainAt = mustFix ? null : EntryPath.Reason(row.Indicator.Code),
            Explanation = !mustFix && SubmissionCheck.IsExplanation(entry.Reason) ? entry.Reason : null,
            Mend = Follow(row),
        };
    }

    private static IEnumerable<Finding> Applicability(RowScore row, FactSheet facts)
    {
        var rule = row.Indicator.NotApplicable;
        var (notApplicable, reason) = Scorer.Applicability(facts.Framework, facts.Record, row.Indicator);
        if (!notApplicable)
        {
            yield break;
        }

        if (rule.Policy == NotApplicablePolicy.NotAllowed)
        {
            yield return New(row, "S-15", Severity.MustFix, $"“{row.Indicator.Name}”不得设为“不适用”，请填写本项。") with
            {
                Mend = new Mend(EntryPath.NotApplicable(row.Indicator.Code), "0", "改为适用"),
            };
            yield break;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            yield return New(row, "S-15", Severity.MustFix, $"“{row.Indicator.Name}”选“不适用”须写明理由。");
        }

        if (rule.OnlyWhen is { } condition && facts.Evaluate(condition) is Outcome.Truth { Holds: false })
        {
            var said = rule.Contradiction is { } sentence ? ChipText.Fill(sentence, facts) : null;
            yield return New(
                row, "S-15", Severity.MustExplain,
                $"“{row.Indicator.Name}”选“不适用”，但{said ?? $"不符合“{FormulaLayout.Of(condition, name => facts.Label(name.Key)).Line}”"}，请核对；确不适用的，请说明。",
                "facts");
        }
    }

    /// <summary>S-17: far above the target. The row's reason or own words are the explanation.</summary>
    private static IEnumerable<Finding> OverFulfilled(RowScore row, RowEntry entry)
    {
        if (!row.IsOverFulfilled)
        {
            yield break;
        }

        var targets = row.Targets.Where(target => target.IsOverFulfilled).Select(target => $"“{target.Name}”{target.Completion}").ToList();
        var what = targets.Count > 0 ? string.Join("、", targets) : $"实际值{row.Working.Value}高于目标";
        var explanation = SubmissionCheck.IsExplanation(entry.Reason) ? entry.Reason : SubmissionCheck.IsExplanation(entry.Text) ? entry.Text : null;
        yield return New(row, "S-17", Severity.MustExplain, $"“{row.Indicator.Name}”{what}，超额完成，须说明原因，并核对目标值是否定低了。") with
        {
            ExplainAt = EntryPath.Reason(row.Indicator.Code),
            Explanation = explanation,
        };
    }

    private static Mend? Follow(RowScore row) =>
        row.Computed is { } computed ? new Mend(EntryPath.Claim(row.Indicator.Code), string.Empty, $"改为 {FigureText.Of(computed)}") : null;

    private static Finding New(RowScore row, string check, Severity severity, string message, string? part = null) =>
        new(
            $"{check}/{row.Indicator.Code}{(part is null ? string.Empty : "/" + part)}",
            check,
            severity,
            $"indicator/{row.Indicator.Code}",
            row.Indicator.Name,
            message);
}
