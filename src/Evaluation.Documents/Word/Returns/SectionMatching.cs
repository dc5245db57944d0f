using System.Text.RegularExpressions;
using Evaluation.Core.Examinations;
using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Word.Returns;

/// <summary>Finds the sections of the report in a file: by the names of their blocks, and where a block was lost by its heading.</summary>
public static partial class SectionMatching
{
    /// <summary>The list of annexes under the text; signature and date follow it.</summary>
    private const string AnnexNote = "附件：";

    /// <summary>The unit's paragraphs of each section found; a section that is not in the file is left out.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<ReturnedParagraph>> Of(ReturnedFile file, IReadOnlyList<EditableSection> sections)
    {
        var found = new Dictionary<string, IReadOnlyList<ReturnedParagraph>>(StringComparer.Ordinal);
        foreach (var block in file.Paragraphs.Where(paragraph => paragraph.Section is not null).GroupBy(paragraph => paragraph.Section!, StringComparer.Ordinal))
        {
            if (sections.FirstOrDefault(section => section.Id == block.Key) is { } section)
            {
                found[section.Id] = Own(section, block);
            }
        }

        foreach (var (section, paragraphs) in ByHeading(file, [.. sections.Where(section => !found.ContainsKey(section.Id))]))
        {
            if (Own(section, paragraphs) is { Count: > 0 } own)
            {
                found[section.Id] = own;
            }
        }

        return found;
    }

    /// <summary>
    /// The same for last year's report, in whatever kind of file: sections go to the next heading of the outline, and what the system writes is
    /// left out whatever its numbers were.
    /// </summary>
    /// <param name="headings">All headings of the report.</param>
    public static IReadOnlyDictionary<string, string> OfFormer(ReportText report, IReadOnlyList<EditableSection> sections, IEnumerable<string> headings)
    {
        List<ReturnedParagraph> paragraphs = [.. report.Paragraphs.Where(paragraph => !PageFoot().IsMatch(Squeezed(paragraph.Text))).Select(paragraph => new ReturnedParagraph(
            null, paragraph.HeadingLevel, paragraph.AutomaticNumber, paragraph.Cell is not null, [new ReturnedPiece(PressText.Clean(paragraph.Text), null)]))];
        var closing = headings.Select(Bare).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (section, own) in ByHeading(new ReturnedFile(null, paragraphs, new HashSet<(string, string)>()), sections, closing))
        {
            var generated = new SystemLines(section.Generated, section.Pictured);
            var text = OwnText.Pasted(
                own.Where(paragraph => !generated.Hold(paragraph.Text)).SelectMany(paragraph => paragraph.Text.Split('\n').Select(line => (paragraph.AutomaticNumber, line))), []);
            if (text.Length > 0 && text != section.Placeholder)
            {
                found[section.Id] = text;
            }
        }

