namespace Evaluation.Documents.Word.Returns;

/// <summary>A report or a part of one as it came back from Word.</summary>
/// <param name="Problem">Why it was not read, and what to do; null when it was.</param>
/// <param name="Figures">The figures as they were handed out: key and text.</param>
public sealed record ReturnedFile(string? Problem, IReadOnlyList<ReturnedParagraph> Paragraphs, IReadOnlySet<(string Key, string Text)> Figures)
{
    /// <summary>Title of the report it was handed out for; null when the file does not say.</summary>
    public string? Report { get; init; }

    /// <summary>Its tables in reading order.</summary>
    public IReadOnlyList<TableText> Tables { get; init; } = [];

    /// <summary>The tables of the system as they were handed out; none when the file does not say.</summary>
    public IReadOnlyList<TableText> HandedOut { get; init; } = [];

    internal static ReturnedFile Refused(string problem) => new(problem, [], new HashSet<(string, string)>());
}

/// <summary>A paragraph that came back.</summary>
/// <param name="Section">The section whose block it stands in; null outside of one, and in files without blocks.</param>
/// <param name="AutomaticNumber">What Word counts before it.</param>
/// <param name="IsCell">It stands in a table.</param>
public sealed record ReturnedParagraph(string? Section, int? HeadingLevel, string? AutomaticNumber, bool IsCell, IReadOnlyList<ReturnedPiece> Pieces)
{
    public string Text => string.Concat(Pieces.Select(piece => piece.Text));
}

/// <summary>A stretch of a paragraph.</summary>
/// <param name="Figure">Key of the figure whose control it stands in; null for words.</param>
public sealed record ReturnedPiece(string Text, string? Figure);
