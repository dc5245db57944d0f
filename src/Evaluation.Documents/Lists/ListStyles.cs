using DocumentFormat.OpenXml.Spreadsheet;

namespace Evaluation.Documents.Lists;

/// <summary>How the cells of a list look.</summary>
internal static class ListStyles
{
    /// <summary>Numbers of styles, in the order in which the part lists them. Cells name theirs, the first too: LibreOffice does not take it for granted.</summary>
    public const uint Plain = 0;
    public const uint Head = 1;
    public const uint Points = 2;
    public const uint Wrapped = 3;

    private const uint General = 0;
    private const uint TwoDecimals = 2;

    public static Stylesheet Sheet() => new(
        new DocumentFormat.OpenXml.Spreadsheet.Fonts(FontOf(), FontOf(new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFF0F0F0" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Thin()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Format(General, new Alignment { Vertical = VerticalAlignmentValues.Center }),
            Format(General, new Alignment { Horizontal = HorizontalAlignmentValues.Center, Vertical = VerticalAlignmentValues.Center, WrapText = true }, font: 1, fill: 2, border: 1),
            Format(TwoDecimals, new Alignment { Vertical = VerticalAlignmentValues.Center }),
            Format(General, new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true })));

    private static Font FontOf(params IReadOnlyList<Bold> bold) => new([.. bold, new FontSize { Val = 11 }, new FontName { Val = "宋体" }]);

    private static Border Thin() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder());

    private static CellFormat Format(uint number, Alignment alignment, uint font = 0, uint fill = 0, uint border = 0) => new(alignment)
    {
        NumberFormatId = number, FontId = font, FillId = fill, BorderId = border, ApplyNumberFormat = true,
    };
}
