namespace Evaluation.Core.Reports;

/// <summary>A text of the unit as the report holds it, with what the system says around it: what an edited file is held against.</summary>
/// <param name="Id">Of the section of the outline.</param>
/// <param name="Number">（一）, as it prints.</param>
/// <param name="Label">What the text is called on its page.</param>
/// <param name="Generated">Lines of the section that the system writes.</param>
/// <param name="Own">Paragraphs of the unit; none while it has written nothing.</param>
public sealed record EditableSection(
    string Id, string Number, string Heading, string Label, IReadOnlyList<string> Generated, IReadOnlyList<IReadOnlyList<Inline>> Own)
{
    /// <summary>Words inside the charts of the section: a PDF file has them as lines between the lines of the text.</summary>
    public IReadOnlyList<string> Pictured { get; init; } = [];

    /// <summary>What stands in the place of a text that is still empty.</summary>
    public string Placeholder => new Inline.Gap(Label).Text;

    /// <summary>The text as it is kept: figures as their names in braces, numbers of lists in order.</summary>
    public string Written => string.Join('\n', Own.Select(paragraph => string.Concat(paragraph.Select(Inside))));

    /// <summary>The text as it reads.</summary>
    public string Printed => string.Join('\n', Own.Select(paragraph => string.Concat(paragraph.Select(inline => inline.Text))));

    /// <summary>The sections of a report that was written for editing, in its order.</summary>
    public static IReadOnlyList<EditableSection> Of(Report report)
    {
        var sections = new List<EditableSection>();
        Block.Heading? heading = null;
        List<string> generated = [];
        List<string> pictured = [];
        foreach (var block in report.Body)
        {
            if (block is Block.Heading next)
            {
                (heading, generated, pictured) = (next, [], []);
            }
            else if (block is Block.Paragraph { Own: { } own } paragraph)
            {
                var inlines = IsPlaceholder(paragraph) ? null : paragraph.Inlines;
                if (sections.Count > 0 && sections[^1].Id == own.Section)
                {
                    sections[^1] = sections[^1] with { Own = [.. sections[^1].Own, .. inlines is null ? Array.Empty<IReadOnlyList<Inline>>() : [inlines]] };
                }
                else
                {
                    sections.Add(new EditableSection(own.Section, heading?.Number ?? string.Empty, heading?.Text ?? own.Label, own.Label, generated, inlines is null ? [] : [inlines]) { Pictured = pictured });
                }
            }
            else
            {
                generated.AddRange(Said(block));
                pictured.AddRange(block is Block.Chart chart ? [.. chart.Series, .. chart.Rows.Select(row => row.Label), chart.UnitLine ?? string.Empty] : Array.Empty<string>());
            }
        }

        return sections;
    }

    /// <summary>All lines of a report outside of its tables, headings without their numbers.</summary>
    public static IEnumerable<string> Lines(Report report) =>
    [
        .. report.Cover is { } cover ? [.. cover.TitleLines, "目　录"] : new[] { report.Properties.Title },
        .. report.Body.Concat(report.Annexes.SelectMany(annex => annex.Blocks)).SelectMany(block => block is Block.Heading heading ? [heading.Text] : Said(block)),
        .. report.Annexes.SelectMany(annex => new[] { FormattableString.Invariant($"附件{annex.Number}"), annex.Title }),
    ];

    /// <summary>Lines of a block outside of its table.</summary>
    private static IEnumerable<string> Said(Block block) => block switch
    {
        Block.Paragraph paragraph => [string.Concat(paragraph.Inlines.Select(inline => inline.Text))],
        Block.Formula formula => [formula.Layout.Line],
        Block.Table table => [$"{table.Number} {table.Title}", table.UnitLine ?? string.Empty],
        Block.Chart chart => [$"{chart.Number} {chart.Title}"],
        Block.Recipient recipient => [recipient.Text],
        Block.Remark remark => [remark.Text],
        Block.AnnexList list => list.Titles.Select((title, index) => FormattableString.Invariant($"{(index == 0 ? "附件：" : string.Empty)}{index + 1}. {title}")),
        Block.Signature signature => [signature.Unit, signature.Date],
        _ => [],
    };

    private static bool IsPlaceholder(Block.Paragraph paragraph) => paragraph.Inlines is [Inline.Gap { Chip: null }];

    private static string Inside(Inline inline) => inline.Chip is { } chip ? $"{{{chip}}}" : inline.Text;
}
