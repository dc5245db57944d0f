using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Parts;

/// <summary>A page of words: the sections of the report that are written on it, and the lists that are filled in on it.</summary>
public sealed class ReportPart
{
    /// <param name="former">Last year's texts, by section.</param>
    public ReportPart(
        OpenFiling open, string page, TimeProvider time, IReadOnlyDictionary<string, string>? typed = null, IReadOnlyDictionary<string, FormerSection>? former = null)
    {
        var entered = new EnteredValues(open, typed);
        Sections = [.. PartSection.Of(open, entered, page).Select(section => section with { Former = former?.GetValueOrDefault(section.Section.Id) })];
        Lists = [.. open.Framework.Lists.Where(list => list.Page == page && !DataTable.IsHidden(open.Sheet.Facts, list.Key)).Select(list => RowTable.Of(open, entered, list, time))];
        ReportDate = page == "basics" ? entered.Field(EntryPath.ReportDate, "填报日期") : null;
    }

    public IReadOnlyList<PartSection> Sections { get; }

    public IReadOnlyList<RowTable> Lists { get; }

    public EntryField? ReportDate { get; }
}

/// <summary>The fields of a page of words, in its form.</summary>
/// <param name="Part">Last part of the page's address.</param>
public sealed record PartForm(OpenFiling Open, string Part, ReportPart View);

/// <summary>A section of the report on a page of words.</summary>
/// <param name="Number">Its number as it prints: （一）.</param>
public sealed record PartSection(OutlineSection Section, string Number, OutlineText Text, EntryField Field, SectionPreview Preview, IReadOnlyList<FindingUnderRow> Findings)
{
    private const int LettersPerLine = 45;

    /// <summary>Last year's text; null when there is none.</summary>
    public FormerSection? Former { get; init; }

    public string Anchor => FilingPlaces.AnchorOf("text", Section.Id);

    /// <summary>Lines of the field: room for what is written and a little more.</summary>
    public int Lines => Math.Clamp(Field.Value.Split('\n').Sum(line => 1 + (line.Length / LettersPerLine)) + 1, 3, 16);

    /// <summary>The label repeats the heading; it is then for screen readers only.</summary>
    public bool LabelIsHeading => Text.Label == Section.Heading;

    public static IEnumerable<PartSection> Of(OpenFiling open, EnteredValues entered, string page) =>
        Numbered(open.Framework.Outline.Sections, 1)
            .Where(pair => pair.Section.Text?.Page == page)
            .Select(pair => new PartSection(
                pair.Section,
                pair.Number,
                pair.Section.Text!,
                entered.Field(EntryPath.Text(pair.Section.Id), pair.Section.Text!.Label),
                SectionPreview.Of(open, pair.Section),
                [.. open.FindingsAt($"text/{pair.Section.Id}").Where(finding => finding.Check != "I-22").Select(finding => FindingUnderRow.Of(open, finding))]));

    private static IEnumerable<(OutlineSection Section, string Number)> Numbered(IReadOnlyList<OutlineSection> sections, int level) =>
        sections.SelectMany((section, index) => Numbered(section.Sections, level + 1).Prepend((section, Numbering.Of(level, index + 1))));
}
