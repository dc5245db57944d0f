using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Documents.Word.Returns;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.WordFile;

/// <summary>The texts of a filing beside those of an edited file.</summary>
public sealed class WordSections
{
    private readonly OpenFiling _open;
    private readonly EnteredValues _entered;

    public WordSections(OpenFiling open, TimeProvider time)
    {
        (_open, _entered) = (open, new EnteredValues(open));
        All = EditableSection.Of(ReportWriter.Write(open.Sheet, EditionOf(open, time)));
    }

    public IReadOnlyList<EditableSection> All { get; }

    /// <summary>The report to be edited: every text has a place, also an empty one.</summary>
    public static ReportEdition EditionOf(OpenFiling open, TimeProvider time) =>
        new(time.GetUtcNow(), VersionMark: null, IsDraft: true, Record: null, open.Campaign.IsRehearsal) { IsForEditing = true };

    /// <summary>What an edited file would change.</summary>
    public ReturnedSections Compare(ReturnedFile file)
    {
        var found = SectionMatching.Of(file, All);
        var compared = All.Where(section => found.ContainsKey(section.Id)).Select(section => Proposed(section, found[section.Id], file)).ToList();
        return new ReturnedSections(
            [.. compared.Where(one => one.Text.IsChanged)],
            [.. compared.Where(one => !one.Text.IsChanged).Select(one => one.Section)],
            [.. All.Where(section => !found.ContainsKey(section.Id))],
            SectionMatching.Unknown(file, All));
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

        return new ReturnedSections(compared, [], [], []);
    }

    private ProposedSection Proposed(EditableSection section, IReadOnlyList<ReturnedParagraph> paragraphs, ReturnedFile file) => new(
        section,
        Rebinding.Of(section, paragraphs, file, key => NamedFigure.Of(_open.Sheet, key)),
        _entered.Field(EntryPath.Text(section.Id), section.Label));
}

/// <summary>What came back, section by section.</summary>
/// <param name="Missing">Sections that are not in the file; their texts stay.</param>
/// <param name="Unknown">Headings of the file that are none of the report's.</param>
public sealed record ReturnedSections(
    IReadOnlyList<ProposedSection> Changed, IReadOnlyList<EditableSection> Same, IReadOnlyList<EditableSection> Missing, IReadOnlyList<string> Unknown);

/// <summary>A section with its new text.</summary>
public sealed record ProposedSection(EditableSection Section, ReturnedText Text, EntryField Field);
