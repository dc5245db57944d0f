using Evaluation.Core.Campaigns;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Frameworks;
using Evaluation.Storage.Filings;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Evaluation.Web.Demonstration;

namespace Evaluation.Web.Tests;

/// <summary>The entries of the sample filing, as they are or with every finding settled as a clerk would settle it.</summary>
public static class SampleFiling
{
    public const string Explained = "经核对数据来源和计算过程，情况属实，特此说明。";

    private static readonly Lazy<FrameworkLibrary> s_frameworks = new(() => FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder));

    public static FilingRecord Record { get; } = DemonstrationFilings.Read(DemonstrationFilings.Drafting);

    public static Framework Framework => s_frameworks.Value.Find(Record.Framework)!;

    public static IReadOnlyDictionary<string, string> AsItIs { get; } =
        Entries.FromRecord(Record).ToDictionary(entry => entry.Path, entry => entry.Text, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string> Settled { get; } = Settle();

    /// <summary>Adds the filing, entered by a person and led to a state.</summary>
    public static Filing Sample(
        this TestData data, Campaign campaign, BudgetUnit unit, Person enteredBy, IReadOnlyDictionary<string, string> entries, FilingState state = FilingState.LeaderReview)
    {
        var filing = data.Filing(campaign, unit, state);
        var at = new DateTimeOffset(2022, 5, 9, 1, 0, 0, TimeSpan.Zero);
        foreach (var (path, text) in entries)
        {
            data.Db.FilingEntries.Add(new FilingEntry { FilingId = filing.FilingId, Path = path, Text = text, Version = Guid.NewGuid(), By = enteredBy.Id, At = at });
            data.Db.EntryChanges.Add(new EntryChange { EntryChangeId = Guid.NewGuid(), FilingId = filing.FilingId, Path = path, To = text, By = enteredBy.Id, At = at });
        }

        return filing;
    }

    private static Dictionary<string, string> Settle()
    {
        var entries = AsItIs.Where(entry => !entry.Key.StartsWith("claim/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        for (var round = 0; round < 4; round++)
        {
            foreach (var finding in Findings(entries).Where(finding => finding.Blocks))
            {
                if (finding.ExplainAt is { } path)
                {
                    entries[path] = Explained;
                }
                else if (finding.Mend is { } mend)
                {
                    entries[mend.Path] = mend.Text;
                }
            }
        }

        var open = Findings(entries).Where(finding => finding.Blocks).Select(finding => $"{finding.Id} {finding.Message}").ToList();
        return open.Count == 0 ? entries : throw new InvalidOperationException("Still open: " + string.Join('\n', open));
    }

    private static IReadOnlyList<Finding> Findings(Dictionary<string, string> entries) => SubmissionCheck.Run(
        Scorer.Score(Framework, Entries.ToRecord(Framework, Record with { Evidence = [] }, entries.Select(entry => new Entry(entry.Key, entry.Value)))),
        CheckSwitches.Default);
}
