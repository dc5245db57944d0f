using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Storage;
using Evaluation.Storage.Filings;
using Evaluation.Web.Filings;
using Evaluation.Web.Words;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Filings.Receipt;

/// <summary>What a 报送回执 says beside the filing itself: the version handed in and the people behind it.</summary>
public sealed record HandedIn(FilingVersion Version, string SubmittedBy, string ApprovedBy, OpenFiling Open)
{
    public string Mark => VersionMark.Of(Version.Number, Version.Hash);

    public bool IsLate => DeadlineClock.IsLate(Open.Filing.SubmittedAt!.Value, Open.EffectiveDeadline);

    public string State => Open.Filing.State switch
    {
        FilingState.Accepted => $"已接收（形式审查），{Figures.Moment(Open.Filing.AcceptedAt)}",
        FilingState.Returned => "已退回",
        _ => "已报送，待财政局接收",
    };

    /// <summary>Null while the filing is not with the bureau.</summary>
    public static async Task<HandedIn?> LoadAsync(EvaluationDb db, OpenFiling open, CancellationToken cancellationToken)
    {
        var filingId = open.Filing.FilingId;
        if (!FilingWorkflow.IsWithBureau(open.Filing.State) || open.Filing.SubmittedAt is null
            || await db.FilingVersions.AsNoTracking().Where(version => version.FilingId == filingId && version.SubmittedAt != null)
                .OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken) is not { } version)
        {
            return null;
        }

        Guid[] people = [open.Filing.SubmittedBy ?? Guid.Empty, version.ApprovedBy];
        var names = await db.Users.AsNoTracking().Where(person => people.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.FullName, cancellationToken);
        return new HandedIn(version, names.GetValueOrDefault(people[0], "—"), names.GetValueOrDefault(people[1], "—"), open);
    }
}
