using System.Xml.Linq;

namespace Evaluation.Documents.Lists;

/// <summary>How the cells of a list look: styles by their number, in the order in which the part lists them.</summary>
internal static class ListStyles
{
    public const int Plain = 0;
    public const int Head = 1;
    public const int Points = 2;
    public const int Wrapped = 3;

    private const int TwoDecimals = 2;
    private static readonly XNamespace Main = ListWorkbook.Main;

    public static XElement Part() => new(
        Main + "styleSheet",
        new XElement(Main + "fonts", Font(), Font(new XElement(Main + "b"))),
        new XElement(Main + "fills", Fill("none"), Fill("gray125"), Fill("solid", new XElement(Main + "fgColor", new XAttribute("rgb", "FFF0F0F0")))),
        new XElement(Main + "borders", Border(null), Border("thin")),
        new XElement(Main + "cellStyleXfs", new XElement(Main + "xf")),
        new XElement(
            Main + "cellXfs",
            Format(0, font: 0, fill: 0, border: 0, new XAttribute("vertical", "center")),
            Format(0, font: 1, fill: 2, border: 1, new XAttribute("horizontal", "center"), new XAttribute("vertical", "center"), new XAttribute("wrapText", "1")),
            Format(TwoDecimals, font: 0, fill: 0, border: 0, new XAttribute("vertical", "center")),
            Format(0, font: 0, fill: 0, border: 0, new XAttribute("vertical", "top"), new XAttribute("wrapText", "1"))));

    private static XElement Font(params IReadOnlyList<XElement> first) =>
        new(Main + "font", first, new XElement(Main + "sz", new XAttribute("val", 11)), new XElement(Main + "name", new XAttribute("val", "宋体")));

    private static XElement Fill(string pattern, params IReadOnlyList<XElement> colours) =>
        new(Main + "fill", new XElement(Main + "patternFill", new XAttribute("patternType", pattern), colours));

    private static XElement Border(string? line) => new(
        Main + "border",
        new[] { "left", "right", "top", "bottom" }.Select(side => new XElement(Main + side, line is null ? null : new XAttribute("style", line))));

    private static XElement Format(int number, int font, int fill, int border, params IReadOnlyList<XAttribute> alignment) => new(
        Main + "xf",
        new XAttribute("numFmtId", number),
        new XAttribute("fontId", font),
        new XAttribute("fillId", fill),
        new XAttribute("borderId", border),
        new XAttribute("applyNumberFormat", "1"),
        new XElement(Main + "alignment", alignment));
}
