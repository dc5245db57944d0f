using System.Globalization;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Evaluation.Web.Filings;
using Evaluation.Web.Words;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Filings.History;

/// <summary>The history of a filing: every change of a value from what to what, and the events of its life.</summary>
public sealed record HistoryView(IReadOnlyList<HistoryLine> Changes, string? Older, IReadOnlyList<HistoryEvent> Events)
{
    private const int PageSize = 50;
    private const int MostEvents = 200;

    /// <param name="before">Key of the last line of the page before; null: the newest.</param>
    public static async Task<HistoryView> LoadAsync(EvaluationDb db, OpenFiling open, string? before, CancellationToken cancellationToken)
    {
        var names = new EntryNames(open.Framework, open.Record.Scope);
        var changes = await PageAsync(db.EntryChanges.AsNoTracking().Where(change => change.FilingId == open.Filing.FilingId), before, cancellationToken);
        var ids = changes.Select(change => change.By).Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, cancellationToken);
        var subject = $"filing/{open.Filing.FilingId}";
        var events = await db.AuditEvents.AsNoTracking()
            .Where(line => line.Object == subject && line.Event != AuditEventKind.EntriesSaved && line.Event != AuditEventKind.FilingViewed)
            .OrderByDescending(line => line.Sequence).Take(MostEvents)
            .Select(line => new { line.At, line.PersonName, line.Event })
            .ToListAsync(cancellationToken);
        var shown = changes.Take(PageSize).ToList();
        return new HistoryView(
            [.. shown.Select(change => new HistoryLine(
                Figures.Moment(change.At), people.GetValueOrDefault(change.By, "—"), names.Of(change.Path), names.Words(change.Path, change.From), names.Words(change.Path, change.To)))],
            changes.Count > PageSize ? Key(shown[^1]) : null,
            [.. events.Select(line => new HistoryEvent(Figures.Moment(line.At), line.PersonName, AuditWords.For(line.Event)))]);
    }

    private static Task<List<EntryChange>> PageAsync(IQueryable<EntryChange> changes, string? before, CancellationToken cancellationToken)
    {
        if (before?.Split('.') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParse(id, out var last))
        {
            var moment = new DateTimeOffset(number, TimeSpan.Zero);
            changes = changes.Where(change => change.At < moment || (change.At == moment && change.EntryChangeId.CompareTo(last) < 0));
        }

        return changes.OrderByDescending(change => change.At).ThenByDescending(change => change.EntryChangeId).Take(PageSize + 1).ToListAsync(cancellationToken);
    }

    private static string Key(EntryChange change) => string.Create(CultureInfo.InvariantCulture, $"{change.At.UtcTicks}.{change.EntryChangeId:N}");
}

/// <summary>One change of one value.</summary>
public sealed record HistoryLine(string At, string By, string Name, string From, string To);

/// <summary>One event in the filing's life.</summary>
public sealed record HistoryEvent(string At, string By, string Words);
