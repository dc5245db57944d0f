using DocumentFormat.OpenXml;
using Evaluation.Core.Examinations;

namespace Evaluation.Documents.Examinations.WordFiles;

/// <summary>A paragraph of a Word file with the elements its text came from.</summary>
internal sealed class WordParagraph(int number, OpenXmlElement element)
{
    public int Number => number;

    /// <summary>The <c>w:p</c> it starts with.</summary>
    public OpenXmlElement Element => element;

    public string Text { get; set; } = string.Empty;

    /// <summary>In order of the text, without gaps.</summary>
    public List<WordPiece> Pieces { get; } = [];

    public int? HeadingLevel { get; set; }

    public string? AutomaticNumber { get; set; }

    public TableSpot? Cell { get; set; }

    /// <summary>For text boxes and notes, where Word takes no comments: the run of the body that carries them.</summary>
    public OpenXmlElement? CarriedBy { get; set; }
}

/// <summary>The stretch of a paragraph's text that one element gives.</summary>
/// <param name="Leaf">The text, tab, break, symbol or formula.</param>
/// <param name="Host">The run it stands in, or the formula itself: what marks are set around.</param>
internal sealed record WordPiece(OpenXmlElement Leaf, OpenXmlElement Host, int Offset, string Text)
{
    public int End => Offset + Text.Length;
}
