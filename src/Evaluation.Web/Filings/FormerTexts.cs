using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Filings;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Filings;

/// <summary>Last year's text of a section.</summary>
/// <param name="Text">To be taken over: figures that this year's filing knows too by their names, the others as they were printed.</param>
/// <param name="Printed">As it read last year.</param>
/// <param name="Source">Where it comes from, for people.</param>
public sealed record FormerSection(string Text, string Printed, string Source);

/// <summary>Last year's texts beside this year's: from the unit's own filing of the year before, or from a file that was brought in.</summary>
public sealed class FormerTexts(EvaluationDb db, FilingOpener opener, AuditTrail audit, TimeProvider time)
{
    /// <summary>By section. What was brought in goes before what the system has.</summary>
    public async Task<IReadOnlyDictionary<string, FormerSection>> OfAsync(OpenFiling open, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, FormerSection>(StringComparer.Ordinal);
        if (open.IsFrozen)
        {
            return texts;
        }

        if (await LastYearAsync(open, cancellationToken) is { } former)
        {
            var sentences = new SentenceWriter(former.Sheet);
            var source = FormattableString.Invariant($"{former.Record.Year}年度自评报告");
            foreach (var (section, text) in former.Record.Texts.Where(text => !string.IsNullOrWhiteSpace(text.Value)))
            {
                var lines = OwnText.Paragraphs(text);
                texts[section] = new FormerSection(
                    string.Join('\n', lines.Select(line => Kept(open, sentences, line))),
                    string.Join('\n', lines.Select(line => string.Concat(sentences.WriteOwn(line).Select(inline => inline.Text)))),
                    source);
            }
        }

        foreach (var text in open.Folder.FormerTexts.Where(text => text.TakenAt is null || !texts.ContainsKey(text.Section)))
        {
            texts[text.Section] = new FormerSection(text.Text, text.Text, text.Source);
        }

        return texts;
    }

    /// <summary>Remembers that a text was taken over, so that what it says of last year stays marked until it is touched.</summary>
    public async Task TakeAsync(OpenFiling open, string section, FormerSection former, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await db.FormerTexts.FirstOrDefaultAsync(text => text.FilingId == open.Filing.FilingId && text.Section == section, cancellationToken) is { } kept)
        {
            (kept.Text, kept.Source, kept.TakenAt, kept.By, kept.At) = (former.Text, former.Source, now, open.Actor.PersonId, now);
        }
        else
        {
            db.FormerTexts.Add(new FormerText
            {
                FilingId = open.Filing.FilingId, Section = section, Text = former.Text, Source = former.Source, TakenAt = now, By = open.Actor.PersonId, At = now,
            });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Keeps the texts of last year's report beside the sections; they are no part of the filing until they are taken over.</summary>
    public async Task BringInAsync(OpenFiling open, IReadOnlyDictionary<string, string> texts, string source, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var kept = await db.FormerTexts.Where(text => text.FilingId == open.Filing.FilingId).ToListAsync(cancellationToken);
        foreach (var (section, text) in texts)
        {
            var said = ReadableText.Clean(text, FilingEntry.MaximumText);
            if (kept.Find(one => one.Section == section) is not { } old)
            {
                db.FormerTexts.Add(new FormerText { FilingId = open.Filing.FilingId, Section = section, Text = said, Source = source, By = open.Actor.PersonId, At = now });
            }
            else if (old.Text != said)
            {
                (old.Text, old.Source, old.TakenAt, old.By, old.At) = (said, source, null, open.Actor.PersonId, now);
            }
        }

        audit.Record(
            AuditEventKind.EntriesImported, $"filing/{open.Filing.FilingId}", FormattableString.Invariant($"上年报告 {texts.Count} 段"), open.Filing.UnitId, open.Filing.RegionId);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The unit's filing of the year before, where this person may open it.</summary>
    public async Task<OpenFiling?> LastYearAsync(OpenFiling open, CancellationToken cancellationToken)
    {
        var (unit, year) = (open.Filing.UnitId, open.Campaign.Year - 1);
        var found = await (from filing in db.Filings.AsNoTracking()
                           join campaign in db.Campaigns.AsNoTracking() on filing.CampaignId equals campaign.CampaignId
                           where filing.UnitId == unit && campaign.Year == year && campaign.Kind == CampaignKind.Real
                           orderby filing.FirstSubmittedAt descending
                           select (Guid?)filing.FilingId).FirstOrDefaultAsync(cancellationToken);
        return found is { } filingId ? await opener.OpenAsync(filingId, cancellationToken) : null;
    }

    private static string Kept(OpenFiling open, SentenceWriter sentences, string line) => string.Concat(sentences.WriteOwn(line).Select(inline =>
        inline.Chip is not { } chip ? inline.Text
        : open.Sheet.Facts.Define(chip) is not null || ReportChips.Names.Contains(chip) ? $"{{{chip}}}"
        : inline.Text));
}
