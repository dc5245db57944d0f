using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Reports;

namespace Evaluation.Documents.Word;

/// <summary>The blocks of a report as paragraphs and tables.</summary>
internal sealed class WordBlocks(WordHeadings headings, WordCharts charts, FigureBindings bindings)
{
    private const string AfterTable = "160";
    private readonly WordTables tables = new();

    public IEnumerable<OpenXmlElement> Of(IReadOnlyList<Block> blocks, int width)
    {
        OpenXmlElement? last = null;
        foreach (var element in bindings.Sectioned(Written(blocks, width)))
        {
            // Two tables without anything between them would be one.
            if (element is Table && last is Table)
            {
                yield return WordPage.Boundary();
            }
            else if (element is Paragraph { ParagraphProperties: { SpacingBetweenLines: null } properties } && last is Table)
            {
                properties.SpacingBetweenLines = new SpacingBetweenLines { Before = AfterTable };
            }

            yield return element;
            last = element;
        }
    }

    /// <summary>Each element with the section whose own words it holds.</summary>
    private IEnumerable<(OwnWords? Own, OpenXmlElement Element)> Written(IReadOnlyList<Block> blocks, int width)
    {
        for (var index = 0; index < blocks.Count; index++)
        {
            var next = index + 1 < blocks.Count ? blocks[index + 1] : null;
            foreach (var element in Of(blocks[index], next, width))
            {
                yield return ((blocks[index] as Block.Paragraph)?.Own, element);
            }
        }
    }

    private IEnumerable<OpenXmlElement> Of(Block block, Block? next, int width) => block switch
    {
        Block.Heading heading => [headings.Of(heading)],
        Block.Paragraph paragraph => [Paragraph(paragraph, keepsWithNext: paragraph.KeepsWithNext || next is Block.AnnexList or Block.Signature)],
        Block.Formula formula => [WordFormula.Of(formula)],
        Block.Table table => tables.Of(table, width),
        Block.Chart chart => charts.Of(chart, width),
        Block.Recipient recipient => [WordText.Paragraph("Recipient", recipient.Text)],
        Block.Remark remark => [WordText.Paragraph("Remark", remark.Text)],
        Block.AnnexList list => AnnexList(list),
        Block.Signature signature => Signature(signature, width),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Paragraph Paragraph(Block.Paragraph block, bool keepsWithNext)
    {
        var paragraph = WordText.Paragraph("BodyText", [.. block.Inlines.Select(Inline)]);
        if (keepsWithNext)
        {
            paragraph.ParagraphProperties!.Append(new KeepNext());
        }

        return paragraph;
    }

    private OpenXmlElement Inline(Inline inline) => inline switch
    {
        Inline.Gap gap => bindings.Of(gap) ?? WordText.Run(gap.Text, "Gap"),
        _ => bindings.Of(inline) ?? WordText.Run(inline.Text),
    };

    private static IEnumerable<OpenXmlElement> AnnexList(Block.AnnexList list)
    {
        const int head = 3 * WordPage.Character;
        const int number = WordPage.Character + (WordPage.Character / 5);
        const int left = 2 * WordPage.Character + head + number;
        for (var index = 0; index < list.Titles.Count; index++)
        {
            var paragraph = WordText.Paragraph("AnnexList", WordText.Run(FormattableString.Invariant($"{(index == 0 ? "附件：" : string.Empty)}{index + 1}.")), new Run(new TabChar()), WordText.Run(list.Titles[index]));
            var properties = paragraph.ParagraphProperties!;
            if (index == 0)
            {
                properties.Append(new SpacingBetweenLines { Before = FormattableString.Invariant($"{WordPage.LinePitch}") });
            }

            properties.Append(new Indentation { Left = FormattableString.Invariant($"{left}"), Hanging = FormattableString.Invariant($"{(index == 0 ? head + number : number)}") });
            yield return paragraph;
        }
    }

    /// <summary>With a seal: the date four characters from the right, the unit centred on the date.</summary>
    private static IEnumerable<OpenXmlElement> Signature(Block.Signature signature, int width)
    {
        var (unit, date) = ((int)(WordText.Width(signature.Unit) * WordPage.Character), (int)(WordText.Width(signature.Date) * WordPage.Character));
        var right = Math.Max(0, (4 * WordPage.Character) - Math.Max(0, (unit - date) / 2));
        var left = Math.Max(0, width - right - Math.Max(unit, date) - WordPage.Character);

        // Another face may be wider than was measured: room on both sides, so that the middle stays.
        var room = Math.Min(2 * WordPage.Character, Math.Min(left, right));
        (left, right) = (left - room, right - room);
        yield return Line(signature.Unit, isFirst: true);
        yield return Line(signature.Date, isFirst: false);

        Paragraph Line(string text, bool isFirst)
        {
            var paragraph = WordText.Paragraph("Signature", text);
            if (isFirst)
            {
                paragraph.ParagraphProperties!.Append(new KeepNext());
            }

            // No space between digits and characters: the date is as wide as it was measured.
            paragraph.ParagraphProperties!.Append(new AutoSpaceDE { Val = false });
            paragraph.ParagraphProperties!.Append(new AutoSpaceDN { Val = false });
            if (isFirst)
            {
                paragraph.ParagraphProperties!.Append(new SpacingBetweenLines { Before = FormattableString.Invariant($"{2 * WordPage.LinePitch}") });
            }

            paragraph.ParagraphProperties!.Append(new Indentation { Left = FormattableString.Invariant($"{left}"), Right = FormattableString.Invariant($"{right}") });
            return paragraph;
        }
    }
}
