using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Storage.Filings;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Filings;

/// <summary>A value as a page sends it.</summary>
/// <param name="Path">Address of the value.</param>
/// <param name="Text">As typed; empty removes the value.</param>
/// <param name="Version">Version of the value the person saw; null: there was none.</param>
/// <param name="InWan">Money is meant in 万元.</param>
public sealed record TypedEntry(string Path, string Text, Guid? Version, bool InWan = true);

/// <summary>What became of it.</summary>
/// <param name="Typed">What was sent.</param>
/// <param name="Result">Saved, in conflict, or refused.</param>
/// <param name="IsLocked">Refused because it may not be changed now.</param>
public sealed record EntryAnswer(TypedEntry Typed, EntrySaveResult Result, bool IsLocked = false);

/// <summary>
/// Saves what people type, from scripts one value at a time and from plain forms a page at a time. An answer of "saved" means the
/// database has committed it.
/// </summary>
public sealed class EntrySaving(FilingDesk desk, EvaluationDb db, TimeProvider time)
{
    /// <summary>Field of a plain form with the moment the page was read.</summary>
    public const string SeenField = "seen";

    private const string Locked = "这一项现在不能修改，请刷新页面查看最新状态。";

    /// <summary>The moment to put into a form, so that a later save knows what the person was looking at.</summary>
    public string Seen => time.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture);

    /// <summary>Saves values; null when the filing is gone or out of reach by now.</summary>
    /// <param name="open">The filing.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <param name="isFromAccounts">Figures of the final accounts' workbook may be among them; nobody types those.</param>
    public async Task<IReadOnlyList<EntryAnswer>?> SaveAsync(
        OpenFiling open, IReadOnlyList<TypedEntry> typed, CancellationToken cancellationToken, bool isFromAccounts = false)
    {
        var requests = new List<EntryChangeRequest>();
        var refused = new Dictionary<string, EntryAnswer>(StringComparer.Ordinal);
        foreach (var entry in typed)
        {
            var read = isFromAccounts && entry.Path.StartsWith("accounts/", StringComparison.Ordinal)
                ? new ReadEntry(entry.Path, entry.Text, IsMoney: false, Problem: null)
                : EntryReader.Read(open.Framework, open.Record.Scope, entry.Path, ReadableText.Clean(entry.Text).ReplaceLineEndings("\n"), entry.InWan);
            if (read is null || ExplainsNothing(open, entry.Path, read.Text))
            {
                refused[entry.Path] = new EntryAnswer(entry, new EntrySaveResult.Refused(entry.Path, "填报内容中没有这一项，请刷新页面。"));
            }
            else if (!open.MayEdit(entry.Path))
            {
                refused[entry.Path] = new EntryAnswer(entry, new EntrySaveResult.Refused(entry.Path, Locked), IsLocked: true);
            }
            else
            {
                requests.Add(new EntryChangeRequest(entry.Path, read.Text, entry.Version, read.IsMoney));
            }
        }

        var scope = new ReturnScope(open.Framework);
        var results = requests.Count == 0 ? [] : await desk.SaveEntriesAsync(
            open.Filing.FilingId,
            requests,
            open.Actor,
            (filing, path) => filing.MayEdit(path, open.Roles, scope.Opens),
            cancellationToken);
        if (results is null)
        {
            return null;
        }

        var byPath = results.ToDictionary(result => result.Path, StringComparer.Ordinal);
        return [.. typed.Select(entry => refused.TryGetValue(entry.Path, out var no) ? no : Answer(entry, byPath[entry.Path]))];
    }

    /// <summary>
    /// Saves the fields of a plain form. Only what the person changed is written: a field that still shows what it showed when the page
    /// was read is left alone, also when somebody else has changed it since.
    /// </summary>
    /// <param name="open">The filing.</param>
    /// <param name="form">Fields named by their path, and <see cref="SeenField"/>.</param>
    /// <param name="inWan">Whether the table of a path is filled in 万元.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task<IReadOnlyList<EntryAnswer>?> SaveFormAsync(
        OpenFiling open, IFormCollection form, Func<string, bool> inWan, CancellationToken cancellationToken)
    {
        var entered = new EnteredValues(open);
        var since = await SinceAsync(open, form[SeenField].ToString(), cancellationToken);
        var changed = new List<TypedEntry>();
        foreach (var (path, values) in form)
        {
            var wan = inWan(path);
            var text = values.ToString().ReplaceLineEndings("\n");
            if (text == entered.Kept(path, wan) || EntryReader.Read(open.Framework, open.Record.Scope, path, text, wan) is not { } read || read.Text == entered.Text(path))
            {
                continue;
            }

            if (!since.TryGetValue(path, out var before))
            {
                changed.Add(new TypedEntry(path, text, entered.Version(path), wan));
            }
            else if (read.Text != before && text != EnteredValues.Shown(open.Framework, open.Record.Scope, path, before, wan))
            {
                // No value ever had this version, so both values come back instead of one being lost.
                changed.Add(new TypedEntry(path, text, Guid.Empty, wan));
            }
        }

        return await SaveAsync(open, changed, cancellationToken);
    }

    /// <summary>What others changed since the page was read: what stood there before, by path.</summary>
    private async Task<Dictionary<string, string>> SinceAsync(OpenFiling open, string seen, CancellationToken cancellationToken)
    {
        if (!long.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.UtcTicks)
        {
            return [];
        }

        var moment = new DateTimeOffset(ticks, TimeSpan.Zero);
        var changes = await db.EntryChanges.AsNoTracking()
            .Where(change => change.FilingId == open.Filing.FilingId && change.At >= moment && change.By != open.Actor.PersonId)
            .OrderBy(change => change.At).ThenBy(change => change.EntryChangeId)
            .Select(change => new { change.Path, change.From })
            .ToListAsync(cancellationToken);
        return changes.GroupBy(change => change.Path, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().From ?? string.Empty, StringComparer.Ordinal);
    }

    /// <summary>An explanation without its finding; clearing one is always possible.</summary>
    private static bool ExplainsNothing(OpenFiling open, string path, string text) =>
        path.StartsWith("explain/", StringComparison.Ordinal) && text.Length > 0 && !open.Findings.Any(finding => finding.ExplainAt == path);

    private static EntryAnswer Answer(TypedEntry entry, EntrySaveResult result) =>
        new(entry, result, result is EntrySaveResult.Refused { Reason: Locked });
}
