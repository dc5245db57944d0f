using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Examinations;
using Evaluation.Core.Filings;

namespace Evaluation.Documents.Examinations;

/// <summary>Sets the text of a PDF or text file as a Word document: a paragraph each, a table row as one paragraph with tabs.</summary>
internal static class TextAsWord
{
    /// <summary>Writes the document; the findings, with their places in it.</summary>
    public static IReadOnlyList<TextFinding> Write(Stream target, ReportText text, IReadOnlyList<TextFinding> findings)
    {
        var starts = new Dictionary<int, (int Paragraph, int Offset)>();
        var lines = new List<string>();
        TableSpot? before = null;
        foreach (var paragraph in text.Paragraphs)
        {
            if (paragraph.Cell is { } cell && before is { } left && (left.Table, left.Row) == (cell.Table, cell.Row))
            {
                lines[^1] += "\t";
            }
            else
            {
                lines.Add(string.Empty);
            }

            starts[paragraph.Number] = (lines.Count, lines[^1].Length);
            lines[^1] += paragraph.Text;
            before = paragraph.Cell;
        }

        using (var document = WordprocessingDocument.Create(target, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(lines.Select(Paragraph)));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = "宋体" }, new FontSize { Val = "24" }))));
        }

        return [.. findings.Where(finding => starts.ContainsKey(finding.Place.Paragraph)).Select(finding =>
        {
            var (number, offset) = starts[finding.Place.Paragraph];
            return finding with { Place = new TextSpan(number, offset + finding.Place.Offset, finding.Place.Length) };
        })];
    }

    /// <summary>Tabs and line breaks as Word has them, so that offsets in the text stay offsets in the paragraph.</summary>
    private static Paragraph Paragraph(string text)
    {
        var run = new Run();
        var from = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && text[at] is not ('\t' or '\n'))
            {
                continue;
            }

            if (at > from)
            {
                run.AppendChild(new Text(Writable(text[from..at])) { Space = SpaceProcessingModeValues.Preserve });
            }

            if (at < text.Length)
            {
                run.AppendChild<OpenXmlElement>(text[at] == '\t' ? new TabChar() : new Break());
            }

            from = at + 1;
        }

        return new Paragraph(run);
    }

    /// <summary>Characters XML cannot hold become one mark each: places must not move.</summary>
    private static string Writable(string text) =>
        ReadableText.Clean(text).Length == text.Length ? text : string.Concat(text.Select(c => ReadableText.Clean(c.ToString()) == c.ToString() || char.IsSurrogate(c) ? c : '□'));
}
