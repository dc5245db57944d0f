using DocumentFormat.OpenXml.Spreadsheet;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>The looks of <see cref="BookLook"/> as styles of a workbook; inputs are yellow and unlocked.</summary>
internal static class BookStyles
{
    private const uint WanYuan = 164;
    private const uint Free = 165;
    private const uint AsText = 49;
    private const uint TwoPlaces = 2;
    private const uint PercentTwoPlaces = 10;

    /// <summary>Fill of cells that have to be mended.</summary>
    public const string Marked = "FFFFC7CE";

    public static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = WanYuan, FormatCode = "#,##0.00####;-#,##0.00####" },
            new NumberingFormat { NumberFormatId = Free, FormatCode = "0.######" }),
        new DocumentFormat.OpenXml.Spreadsheet.Fonts(FontOf(10.5), FontOf(10.5, bold: true), FontOf(9, grey: true), FontOf(16, bold: true), FontOf(10.5, italic: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Solid("FFE8EEF4"),
            Solid("FFFFFBE6"),
            Solid("FFF2F2F2")),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Thin()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(Enum.GetValues<BookLook>().Select(Format)));

    private static CellFormat Format(BookLook look) => look switch
    {
        BookLook.Heading => Of(1, 2, 1, AsText, HorizontalAlignmentValues.Center),
        BookLook.Note => Of(2, 0, 0, AsText, HorizontalAlignmentValues.Left),
        BookLook.Title => Of(3, 0, 0, AsText, HorizontalAlignmentValues.Center),
        BookLook.Centre => Of(0, 0, 1, AsText, HorizontalAlignmentValues.Center),
        BookLook.Block => Of(1, 0, 1, AsText, HorizontalAlignmentValues.Left),
        BookLook.Money => Of(0, 4, 1, WanYuan, HorizontalAlignmentValues.Right),
        BookLook.Percent => Of(0, 4, 1, PercentTwoPlaces, HorizontalAlignmentValues.Right),
        BookLook.Number => Of(0, 4, 1, Free, HorizontalAlignmentValues.Right),
        BookLook.Points => Of(0, 4, 1, TwoPlaces, HorizontalAlignmentValues.Right),
        BookLook.Told => Of(4, 4, 1, TwoPlaces, HorizontalAlignmentValues.Right),
        BookLook.TextInput => Of(0, 3, 1, AsText, HorizontalAlignmentValues.Left, input: true),
        BookLook.MoneyInput => Of(0, 3, 1, WanYuan, HorizontalAlignmentValues.Right, input: true),
        BookLook.CountInput => Of(0, 3, 1, Free, HorizontalAlignmentValues.Right, input: true),
        BookLook.NumberInput => Of(0, 3, 1, Free, HorizontalAlignmentValues.Right, input: true),
        BookLook.PointsInput => Of(0, 3, 1, TwoPlaces, HorizontalAlignmentValues.Right, input: true),
        BookLook.ChoiceInput => Of(0, 3, 1, AsText, HorizontalAlignmentValues.Center, input: true),
        _ => Of(0, 0, 1, AsText, HorizontalAlignmentValues.Left),
    };

    /// <summary>Text cells carry the text format and the quote mark, so that editing them never makes a formula of them.</summary>
    private static CellFormat Of(uint font, uint fill, uint border, uint number, HorizontalAlignmentValues horizontal, bool input = false) => new(
        new Alignment { Horizontal = horizontal, Vertical = VerticalAlignmentValues.Center, WrapText = true },
        new Protection { Locked = !input })
    {
        FontId = font, FillId = fill, BorderId = border, FormatId = 0, NumberFormatId = number, QuotePrefix = number == AsText ? true : null,
        ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyAlignment = true, ApplyNumberFormat = true, ApplyProtection = true,
    };

    private static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static Border Thin() => new(
        new LeftBorder(new Color { Rgb = "FFB0B0B0" }) { Style = BorderStyleValues.Thin }, new RightBorder(new Color { Rgb = "FFB0B0B0" }) { Style = BorderStyleValues.Thin },
        new TopBorder(new Color { Rgb = "FFB0B0B0" }) { Style = BorderStyleValues.Thin }, new BottomBorder(new Color { Rgb = "FFB0B0B0" }) { Style = BorderStyleValues.Thin }, new DiagonalBorder());

    private static Font FontOf(double size, bool bold = false, bool grey = false, bool italic = false)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        if (italic)
        {
            font.Append(new Italic());
        }

        font.Append(new FontSize { Val = size }, new Color { Rgb = grey ? "FF595959" : "FF000000" }, new FontName { Val = "宋体" });
        return font;
    }
}
