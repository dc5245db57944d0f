using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Reports;

namespace Evaluation.Documents.Word;

/// <summary>The contents page: a field with its entries written out, so that it shows in every program before it is brought up to date.</summary>
internal static class WordContents
{
    /// <summary>Levels of headings listed.</summary>
    public const int Depth = 2;

    public static IEnumerable<OpenXmlElement> Of(Report report, PageEstimate pages)
    {
        List<(int Level, string Text, string Bookmark, int Page)> entries = [];
        var number = 0;
        foreach (var heading in report.Body.OfType<Block.Heading>().Where(heading => heading.Level <= Depth))
        {
            number++;
            entries.Add((Math.Max(heading.Level, 1), heading.Number + heading.Text, WordHeadings.Bookmark(number), pages.OfHeading(number)));
        }

        entries.AddRange(report.Annexes.Select((annex, index) => (1, AnnexEntry(annex), AnnexBookmark(annex), pages.OfAnnex(index))));
        yield return new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "TOCHeading" }, new PageBreakBefore()), WordText.Run("目　录"));
        if (entries.Count == 0)
        {
            yield break;
        }

        var content = new SdtContentBlock();
        for (var index = 0; index < entries.Count; index++)
        {
            var entry = entries[index];
            var paragraph = WordText.Paragraph(FormattableString.Invariant($"TOC{entry.Level}"));
            if (index == 0)
            {
                paragraph.Append(WordText.FieldStart(), WordText.FieldCode($"""TOC \o "1-{Depth}" \f C \h \z"""), WordText.FieldBreak());
            }

            var link = new Hyperlink { Anchor = entry.Bookmark, History = true };
            link.Append(WordText.Run(entry.Text), new Run(new TabChar()));
            link.Append(WordText.Field($"PAGEREF {entry.Bookmark} \\h", WordText.Run(entry.Page.ToString(CultureInfo.InvariantCulture))));
            paragraph.Append(link);
            if (index == entries.Count - 1)
            {
                paragraph.Append(WordText.FieldEnd());
            }

            content.Append(paragraph);
        }

        yield return new SdtBlock(
            new SdtProperties(new SdtContentDocPartObject(new DocPartGallery { Val = "Table of Contents" }, new DocPartUnique())),
            content);
    }

    /// <summary>附件1 above the title of the annex; both are one entry of the contents.</summary>
    public static IEnumerable<OpenXmlElement> AnnexHead(ReportAnnex annex)
    {
        var id = FormattableString.Invariant($"{10_000 + annex.Number}");
        var mark = WordText.Paragraph("AnnexMark", new BookmarkStart { Id = id, Name = AnnexBookmark(annex) });
        mark.GetFirstChild<ParagraphProperties>()!.Append(new OutlineLevel { Val = 0 });
        mark.Append(WordText.FieldStart(), WordText.FieldCode($"TC \"{AnnexEntry(annex).Replace("\"", "“", StringComparison.Ordinal)}\" \\f C \\l 1"), WordText.FieldEnd());
        mark.Append(WordText.Run(FormattableString.Invariant($"附件{annex.Number}")), new BookmarkEnd { Id = id });
        yield return mark;
        yield return WordText.Paragraph("AnnexTitle", annex.Title);
    }

    private static string AnnexEntry(ReportAnnex annex) => FormattableString.Invariant($"附件{annex.Number} {annex.Title}");

    private static string AnnexBookmark(ReportAnnex annex) => FormattableString.Invariant($"_TocAnnex{annex.Number}");
}
