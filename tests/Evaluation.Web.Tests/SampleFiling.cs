using System.Globalization;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Frameworks;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Filings;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Evaluation.Web.Demonstration;

namespace Evaluation.Web.Tests;

/// <summary>The entries of the sample filing, as they are or with every finding settled as a clerk would settle it.</summary>
public static class SampleFiling
{
    public const string Explained = "经核对数据来源和计算过程，情况属实，特此说明。";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> s_settled = new(Settle);
    private static readonly Lazy<FrameworkLibrary> s_frameworks = new(() => FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder));

    public static FilingRecord Record { get; } = DemonstrationFilings.Read(DemonstrationFilings.Drafting);

    public static Framework Framework => s_frameworks.Value.Find(Record.Framework)!;

    public static IReadOnlyDictionary<string, string> AsItIs { get; } =
        Entries.FromRecord(Record).ToDictionary(entry => entry.Path, entry => entry.Text, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string> Settled => s_settled.Value;

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

        if (ReferenceEquals(entries, Settled))
        {
            var file = new EvidenceFile
            {
                EvidenceFileId = Guid.NewGuid(), FilingId = filing.FilingId, Name = "成立文件.pdf", Sha256 = new string('a', 64), Length = 10,
                ContentType = "application/pdf", Kind = EvidenceKind.Evidence, By = enteredBy.Id, At = at,
            };
            file.Links.AddRange(Proven.Select(code => new EvidenceLink { EvidenceFileId = file.EvidenceFileId, Indicator = code }));
            data.Db.EvidenceFiles.Add(file);
        }

        return filing;
    }

    /// <summary>The sample scored as it is, without evidence.</summary>
    public static ScoreSheet Sheet { get; } = Score(AsItIs, []);

    /// <summary>Indicators that the settled filing has a piece of evidence for, because the framework asks whether there is one.</summary>
    public static IReadOnlyList<string> Proven { get; } =
        [.. Framework.Inputs.Select(input => input.System).OfType<SystemSource.EvidenceOn>().Select(on => on.Indicator).Distinct()];

    private static Dictionary<string, string> Settle()
    {
        var entries = AsItIs.Where(entry => !entry.Key.StartsWith("claim/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        entries[EntryPath.Input("carryover_open")] = "2213100";
        entries[EntryPath.Input("staff_actual")] = "67";
        foreach (var input in Framework.Inputs.Where(input => input is { Required: true, System: null }))
        {
            entries.TryAdd(EntryPath.Input(input.Key), "1");
        }

        foreach (var indicator in Framework.Indicators)
        {
            if (indicator.Rule is ScoringRule.Targets { Columns: var columns } targets)
            {
                (string Column, string Text)[] cells =
                    [(columns.Name, "目标"), (columns.Sign, "≥"), (columns.Target, "1"), (columns.Measure, "项"), (columns.Weight, indicator.Weight.Value.ToString(CultureInfo.InvariantCulture)), (columns.Actual, "1")];
                foreach (var (column, text) in cells)
                {
                    entries[EntryPath.Cell(targets.List, "a", column)] = text;
                }
            }
        }

        for (var round = 0; round < 4; round++)
        {
            foreach (var finding in Findings(entries).Where(finding => finding.Blocks))
            {
                if (finding is { ExplainAt: { } asked, Mend: { } confirmation } && confirmation.Path == asked)
                {
                    entries[asked] = confirmation.Text;
                }
                else if (finding.ExplainAt is { } path)
                {
                    // The same words never explain two findings, and numbers are named.
                    entries[path] = entries.ContainsValue(Explained) || finding.Check == "F-15" ? $"{Explained}（{finding.Message}）" : Explained;
                }
                else if (finding.Mend is { } mend)
                {
                    entries[mend.Path] = mend.Text;
                }
                else if (finding is { Check: "S-15", Indicators: [var code] })
                {
                    entries[EntryPath.NotApplicableReason(code)] = Explained;
                }
            }
        }

        var open = Findings(entries).Where(finding => finding.Blocks).Select(finding => $"{finding.Id} {finding.Message}").ToList();
        return open.Count == 0 ? entries : throw new InvalidOperationException("Still open: " + string.Join('\n', open));
    }

    private static IReadOnlyList<Finding> Findings(Dictionary<string, string> entries) =>
        SubmissionCheck.Run(Score(entries, [new EvidenceItem("成立文件.pdf", new string('a', 64), Proven)]), CheckSwitches.Default);

    private static ScoreSheet Score(IReadOnlyDictionary<string, string> entries, IReadOnlyList<EvidenceItem> evidence) => Scorer.Score(
        Framework, Entries.ToRecord(Framework, Record with { Evidence = evidence }, entries.Select(entry => new Entry(entry.Key, entry.Value))));
}
