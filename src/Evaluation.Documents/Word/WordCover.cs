using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Reports;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Evaluation.Documents.Word;

/// <summary>The cover: title in lines broken by meaning, and labelled facts over a line each.</summary>
internal static class WordCover
{
    private const int FactWidth = 4989;
    private const string Above = "2800";
    private const string Between = "3400";

    public static IEnumerable<OpenXmlElement> Of(ReportCover cover)
    {
        for (var index = 0; index < cover.TitleLines.Count; index++)
        {
            var line = WordText.Paragraph("Title", cover.TitleLines[index]);
            line.ParagraphProperties!.Append(index == 0
                ? new SpacingBetweenLines { Before = Above, Line = "760", LineRule = LineSpacingRuleValues.Exact }
                : new SpacingBetweenLines { Line = "760", LineRule = LineSpacingRuleValues.Exact });
            yield return line;
        }

        if (cover.Facts.Count == 0)
        {
            yield break;
        }

        var gap = WordPage.Boundary();
        gap.ParagraphProperties!.Append(new SpacingBetweenLines { Before = Between, Line = "20", LineRule = LineSpacingRuleValues.Exact });
        yield return gap;
        var label = (int)Math.Min(WordPage.PortraitWidth - FactWidth, (cover.Facts.Max(fact => WordText.Width(fact.Label)) + 1m) * WordPage.Character + 220);
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = Measure(label + FactWidth), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(new GridColumn { Width = Measure(label) }, new GridColumn { Width = Measure(FactWidth) }));
        foreach (var fact in cover.Facts)
        {
            table.Append(new TableRow(
                new TableRowProperties(new CantSplit()),
                Cell(label, fact.Label + "：", JustificationValues.Right, isLined: false),
                Cell(FactWidth, fact.Text, JustificationValues.Center, isLined: true)));
        }

        yield return table;
    }

    private static TableCell Cell(int width, string text, JustificationValues alignment, bool isLined)
    {
        var paragraph = WordText.Paragraph("CoverFact", text);
        paragraph.ParagraphProperties!.Append(new Justification { Val = alignment });
        var properties = new TableCellProperties(new TableCellWidth { Width = Measure(width), Type = TableWidthUnitValues.Dxa });
        if (isLined)
        {
            properties.Append(new TableCellBorders(new BottomBorder { Val = BorderValues.Single, Size = 4, Space = 0, Color = "000000" }));
        }

        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Bottom });
        return new TableCell(properties, paragraph);
    }

    private static string Measure(int width) => width.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
