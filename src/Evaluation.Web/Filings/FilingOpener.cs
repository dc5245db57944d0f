using System.Text;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Pdf;
using Evaluation.Storage;
using Evaluation.Storage.Access;
using Evaluation.Storage.Filings;
using Evaluation.Web.Frameworks;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Filings;

/// <summary>Opens a filing for the person who asks: the unit sees its entries, the bureau what was handed to it (or the draft when asked for help).</summary>
public sealed class FilingOpener(FilingDesk desk, EvaluationDb db, FrameworkShelf frameworks, AccessScope scope, PdfPress press)
{
    /// <summary>The filing; null when there is none or it is not for this person (the page then answers 404).</summary>
    public async Task<OpenFiling?> OpenAsync(Guid filingId, CancellationToken cancellationToken) =>
        await desk.LoadAsync(filingId, cancellationToken) is { } folder ? await OpenAsync(folder, cancellationToken) : null;

    /// <summary>The filing of a folder at hand; null when its content is closed to this person.</summary>
    public async Task<OpenFiling?> OpenAsync(FilingFolder folder, CancellationToken cancellationToken)
    {
        var filingId = folder.Filing.FilingId;
        var framework = frameworks.Find(folder.Campaign.Framework, folder.Campaign.RegionId)
            ?? throw new InvalidOperationException($"Framework {folder.Campaign.Framework} of campaign {folder.Campaign.CampaignId} is not in the library.");
        var actor = scope.ActorOn(folder.Filing);
        if (SeesEntries(folder.Filing, actor))
        {
            return Open(folder, framework, folder.Record(framework), actor, isFrozen: false, press.CanPrint);
        }

        var version = await db.FilingVersions.AsNoTracking()
            .Where(version => version.FilingId == filingId && version.SubmittedAt != null)
            .OrderByDescending(version => version.Number)
            .FirstOrDefaultAsync(cancellationToken);
        return version is null ? null : Open(folder, framework, Written(version) with { System = folder.Filing.SystemFacts }, actor, isFrozen: true);
    }

    /// <summary>The same folder scored and checked with the record given (after a save, for fragments).</summary>
    /// <param name="canPrint">Whether paper can show a character; null: not asked, as of what is frozen and printed.</param>
    public static OpenFiling Open(FilingFolder folder, Framework framework, FilingRecord record, Actor actor, bool isFrozen, Func<Rune, bool>? canPrint = null)
    {
        var sheet = Scorer.Score(framework, record);
        return new OpenFiling
        {
            Folder = folder,
            Framework = framework,
            Record = record,
            Sheet = sheet,
            Findings =
            [
                .. ExplanationOpinion.Read(
                    SubmissionCheck.Run(sheet, new CheckSwitches(folder.Campaign.ClaimAboveMustBeMended) { CanPrint = canPrint }),
                    [.. folder.ExplanationReviews.Select(review => review.Opinion)]),
                .. isFrozen ? [] : FormerTextCheck.Run(framework, record, folder.TakenTexts),
            ],
            Actor = actor,
            IsFrozen = isFrozen,
        };
    }

    private static bool SeesEntries(Filing filing, Actor actor) =>
        actor.Roles.Contains(Role.Preparer) || actor.Roles.Contains(Role.TeamLeader) || (filing.HelpAsked && actor.Roles.Contains(Role.Bureau));

    /// <summary>What the unit wrote in a version that was frozen.</summary>
    internal static FilingRecord Written(FilingVersion version)
    {
        var (record, faults) = FilingFile.Read(Encoding.UTF8.GetBytes(version.Record));
        return record ?? throw new InvalidOperationException($"Frozen version {version.FilingVersionId} cannot be read: {string.Join("; ", faults)}");
    }
}
