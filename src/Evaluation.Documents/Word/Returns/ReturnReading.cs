using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Documents.Examinations;
using Evaluation.Documents.Examinations.WordFiles;
using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Word.Returns;

/// <summary>Reads an edited Word file with its blocks and controls; nothing outside the file is ever opened.</summary>
public static class ReturnReading
{
    /// <summary>Largest file in bytes.</summary>
    public const long MaximumLength = ReportReader.MaximumLength;

    /// <summary>Characters of the list of figures and tables: those of the longest report, and what stands around each.</summary>
    private const long LongestFigures = 8L * ReportReader.MaximumCharacters;

    private const string NotWord = "请上传修改后的 Word 文件（.docx）。";

    /// <param name="content">Seekable.</param>
    public static ReturnedFile Read(Stream content)
    {
        var head = new byte[4096];
        content.Position = 0;
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read == 0)
        {
            return ReturnedFile.Refused("文件是空的，请检查后重新选择。");
        }

        if (content.Length > MaximumLength)
        {
            return ReturnedFile.Refused("文件超过 20 MB，请删去图片和附件后重新选择。");
        }

        var signature = ReportSignature.Of(head.AsSpan(0, read));
        if ((signature.Problem ?? (signature.Format == ReportFormat.Word ? WordReading.Refusal(content) : NotWord)) is { } problem)
        {
            return ReturnedFile.Refused(problem);
        }

        try
        {
            content.Position = 0;
            using var document = WordprocessingDocument.Open(content, isEditable: false);
            var paragraphs = WordWalk.Read(document).Where(paragraph => !string.IsNullOrWhiteSpace(paragraph.Text)).ToList();
            return paragraphs.Sum(paragraph => (long)paragraph.Text.Length) > ReportReader.MaximumCharacters
                ? ReturnedFile.Refused("文字超过 50 万字，请只保留自评报告正文后重新选择。")
                : WithFigures(document, new ReturnedFile(null, [.. paragraphs.Select(Returned)], new HashSet<(string, string)>()) { Tables = Tables(paragraphs) });
        }
        catch (Exception broken) when (WordReading.IsBroken(broken))
        {
            return ReturnedFile.Refused("文件内部内容不合规范，不能读取，请用 Word 或 WPS 打开后另存为 .docx。");
        }
    }

    private static ReturnedParagraph Returned(WordParagraph paragraph)
    {
        List<ReturnedPiece> pieces = [];
        OpenXmlElement? last = null;
        foreach (var piece in paragraph.Pieces)
        {
            var control = Control(piece.Leaf);
            var figure = control is null ? null : TagOf(control);
            var text = PressText.Clean(piece.Text);
            if (pieces.Count > 0 && ReferenceEquals(control, last))
            {
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + text };
            }
            else
            {
                pieces.Add(new ReturnedPiece(text, figure));
            }

            last = control;
        }

        return new ReturnedParagraph(Section(paragraph.Element), paragraph.HeadingLevel, paragraph.AutomaticNumber, paragraph.Cell is not null, pieces);
    }

    private static IReadOnlyList<TableText> Tables(IEnumerable<WordParagraph> paragraphs) => TableText.First(
        paragraphs.Where(paragraph => paragraph.Cell is not null).GroupBy(paragraph => paragraph.Cell!.Value.Table).Select(table => new TableText([
            .. table.GroupBy(paragraph => paragraph.Cell!.Value.Row).Select(row => row.GroupBy(paragraph => paragraph.Cell!.Value.Column)
                .ToDictionary(cell => cell.Key, cell => PressText.Clean(string.Join('\n', cell.Select(paragraph => paragraph.Text))))),
        ])));

    /// <summary>The control inside the paragraph that holds the text.</summary>
    private static SdtRun? Control(OpenXmlElement leaf) => leaf.Ancestors().TakeWhile(one => one is not DocumentFormat.OpenXml.Wordprocessing.Paragraph).OfType<SdtRun>().LastOrDefault();

    private static string? Section(OpenXmlElement paragraph) => paragraph.Ancestors<SdtElement>().Select(TagOf)
        .FirstOrDefault(tag => tag?.StartsWith(FigureBindings.SectionTag, StringComparison.Ordinal) == true)?[FigureBindings.SectionTag.Length..];

    private static string? TagOf(SdtElement control) => control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value;

    private static ReturnedFile WithFigures(WordprocessingDocument document, ReturnedFile file)
    {
        foreach (var part in document.MainDocumentPart?.CustomXmlParts ?? [])
        {
            using var stream = part.GetStream();
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestFigures });
            if (reader.MoveToContent() == XmlNodeType.Element && reader.NamespaceURI == FigureBindings.Namespace && reader.LocalName == "figures")
            {
                var root = XElement.Load(reader);
                return file with
                {
                    Figures = root.Elements(FigureBindings.Namespace + "figure").Select(figure => ((string?)figure.Attribute("key") ?? string.Empty, figure.Value)).ToHashSet(),
                    Report = (string?)root.Attribute("report"),
                    HandedOut = TableText.First(root.Elements(FigureBindings.Namespace + "table").Select(FigureBindings.Table).OfType<TableText>()),
                };
            }
        }

        return file;
    }
}
