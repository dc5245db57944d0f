using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Evaluation.Core.Reports;
using Evaluation.Documents.Archives;
using Evaluation.Documents.Pdf;
using Wordprocessing = DocumentFormat.OpenXml.Wordprocessing;

namespace Evaluation.Documents.Word;

/// <summary>Charts of the report as charts of Word, with their figures in a workbook inside, so that they can be edited there.</summary>
internal sealed class WordCharts(MainDocumentPart main)
{
    private const int EmuPerTwip = 635;
    private const int BarHeight = 230;
    private const int Furniture = 900;

    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    /// <summary>Bars that stay apart in black and white.</summary>
    private static readonly string[] Inks = ["CDCDCD", "828282", "2D2D2D"];

    private int charts;

    public IEnumerable<OpenXmlElement> Of(Block.Chart chart, int width)
    {
        var number = ++charts;
        var id = string.Create(CultureInfo.InvariantCulture, $"chart{number}");
        var part = main.AddNewPart<ChartPart>(id);
        var data = part.AddNewPart<EmbeddedPackagePart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "data");
        using (var workbook = new MemoryStream(Workbook(chart), writable: false))
        {
            data.FeedData(workbook);
        }

        using (var xml = new MemoryStream())
        {
            Space(chart).Save(xml, SaveOptions.DisableFormatting);
            xml.Position = 0;
            part.FeedData(xml);
        }

