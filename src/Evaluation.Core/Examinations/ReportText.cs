using System.Runtime.InteropServices;

namespace Evaluation.Core.Examinations;

/// <summary>The text of a report written anywhere, as it was read: paragraphs in reading order.</summary>
public sealed record ReportText(IReadOnlyList<ReportParagraph> Paragraphs)
{
    /// <summary>Plain text: one paragraph a line, numbered from 1; empty lines are counted and left out.</summary>
    public static ReportText OfLines(string text)
    {
        var paragraphs = new List<ReportParagraph>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (!line.IsWhiteSpace())
            {
                paragraphs.Add(new ReportParagraph(number, line.ToString()));
            }
        }

        return new ReportText(paragraphs);
    }
}

/// <summary>A paragraph, a heading or a table cell of a report.</summary>
/// <param name="Number">Counted from 1 in the file as its reader sees it: the line of a text file, the paragraph of a Word file.</param>
/// <param name="Text">As written, without an automatic number; offsets of findings count its UTF-16 units from 0.</param>
public sealed record ReportParagraph(int Number, string Text)
{
    /// <summary>Level of a heading by its style, from 1; null for other paragraphs and where the file does not say.</summary>
    public int? HeadingLevel { get; init; }

    /// <summary>The number a word processor puts before the paragraph (“（二）”); null for none.</summary>
    public string? AutomaticNumber { get; init; }

    /// <summary>Page from 1, where the file has pages.</summary>
    public int? Page { get; init; }

    /// <summary>Where a table cell stands; null outside tables.</summary>
    public TableSpot? Cell { get; init; }
}

/// <summary>A cell of a table: tables, rows and columns counted from 1.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TableSpot(int Table, int Row, int Column);

/// <summary>A stretch of a report's text.</summary>
/// <param name="Paragraph"><see cref="ReportParagraph.Number"/>.</param>
/// <param name="Offset">UTF-16 units from the start of the paragraph's text.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextSpan(int Paragraph, int Offset, int Length)
{
    public int End => Offset + Length;
}
