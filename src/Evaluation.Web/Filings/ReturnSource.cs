using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Filings;

/// <summary>Who sent a filing back last, and when.</summary>
public sealed record ReturnSource(bool IsBureau, DateTimeOffset? At)
{
    /// <summary>Null when it was not sent back, or by the leader and the one who asks is not of the unit.</summary>
    public static async Task<ReturnSource?> FindAsync(EvaluationDb db, OpenFiling open, CancellationToken cancellationToken)
    {
        var filing = open.Filing;
        if (filing.ReturnReason is not { Length: > 0 } && filing.ReturnItems.Count == 0)
        {
            return null;
        }

        var subject = $"filing/{filing.FilingId}";
        var last = await db.AuditEvents.AsNoTracking()
            .Where(line => line.Object == subject && (line.Event == AuditEventKind.LeaderReturned || line.Event == AuditEventKind.BureauReturned))
            .OrderByDescending(line => line.Sequence).Select(line => new { line.Event, line.At }).FirstOrDefaultAsync(cancellationToken);
        var source = last is not null ? new ReturnSource(last.Event == AuditEventKind.BureauReturned, last.At)
            : filing.State == FilingState.Returned ? new ReturnSource(IsBureau: true, At: null)
            : filing.State == FilingState.LeaderReturned ? new ReturnSource(IsBureau: false, At: null)
            : null;
        return source is { IsBureau: false } && !open.Roles.Contains(Role.Preparer) && !open.Roles.Contains(Role.TeamLeader) ? null : source;
    }
}
