using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Audit;

/// <summary>One page of the audit trail, newest first, within the scope of who asks.</summary>
/// <param name="Next">Sequence after which the next page starts; null on the last one.</param>
public sealed record AuditView(IReadOnlyList<AuditEvent> Lines, AuditFilter Filter, long? Next, AuditVerdict? Verdict = null)
{
    private const int PageLength = 50;

    public static AuditView Empty { get; } = new([], new AuditFilter(), null);

    public static async Task<AuditView> LoadAsync(EvaluationDb db, AuditFilter filter, CancellationToken cancellationToken)
    {
        var lines = db.AuditEvents.AsNoTracking();
        if (Enum.TryParse<AuditEventKind>(filter.Event, out var kind))
        {
            lines = lines.Where(line => line.Event == kind);
        }

        if (!string.IsNullOrWhiteSpace(filter.Person))
        {
            var person = filter.Person.Trim();
            lines = lines.Where(line => line.PersonName.Contains(person));
        }

        if (filter.Before is { } before)
        {
            lines = lines.Where(line => line.Sequence < before);
        }

        var page = await lines.OrderByDescending(line => line.Sequence).Take(PageLength + 1).ToListAsync(cancellationToken);
        return new AuditView([.. page.Take(PageLength)], filter, page.Count > PageLength ? page[PageLength - 1].Sequence : null);
    }
}

/// <summary>What of the trail is asked for; part of the address.</summary>
public sealed class AuditFilter
{
    public string? Event { get; set; }

    public string? Person { get; set; }

    public long? Before { get; set; }

    /// <summary>The address of the next page with the same filter.</summary>
    public string NextAddress(long before) =>
        $"?event={Uri.EscapeDataString(Event ?? string.Empty)}&person={Uri.EscapeDataString(Person ?? string.Empty)}&before={before.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
