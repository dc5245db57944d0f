namespace Evaluation.Documents.Verification;

/// <summary>A text that a paper must show, in its place among the others.</summary>
/// <param name="Text">Without blanks.</param>
/// <param name="Label">What it is, for people: row and column of a table, or the heading above.</param>
/// <param name="Table">The table it stands in; null outside tables.</param>
/// <param name="Row">Its row in the table; -1 for what stands above the rows.</param>
internal sealed record PrintedPiece(string Text, string Label, PrintedTable? Table = null, int Row = -1)
{
    /// <summary>Place among the headings of the contents page; null for other texts.</summary>
    public int? Entry { get; init; }
}

/// <summary>What a table may print again or at another place.</summary>
/// <param name="Head">The heads of its columns, which each page repeats.</param>
/// <param name="Merged">Texts of merged cells: where they are written depends on the page ends.</param>
internal sealed record PrintedTable(string Head, IReadOnlyList<MergedText> Merged);

/// <summary>The text of a merged cell, and what it is.</summary>
internal sealed record MergedText(string Text, string Label);
