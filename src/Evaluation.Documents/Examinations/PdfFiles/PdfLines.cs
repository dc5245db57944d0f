using System.Text.Json.Serialization;

namespace Evaluation.Documents.Examinations.PdfFiles;

/// <summary>What the reading process says of a file: first how many pages, then each page, or a problem.</summary>
/// <param name="Pages">Set in the first answer.</param>
/// <param name="Problem"><c>encrypted</c>, <c>broken</c> or <c>pages</c>.</param>
internal sealed record PdfAnswer(int? Pages, PdfPageText? Page, string? Problem, bool IsLast)
{
    /// <summary>In answers about a paper: a page as it was written.</summary>
    public PdfLeaf? Leaf { get; init; }

    /// <summary>In the first answer about a paper: what is attached to it.</summary>
    public IReadOnlyList<PdfAttachment>? Attachments { get; init; }
}

/// <summary>What the reading process is asked for.</summary>
internal sealed record PdfRequest(string Path, PdfQuestion Question);

internal enum PdfQuestion
{
    /// <summary>Lines in reading order.</summary>
    Lines,

    /// <summary>The characters as they were written and the attachments, for comparing copies.</summary>
    Paper,

    /// <summary>How many pages there are, and nothing of them.</summary>
    Count,
}

/// <summary>A page's characters in the order they were written, without blanks.</summary>
/// <param name="Layout">Where the characters stand, to half a point, as a digest.</param>
/// <param name="HasAddition">A picture, a stamp or a note stands on it, as the press never makes.</param>
internal sealed record PdfLeaf(int Number, string Text, string Layout, bool HasAddition, bool IsBroken);

/// <summary>A file attached to a PDF.</summary>
internal sealed record PdfAttachment(string Name, byte[] Content);

/// <summary>The text of a page in reading order.</summary>
/// <param name="HasImage">Whether a picture stands on it: a page with a picture and no text is a scan.</param>
/// <param name="IsBroken">Whether the page could not be read.</param>
internal sealed record PdfPageText(int Number, double Width, double Height, bool HasImage, bool IsBroken, IReadOnlyList<PdfLine> Lines);

/// <summary>A line of running text, or a table cell. Measures are points from the lower left.</summary>
/// <param name="Baseline">Of the line; the top edge for a cell.</param>
/// <param name="IsRow">Whether wide gaps part it, as in a table without rules; the parts are joined by tabs.</param>
internal sealed record PdfLine(string Text, double Left, double Right, double Baseline, double Size, bool IsRow = false)
{
    /// <summary>Table of the page, row and column from 1; null outside ruled tables.</summary>
    public PdfCellSpot? Cell { get; init; }
}

/// <summary>A cell of a ruled table of one page.</summary>
internal sealed record PdfCellSpot(int Table, int Row, int Column);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(PdfAnswer))]
[JsonSerializable(typeof(PdfRequest))]
internal sealed partial class PdfJson : JsonSerializerContext;
