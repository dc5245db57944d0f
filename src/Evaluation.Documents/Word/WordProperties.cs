using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Word;

/// <summary>Title, unit, time and language in the properties of a Word file.</summary>
internal static class WordProperties
{
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private static readonly XNamespace Extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

    public static void Write(MainDocumentPart main, ReportProperties properties)
    {
        var document = (WordprocessingDocument)main.OpenXmlPackage;
        var author = PressText.Clean(properties.Author);
        var time = properties.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var core = document.AddCoreFilePropertiesPart();
        document.ChangeIdOfPart(core, "core");
        Save(core, new XElement(
            Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", Core),
            new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            new XAttribute(XNamespace.Xmlns + "dcterms", Terms),
            new XAttribute(XNamespace.Xmlns + "xsi", Instance),
            new XElement(Dublin + "title", PressText.Clean(properties.Title)),
            new XElement(Dublin + "creator", author),
            new XElement(Core + "keywords", string.Join("；", new[] { "部门整体支出绩效自评", properties.VersionMark }.Where(part => part is not null))),
            new XElement(Core + "lastModifiedBy", author),
            new XElement(Terms + "created", new XAttribute(Instance + "type", "dcterms:W3CDTF"), time),
            new XElement(Terms + "modified", new XAttribute(Instance + "type", "dcterms:W3CDTF"), time),
            new XElement(Dublin + "language", "zh-CN")));
        var extended = document.AddExtendedFilePropertiesPart();
        document.ChangeIdOfPart(extended, "extended");
        Save(extended, new XElement(Extended + "Properties", new XElement(Extended + "Company", author)));
    }

    private static void Save(OpenXmlPart part, XElement root)
    {
        using var target = part.GetStream(FileMode.Create);
        using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        root.Save(writer, SaveOptions.DisableFormatting);
    }
}
