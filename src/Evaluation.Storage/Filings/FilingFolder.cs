using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.Units;

namespace Evaluation.Storage.Filings;

/// <summary>A filing with everything that lies in its folder, as read at one moment.</summary>
public sealed record FilingFolder
{
    /// <summary>Tracked: call its methods, then save.</summary>
    public required Filing Filing { get; init; }

    public required Campaign Campaign { get; init; }

    public required BudgetUnit BudgetUnit { get; init; }

    /// <summary>Entered values in the order of their paths; not tracked, saved through the desk.</summary>
    public required IReadOnlyList<FilingEntry> Entries { get; init; }

    /// <summary>Files that were not removed, of every kind, oldest first; not tracked.</summary>
    public required IReadOnlyList<EvidenceFile> EvidenceFiles { get; init; }

    /// <summary>What was said of explanations, oldest first, as far as it is for the one who asks; not tracked.</summary>
    public required IReadOnlyList<ExplanationReview> ExplanationReviews { get; init; }

    /// <summary>Last year's texts as far as they were brought in or taken over; not tracked.</summary>
    public IReadOnlyList<FormerText> FormerTexts { get; init; } = [];

    public required IReadOnlyList<DeadlineExtension> Extensions { get; init; }

    /// <summary>The deadline that holds for this filing: the latest extension, otherwise the campaign's.</summary>
    public required DateTimeOffset EffectiveDeadline { get; init; }

    /// <summary>The evidence as the record states it.</summary>
    public IReadOnlyList<EvidenceItem> EvidenceItems =>
    [
        .. EvidenceFiles.Where(file => file.Kind == EvidenceKind.Evidence)
            .OrderBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.Sha256, StringComparer.Ordinal)
            .Select(file => new EvidenceItem(
                file.Name, file.Sha256, [.. file.Links.Select(link => link.Indicator).Order(StringComparer.Ordinal)], file.Date, file.Note)),
    ];

    /// <summary>The record's head; its other parts come from the entries.</summary>
    public FilingRecord Head => new()
    {
        Framework = Campaign.Framework,
        Year = Campaign.Year,
        Unit = new UnitIdentity(BudgetUnit.Code, BudgetUnit.Name, BudgetUnit.ShortName, BudgetUnit.Department),
        Notice = Campaign.Notice,
        Evidence = EvidenceItems,
        System = Filing.SystemFacts,
    };

    /// <summary>Texts as they were taken over from last year, by section.</summary>
    public IReadOnlyDictionary<string, string> TakenTexts =>
        FormerTexts.Where(text => text.TakenAt is not null).ToDictionary(text => text.Section, text => text.Text, StringComparer.Ordinal);

    /// <summary>The whole record.</summary>
    public FilingRecord Record(Framework framework) =>
        Core.Filings.Entries.ToRecord(framework, Head, Entries.Select(entry => new Entry(entry.Path, entry.Text)));
}
