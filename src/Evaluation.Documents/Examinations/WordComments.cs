using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Checks;
using Evaluation.Core.Examinations;
using Evaluation.Core.Filings;
using Evaluation.Documents.Examinations.WordFiles;

namespace Evaluation.Documents.Examinations;

/// <summary>
/// A Word copy of an examined report with a comment at the place of every finding. A Word file stays as it is but for the comments; for
/// other files the text is set anew.
/// </summary>
public static class WordComments
{
    public const string Author = "报告校核";

    /// <param name="report">The file as it was given; seekable.</param>
    /// <param name="text">The text read from it, to which the findings refer.</param>
    /// <param name="at">Time of the comments.</param>
    public static byte[] Write(Stream report, ReportFormat format, ReportText text, IReadOnlyList<TextFinding> findings, DateTimeOffset at)
    {
        using var copy = new MemoryStream();
        if (format == ReportFormat.Word)
        {
            report.CopyTo(copy);
        }
        else
        {
            findings = TextAsWord.Write(copy, text, findings);
        }

        copy.Position = 0;
        using (var document = WordprocessingDocument.Open(copy, isEditable: true))
        {
            Comment(document, findings, at);
        }

        return copy.ToArray();
    }

    private static void Comment(WordprocessingDocument document, IReadOnlyList<TextFinding> findings, DateTimeOffset at)
    {
        var marks = WordWalk.Read(document).ToDictionary(paragraph => paragraph.Number, paragraph => new CommentMarks(paragraph));
        var main = document.MainDocumentPart!;
        var part = main.WordprocessingCommentsPart ?? main.AddNewPart<WordprocessingCommentsPart>();
        part.Comments ??= new Comments();
        var next = part.Comments.Elements<Comment>().Select(comment => int.TryParse(comment.Id?.Value, CultureInfo.InvariantCulture, out var id) ? id : 0).DefaultIfEmpty(-1).Max() + 1;
        foreach (var finding in findings)
        {
            if (finding.Severity is { } severity && marks.TryGetValue(finding.Place.Paragraph, out var paragraph))
            {
                var id = next++.ToString(CultureInfo.InvariantCulture);
                part.Comments.AppendChild(Written(id, severity, finding, at));
                paragraph.Set(id, finding.Place.Offset, finding.Place.End);
            }
        }
    }

    private static Comment Written(string id, Severity severity, TextFinding finding, DateTimeOffset at)
    {
        var comment = new Comment { Id = id, Author = Author, Initials = "校核", Date = WholeSecond(at) };
        comment.AppendChild(Line($"{SeverityWords.Of(severity)}：{finding.Message}"));
        if (finding.Correction is { Length: > 0 } correction && !finding.Message.Contains(correction, StringComparison.Ordinal))
        {
            comment.AppendChild(Line($"改为：{correction}"));
        }

        return comment;
    }

    /// <summary>Word writes and expects no fractions.</summary>
    private static DateTime WholeSecond(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    private static Paragraph Line(string text) => new(new Run(new Text(ReadableText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve }));
}