        return found;
    }

    /// <summary>Lines of the file that are neither the text of a section nor the system's: somebody wrote where nothing is taken from.</summary>
    public static IReadOnlyList<string> Unplaced(
        ReturnedFile file, IReadOnlyDictionary<string, IReadOnlyList<ReturnedParagraph>> found, IReadOnlyList<EditableSection> sections, Report report)
    {
        var placed = found.Values.SelectMany(own => own).ToHashSet(ReferenceEqualityComparer.Instance);
        var lines = new SystemLines(EditableSection.Lines(report).Concat(sections.Select(section => section.Placeholder)));
        return [.. file.Paragraphs.Where(paragraph => !paragraph.IsCell && !placed.Contains(paragraph)
                && !lines.Hold(paragraph.Text) && !lines.Hold(OwnText.WithoutNumber(paragraph.Text)))
            .Select(paragraph => paragraph.Text)];
    }

    /// <summary>
    /// Sentences of the system whose numbers are others in the file. Controls that nobody touched may be older than the filing and are not meant;
    /// tables are read by <see cref="RetypedCell"/>.
    /// </summary>
    public static IReadOnlyList<RetypedSentence> Retyped(ReturnedFile file, Report report)
    {
        var lines = new SystemLines(EditableSection.Lines(report));
        return [.. file.Paragraphs
            .Where(paragraph => !paragraph.IsCell && paragraph.Section is null && !IsUntouched(paragraph, file))
            .Select(paragraph => (Typed: paragraph.Text, Present: lines.WithOtherNumbers(paragraph.Text)))
            .Where(line => line.Present is not null)
            .Select(line => new RetypedSentence(line.Typed, [.. Numbers(line.Present!).Zip(Numbers(line.Typed), (present, typed) => new RetypedNumber(present, typed)).Where(number => number.Present != number.Typed)]))
            .Where(sentence => sentence.Numbers.Count > 0)];
    }

    private static bool IsUntouched(ReturnedParagraph paragraph, ReturnedFile file)
    {
        var controls = paragraph.Pieces.Where(piece => piece.Figure is not null).ToList();
        return controls.Count > 0 && controls.TrueForAll(piece => file.Figures.Contains((piece.Figure!, piece.Text)));
    }

    private static IEnumerable<string> Numbers(string text) => AnyNumber().Matches(text).Select(number => number.Value);

    private static List<(EditableSection Section, List<ReturnedParagraph> Paragraphs)> ByHeading(
        ReturnedFile file, IReadOnlyList<EditableSection> wanted, HashSet<string>? closing = null)
    {
        var byHeading = wanted.GroupBy(section => Bare(section.Heading), StringComparer.Ordinal)
            .Where(same => same.Key.Length > 0).ToDictionary(same => same.Key, same => new Queue<EditableSection>(same), StringComparer.Ordinal);
        List<(EditableSection, List<ReturnedParagraph>)> found = [];
        List<ReturnedParagraph>? open = null;
        foreach (var paragraph in file.Paragraphs.Where(paragraph => !paragraph.IsCell && paragraph.Section is null))
        {
            if (byHeading.TryGetValue(Bare(paragraph.Text), out var waiting))
            {
                open = null;
                if (waiting.TryDequeue(out var section))
                {
                    found.Add((section, open = []));
                }
            }
            else if (paragraph.HeadingLevel is not null || (closing is not null && (closing.Contains(Bare(paragraph.Text)) || paragraph.Text.StartsWith(AnnexNote, StringComparison.Ordinal))))
            {
                open = null;
            }
            else
            {
                open?.Add(paragraph);
            }
        }

        return found;
    }

    /// <summary>Without what the system writes, the heading copied along, and what stands in the place of an empty text.</summary>
    private static List<ReturnedParagraph> Own(EditableSection section, IEnumerable<ReturnedParagraph> paragraphs)
    {
        var generated = section.Generated.Select(Squeezed).Append(Squeezed(section.Placeholder)).ToHashSet(StringComparer.Ordinal);
        var system = new SystemLines(section.Generated);
        return [.. paragraphs.Where(paragraph => !generated.Contains(Squeezed(paragraph.Text)) && Bare(paragraph.Text) != Bare(section.Heading)
            && (paragraph.Section is not null || system.WithOtherNumbers(paragraph.Text) is null))];
    }

    /// <summary>A heading without its number, spaces and end punctuation.</summary>
    private static string Bare(string text)
    {
        var squeezed = Squeezed(text);
        return OwnText.WithoutNumber(squeezed).TrimEnd('。', '：', ':');
    }

    private static string Squeezed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyNumber();

    /// <summary>Page number and version mark, which PDF files have between the lines of the text.</summary>
    [GeneratedRegex("^([—-][0-9]+[—-])?(版本[0-9]+·校验码[0-9A-Z]{4}-[0-9A-Z]{4})?([—-][0-9]+[—-])?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PageFoot();
}

/// <summary>A sentence of the system as it came back with other numbers; nothing is taken from it.</summary>
/// <param name="Typed">As it stands in the file.</param>
public sealed record RetypedSentence(string Typed, IReadOnlyList<RetypedNumber> Numbers);

/// <param name="Present">What the system says now.</param>
/// <param name="Typed">What the file says.</param>
public sealed record RetypedNumber(string Present, string Typed);
