using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Storage;
using Evaluation.Storage.Filings;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Filings.Receipt;

/// <summary>报送回执: what was handed in when, by whom, in which version; one page to print.</summary>
public sealed class IndexModel(FilingOpener opener, EvaluationDb db) : FilingPage(opener)
{
    public FilingVersion Version { get; private set; } = null!;

    public string SubmittedBy { get; private set; } = string.Empty;

    public string ApprovedBy { get; private set; } = string.Empty;

    public string Mark => VersionMark.Of(Version.Number, Version.Hash);

    public bool IsLate => DeadlineClock.IsLate(Open.Filing.SubmittedAt!.Value, Open.EffectiveDeadline);

    public string StateWords => Open.Filing.State switch
    {
        FilingState.Accepted => $"已接收（形式审查），{Words.Figures.Moment(Open.Filing.AcceptedAt)}",
        FilingState.Returned => "已退回",
        _ => "已报送，待财政局接收",
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)
            || !FilingWorkflow.IsWithBureau(Open.Filing.State)
            || Open.Filing.SubmittedAt is null
            || await db.FilingVersions.AsNoTracking().Where(version => version.FilingId == FilingId && version.SubmittedAt != null)
                .OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken) is not { } version)
        {
            return NotFound();
        }

        Version = version;
        Guid[] people = [Open.Filing.SubmittedBy ?? Guid.Empty, version.ApprovedBy];
        var names = await db.Users.AsNoTracking().Where(person => people.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.FullName, cancellationToken);
        (SubmittedBy, ApprovedBy) = (names.GetValueOrDefault(people[0], "—"), names.GetValueOrDefault(people[1], "—"));
        return Page();
    }
}