        yield return WordText.Paragraph("ChartPlace", new Wordprocessing.Run(new Wordprocessing.Drawing(Inline(id, number, chart, width, Height(chart)).ToString(SaveOptions.DisableFormatting))));
        yield return WordText.Paragraph("ChartCaption", $"{chart.Number} {chart.Title}");
    }

    /// <summary>In twentieths of a point.</summary>
    public static int Height(Block.Chart chart) => Furniture + (chart.Rows.Count * (chart.Series.Count + 1) * BarHeight);

    private static XElement Inline(string id, int number, Block.Chart chart, int width, int height) => new(
        W + "drawing",
        new XElement(
            Wp + "inline",
            new XElement(Wp + "extent", new XAttribute("cx", width * EmuPerTwip), new XAttribute("cy", height * EmuPerTwip)),
            new XElement(Wp + "docPr", new XAttribute("id", 1000 + number), new XAttribute("name", $"{chart.Number} {chart.Title}"), new XAttribute("descr", PressText.Clean(chart.Alternative))),
            new XElement(
                A + "graphic",
                new XElement(
                    A + "graphicData",
                    new XAttribute("uri", C.NamespaceName),
                    new XElement(C + "chart", new XAttribute(R + "id", id))))));

    private static XElement Space(Block.Chart chart) => new(
        C + "chartSpace",
        new XAttribute(XNamespace.Xmlns + "c", C),
        new XAttribute(XNamespace.Xmlns + "a", A),
        new XAttribute(XNamespace.Xmlns + "r", R),
        Value("roundedCorners", "0"),
        new XElement(
            C + "chart",
            Value("autoTitleDeleted", "1"),
            new XElement(C + "plotArea", new XElement(C + "layout"), Bars(chart), Categories(), Values()),
            new XElement(C + "legend", Value("legendPos", "t"), Value("overlay", "0")),
            Value("plotVisOnly", "1"),
            Value("dispBlanksAs", "gap")),
        new XElement(C + "spPr", new XElement(A + "noFill"), new XElement(A + "ln", new XElement(A + "noFill"))),
        new XElement(
            C + "txPr",
            new XElement(A + "bodyPr"),
            new XElement(A + "p", new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", "1050"))), new XElement(A + "endParaRPr", new XAttribute("lang", "zh-CN")))),
        new XElement(C + "externalData", new XAttribute(R + "id", "data"), Value("autoUpdate", "0")));

    private static XElement Bars(Block.Chart chart) => new(
        C + "barChart",
        Value("barDir", "bar"),
        Value("grouping", "clustered"),
        Value("varyColors", "0"),
        chart.Series.Select((name, index) => Series(chart, name, index)),
        Value("gapWidth", "60"),
        Value("axId", "1"),
        Value("axId", "2"));

    private static XElement Series(Block.Chart chart, string name, int index) => new(
        C + "ser",
        Value("idx", Digits(index)),
        Value("order", Digits(index)),
        new XElement(C + "tx", new XElement(C + "strRef", new XElement(C + "f", $"Sheet1!${Column(index)}$1"), new XElement(C + "strCache", Value("ptCount", "1"), Point(0, PressText.Clean(name))))),
        new XElement(C + "spPr", new XElement(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", Inks[index % Inks.Length]))), new XElement(A + "ln", new XAttribute("w", "5080"), new XElement(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", "000000"))))),
        Value("invertIfNegative", "0"),
        new XElement(
            C + "dLbls",
            Value("showLegendKey", "0"),
            Value("showVal", "1"),
            Value("showCatName", "0"),
            Value("showSerName", "0"),
            Value("showPercent", "0"),
            Value("showBubbleSize", "0")),
        new XElement(
            C + "cat",
            new XElement(
                C + "strRef",
                new XElement(C + "f", $"Sheet1!$A$2:$A${Digits(chart.Rows.Count + 1)}"),
                new XElement(C + "strCache", Value("ptCount", Digits(chart.Rows.Count)), chart.Rows.Select((row, at) => Point(at, PressText.Clean(row.Label)))))),
        new XElement(
            C + "val",
            new XElement(
                C + "numRef",
                new XElement(C + "f", $"Sheet1!${Column(index)}$2:${Column(index)}${Digits(chart.Rows.Count + 1)}"),
                new XElement(
                    C + "numCache",
                    new XElement(C + "formatCode", chart.Rows.Select(row => Format(row.Bars[index])).Distinct(StringComparer.Ordinal).ToList() is [var format] ? format : "General"),
                    Value("ptCount", Digits(chart.Rows.Count)),
                    chart.Rows.Select((row, at) => Number(at, row.Bars[index]))))));

    private static XElement Categories() => new(
        C + "catAx",
        Value("axId", "1"),
        new XElement(C + "scaling", Value("orientation", "maxMin")),
        Value("delete", "0"),
        Value("axPos", "l"),
        Value("majorTickMark", "none"),
        Value("minorTickMark", "none"),
        Value("tickLblPos", "low"),
        Value("crossAx", "2"));

    private static XElement Values() => new(
        C + "valAx",
        Value("axId", "2"),
        new XElement(C + "scaling", Value("orientation", "minMax"), Value("min", "0")),
        Value("delete", "1"),
        Value("axPos", "t"),
        Value("crossAx", "1"));

    private static XElement Value(string name, string value) => new(C + name, new XAttribute("val", value));

    private static XElement Point(int at, string text) => new(C + "pt", new XAttribute("idx", Digits(at)), new XElement(C + "v", text));

    /// <summary>A figure with as many places as it is printed with.</summary>
    private static XElement Number(int at, ChartBar bar) =>
        new(C + "pt", new XAttribute("idx", Digits(at)), new XAttribute("formatCode", Format(bar)), new XElement(C + "v", bar.Value.ToString(CultureInfo.InvariantCulture)));

    private static string Format(ChartBar bar) =>
        bar.Printed.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? "0." + new string('0', bar.Printed.Length - point - 1) : "0";

    private static string Column(int index) => ((char)('B' + index)).ToString();

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static byte[] Workbook(Block.Chart chart)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "workbook");
            var sheet = book.AddNewPart<WorksheetPart>("sheet1");
            sheet.Worksheet = new Worksheet(new SheetData(
            [
                new Row([Words(string.Empty), .. chart.Series.Select(Words)]),
                .. chart.Rows.Select(row => new Row([Words(row.Label), .. row.Bars.Select(bar => new Cell { DataType = CellValues.Number, CellValue = new CellValue(bar.Value) })])),
            ]));
            book.Workbook = new Workbook(new Sheets(new Sheet { Name = "Sheet1", SheetId = 1, Id = "sheet1" }));
        }

        return FixedArchive.Of(file);

        static Cell Words(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(PressText.Clean(text))) };
    }
}
