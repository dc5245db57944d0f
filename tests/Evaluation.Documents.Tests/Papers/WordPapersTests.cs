using System.IO.Compression;
using System.Xml.Linq;
using Evaluation.Core.Reports;
using Evaluation.Documents.Word;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Evaluation.Documents.Tests.Papers;

/// <summary>The same papers as Word files, from the same reports.</summary>
public sealed class WordPapersTests
{
    public static TheoryData<string> Names => [.. PrintedPapers.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_paper_is_a_sound_Word_file_that_says_the_same(string name)
    {
        var report = PrintedPapers.All[name];
        using var content = new MemoryStream(WordReport.Write(report));
        using (var package = WordprocessingDocument.Open(content, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(package).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        }

        content.Position = 0;
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        using var document = archive.GetEntry("word/document.xml")!.Open();
        XNamespace word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        var text = string.Concat(XDocument.Load(document).Descendants(word + "t").Select(run => run.Value));
        Assert.Contains(report.Properties.Title, text, StringComparison.Ordinal);
        Assert.All(
            report.Body.OfType<Block.Paragraph>().Select(paragraph => string.Concat(paragraph.Inlines.Select(inline => inline.Text)))
                .Concat(report.Body.OfType<Block.Table>().SelectMany(table => table.Rows).SelectMany(row => row.Cells).Select(cell => cell.Text.Replace("\n", string.Empty, StringComparison.Ordinal))),
            said => Assert.Contains(said, text, StringComparison.Ordinal));
    }
}
