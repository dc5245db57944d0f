using System.Reflection;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Reports;
using Evaluation.Documents.Archives;

namespace Evaluation.Documents.Word;

/// <summary>Puts the parts of a Word file together: cover and contents, text, annexes, each with its own pages.</summary>
internal sealed class WordPackage(Report report, FigureBindings bindings)
{
    private readonly WordHeadings headings = new();
    private readonly WordFurniture furniture = new(report.Properties);

    public byte[] Write()
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "document");
            Parts(main);
            main.Document = new Document(Body(main));
            Load(main.AddNewPart<NumberingDefinitionsPart>("numbering"), headings.Definitions(Resource("numbering.xml")));
            bindings.Keep(main);
        }

        return FixedArchive.Of(file);
    }

    private static void Parts(MainDocumentPart main)
    {
        Load(main.AddNewPart<StyleDefinitionsPart>("styles"), Resource("styles.xml"));
        Load(main.AddNewPart<DocumentSettingsPart>("settings"), Resource("settings.xml"));
        Load(main.AddNewPart<FontTablePart>("fonts"), Resource("fontTable.xml"));
    }

    private Body Body(MainDocumentPart main)
    {
        furniture.Write(main);
        WordProperties.Write(main, report.Properties);
        var blocks = new WordBlocks(headings, new WordCharts(main), bindings);
        var body = new Body();
        if (report.Cover is not { } cover)
        {
            body.Append(WordText.Paragraph("Title", report.Properties.TitleLines.Count > 0 ? string.Join('\n', report.Properties.TitleLines) : report.Properties.Title));
            body.Append(WordText.Paragraph("BodyText"));
        }
        else if (cover.TitleLines.Count > 0)
        {
            body.Append(WordCover.Of(cover));
            body.Append(WordContents.Of(report, PageEstimate.Of(report)));
            body.Append(WordPage.Boundary(WordPage.Opening()));
        }

        body.Append(blocks.Of(report.Body, WordPage.PortraitWidth));
        for (var index = 0; index < report.Annexes.Count; index++)
        {
            var annex = report.Annexes[index];
            body.Append(WordPage.Boundary(index == 0 ? WordPage.Text() : Section(report.Annexes[index - 1])));
            body.Append(WordContents.AnnexHead(annex));
            headings.StartAnew();
            body.Append(blocks.Of(annex.Blocks, annex.Landscape ? WordPage.LandscapeWidth : WordPage.PortraitWidth));
        }

        body.Append(WordPage.Boundary());
        body.Append(report.Annexes.Count == 0 ? WordPage.Text() : Section(report.Annexes[^1]));
        return body;
    }

    private static SectionProperties Section(ReportAnnex annex) => WordPage.Annex(annex.Landscape, annex.CarriesSampleNotice);

    private static void Load(OpenXmlPart part, string xml)
    {
        using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml), writable: false);
        part.FeedData(bytes);
    }

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("word." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
