using Evaluation.Core.Checks;
using Evaluation.Core.Scoring;
using Evaluation.Storage;
using Evaluation.Web.Filings;
using Evaluation.Web.Pages.Review.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Filings.ReviewSheet;

/// <summary>审核单: one page to sign at the group's meeting, for leader and clerk; also the paper of 线下审签.</summary>
public sealed class IndexModel(FilingOpener opener, EvaluationDb db, TimeProvider time) : FilingPage(opener)
{
    public IReadOnlyList<RowScore> Differences { get; private set; } = [];

    public IReadOnlyList<Finding> StillOpen { get; private set; } = [];

    /// <summary>审核意见 of this round with the name of what they are on.</summary>
    public IReadOnlyList<(string Name, Opinion Opinion)> Opinions { get; private set; } = [];

    /// <summary>What the unit took off by its own decision, with the reason.</summary>
    public IReadOnlyList<string> Deductions { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Open.IsFrozen)
        {
            return NotFound();
        }

        var names = new ReviewPlaces(Open.Framework);
        var opinions = await Opinion.AllAsync(db, FilingId, cancellationToken);
        Now = time.GetUtcNow();
        Differences = [.. Open.Sheet.Rows.Where(row => row.Difference is { Value: not 0m })];
        Deductions = [.. from row in Open.Sheet.Rows
            let entry = Open.Record.Row(row.Indicator.Code)
            where row.Indicator.Modifiers.UnitDeducts && entry.Deduction is not null
            select $"“{row.Indicator.Name}”{entry.Deduction}分（{entry.DeductionReason?.TrimEnd('。') ?? "未写理由"}）"];
        StillOpen = [.. Open.Findings.Where(finding => finding.Blocks)];
        Opinions = [.. opinions.Values.SelectMany(list => list).Where(opinion => opinion.Round == Open.Filing.Round)
            .OrderBy(opinion => opinion.At).Select(opinion => (names.NameOf(opinion.Place) ?? opinion.Place, opinion))];
        return Page();
    }
}
