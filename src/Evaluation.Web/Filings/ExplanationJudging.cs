using System.Globalization;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;

namespace Evaluation.Web.Filings;

/// <summary>Takes down what the leader or the bureau says of explanations, one or many at once.</summary>
public sealed class ExplanationJudging(EvaluationDb db, AuditTrail audit, TimeProvider time)
{
    private const int ShortestReason = 4;
    private const int LongestReason = 1000;

    /// <summary>Adds the opinions; the caller saves. What stands against it otherwise.</summary>
    public Refusal? Judge(OpenFiling open, ExplanationReader reader, JudgeInput input)
    {
        if (!open.May(FilingAction.JudgeExplanations))
        {
            return new Refusal($"此件现在是“{Words.FilingWords.For(open.Filing.State)}”，不能审阅说明。");
        }

        var reason = input.Reason?.ReplaceLineEndings("\n").Trim() ?? string.Empty;
        if (input.IsAccepted is not { } accept || input.Keys.Count == 0)
        {
            return new Refusal("请先勾选要审阅的说明，再选“采纳”或“不采纳”。");
        }

        if (!accept && reason.Length is < ShortestReason or > LongestReason)
        {
            return new Refusal($"不采纳的，请写明理由和要补充的内容（{ShortestReason} 至 {LongestReason} 个字）。");
        }

        var read = ReadExplanation.All(open.Findings, reader).ToDictionary(explanation => explanation.Key, StringComparer.Ordinal);
        var ticked = input.Keys.Select(key => read.GetValueOrDefault(key)).OfType<ReadExplanation>().ToList();
        if (ticked.Count < input.Keys.Count)
        {
            return new Refusal("勾选的说明已有变化，没有保存。下面是最新内容，请重新审阅。");
        }

        var now = time.GetUtcNow();
        db.ExplanationReviews.AddRange(
            from explanation in ticked
            from finding in explanation.Findings
            select new ExplanationReview
            {
                ExplanationReviewId = Guid.CreateVersion7(),
                FilingId = open.Filing.FilingId,
                Finding = finding.Id,
                Reader = reader,
                IsAccepted = accept,
                Reason = accept ? null : reason,
                Words = explanation.Words,
                By = open.Actor.PersonId,
                At = now,
            });
        audit.Record(
            AuditEventKind.ExplanationsJudged,
            $"filing/{open.Filing.FilingId}",
            string.Create(CultureInfo.InvariantCulture, $"{(accept ? "采纳" : "不采纳")} {ticked.Count} 项：{string.Join('、', ticked.Select(explanation => explanation.Findings[0].Id).Take(20))}"),
            open.Filing.UnitId,
            open.Filing.RegionId);
        return null;
    }
}
