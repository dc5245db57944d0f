using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Documents.Word.Returns;
using Evaluation.Storage.Filings;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.WordFile;

/// <summary>The texts of a filing beside those of an edited file.</summary>
public sealed class WordSections
{
    private readonly OpenFiling _open;
    private readonly EnteredValues _entered;
    private readonly Report _report;

    public WordSections(OpenFiling open, TimeProvider time)
    {
        (_open, _entered) = (open, new EnteredValues(open));
        _report = ReportWriter.Write(open.Sheet, EditionOf(open, time));
        All = EditableSection.Of(_report);
    }

    public IReadOnlyList<EditableSection> All { get; }

    /// <summary>The report to be edited: every text has a place, also an empty one.</summary>
    public static ReportEdition EditionOf(OpenFiling open, TimeProvider time) =>
        new(time.GetUtcNow(), VersionMark: null, IsDraft: true, Record: null, open.Campaign.IsRehearsal) { IsForEditing = true };

    /// <summary>What an edited file would change.</summary>
    public ReturnedSections Compare(ReturnedFile file)
    {
        var found = SectionMatching.Of(file, All);
        var tooLong = All.Where(section => found.TryGetValue(section.Id, out var own) && own.Sum(paragraph => paragraph.Text.Length + 1) > FilingEntry.MaximumText).ToList();
        var compared = All.Except(tooLong).Where(section => found.ContainsKey(section.Id)).Select(section => Proposed(section, found[section.Id], file)).ToList();
        return new ReturnedSections(
            [.. compared.Where(one => one.Text.IsChanged)],
            [.. compared.Where(one => !one.Text.IsChanged).Select(one => one.Section)],
            [.. All.Where(section => !found.ContainsKey(section.Id))],
            SectionMatching.Unplaced(file, found, All, _report),
            file.Report is { } report && report != _report.Properties.Title ? report : null) { TooLong = tooLong, Retyped = SectionMatching.Retyped(file, _report), RetypedCells = RetypedCell.Of(file, _report) };
    }

    /// <summary>The same for texts that were decided on but not saved.</summary>
    public ReturnedSections Again(IEnumerable<(string Section, string Text)> texts)
    {
        var writer = new SentenceWriter(_open.Sheet);
        var compared = new List<ProposedSection>();
        foreach (var (id, text) in texts)
        {
            if (All.FirstOrDefault(section => section.Id == id) is { } section)
            {
                var paragraphs = text.Split('\n').Select(line => new ReturnedParagraph(
                    id, null, null, IsCell: false, [.. writer.WriteOwn(line).Select(inline => new ReturnedPiece(inline.Text, inline.Chip))])).ToList();
                compared.Add(Proposed(section, paragraphs, new ReturnedFile(null, paragraphs, new HashSet<(string, string)>())));
            }
        }

        return new ReturnedSections(compared, [], [], [], null);
    }

    private ProposedSection Proposed(EditableSection section, IReadOnlyList<ReturnedParagraph> paragraphs, ReturnedFile file) => new(
        section,
        Rebinding.Of(section, paragraphs, file, key => NamedFigure.Of(_open.Sheet, key)),
        _entered.Field(EntryPath.Text(section.Id), section.Label));
}

/// <summary>What came back, section by section.</summary>
/// <param name="Missing">Sections that are not in the file; their texts stay.</param>
/// <param name="Unplaced">Lines of the file that belong to no section.</param>
/// <param name="OtherReport">Title of the report the file was handed out for, where it is another one.</param>
public sealed record ReturnedSections(
    IReadOnlyList<ProposedSection> Changed, IReadOnlyList<EditableSection> Same, IReadOnlyList<EditableSection> Missing, IReadOnlyList<string> Unplaced, string? OtherReport)
{
    /// <summary>Sections whose new text is longer than any text may be; they were not compared.</summary>
    public IReadOnlyList<EditableSection> TooLong { get; init; } = [];

    /// <summary>Sentences of the system that came back with other numbers; nothing of them is taken.</summary>
    public IReadOnlyList<RetypedSentence> Retyped { get; init; } = [];

    /// <summary>Cells of the system's tables that came back with other content; nothing of them is taken.</summary>
    public IReadOnlyList<RetypedCell> RetypedCells { get; init; } = [];
}

/// <summary>A section with its new text.</summary>
public sealed record ProposedSection(EditableSection Section, ReturnedText Text, EntryField Field);
