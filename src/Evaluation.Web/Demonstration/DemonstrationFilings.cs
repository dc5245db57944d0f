using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;
using Evaluation.Storage;
using Evaluation.Storage.Filings;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Demonstration;

/// <summary>The filings of the demonstration region: one being drafted, one 报送, one not started.</summary>
public sealed class DemonstrationFilings(EvaluationDb db, FilingDesk desk, FrameworkLibrary frameworks)
{
    public const string Drafting = "zhanjiang-npc-2021.json";

    /// <summary>A filing of the files that come with the program.</summary>
    public static FilingRecord Read(string name)
    {
        var (record, faults) = FilingFile.ReadFile(Path.Combine(AppContext.BaseDirectory, "demonstration", name));
        return record ?? throw new InvalidOperationException($"{name}: {string.Join(' ', faults)}");
    }

    public async Task<Filing> AddAsync(Campaign campaign, BudgetUnit unit, CancellationToken cancellationToken)
    {
        var filing = new Filing(Guid.CreateVersion7(), campaign.CampaignId, unit.UnitId, unit.RegionId);
        db.Filings.Add(filing);
        await db.SaveChangesAsync(cancellationToken);
        return filing;
    }

    /// <summary>Enters a record value by value, as the clerk would.</summary>
    public async Task FillAsync(Filing filing, FilingRecord record, Person clerk, CancellationToken cancellationToken)
    {
        await db.EnterAsync(clerk.Id, cancellationToken);
        var framework = frameworks.Find(record.Framework) ?? throw new InvalidOperationException($"{record.Framework} is not in the library.");
        var changes = Entries.FromRecord(record)
            .Select(entry => new EntryChangeRequest(entry.Path, entry.Text, null, IsMoney(framework, entry.Path)))
            .ToList();
        var results = await desk.SaveEntriesAsync(filing.FilingId, changes, db.Scope.ActorOn(filing), (_, _) => true, cancellationToken);
        if (results is null || results.Any(result => result is not EntrySaveResult.Saved))
        {
            throw new InvalidOperationException($"The demonstration filing {filing.FilingId} could not be entered.");
        }

        db.Scope.EnterAsSystem();
    }

    private static bool IsMoney(Core.Frameworks.Framework framework, string path) =>
        path.StartsWith("input/", StringComparison.Ordinal)
        && framework.Input(path["input/".Length..].Split('@')[0])?.Kind == Core.Frameworks.FigureKind.Money;
}
