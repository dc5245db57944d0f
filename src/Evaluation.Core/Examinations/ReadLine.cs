namespace Evaluation.Core.Examinations;

/// <summary>One paragraph of a report as the checks see it: its number, its title, and the section it belongs to.</summary>
internal sealed class ReadLine
{
    public required int Index { get; init; }

    public required ReportParagraph Paragraph { get; init; }

    /// <summary>As written.</summary>
    public string Text => Paragraph.Text;

    public int Number => Paragraph.Number;

    /// <summary>The number it begins with; null for none.</summary>
    public NumberMark? Mark { get; init; }

    /// <summary>The heading's words without number and end mark; null for a paragraph that is no heading.</summary>
    public string? Title { get; init; }

    /// <summary>Where the title begins in the text.</summary>
    public int TitleOffset { get; init; }

    /// <summary>Where the text after a run-in title begins; the length of the text where the title stands alone.</summary>
    public int BodyOffset { get; init; }

    /// <summary>Kind of section its title opens; null for none.</summary>
    public SectionKind? Opens { get; init; }

    /// <summary>Kind of section it stands in; null before the first.</summary>
    public SectionKind? Section { get; set; }

    public bool InTable => Paragraph.Cell is not null;

    /// <summary>What stands after the title.</summary>
    public ReadOnlySpan<char> Body => Text.AsSpan(BodyOffset);

    /// <summary>A stretch of the line as a place of the report.</summary>
    public TextSpan Span(int offset, int length) => new(Number, offset, length);

    /// <summary>Sentences, ended by 。；！？ or the end of the paragraph; blanks around them are left out.</summary>
    public IReadOnlyList<Stretch> Sentences => _sentences ??= Stretch.Cut(Text, "。；！？;");

    /// <summary>Clauses, ended by a comma, a colon or the end of a sentence.</summary>
    public IReadOnlyList<Stretch> Clauses => _clauses ??= Stretch.Cut(Text, "。；！？;，,：:");

    /// <summary>The sentence an offset stands in.</summary>
    public Stretch SentenceAt(int offset) => Sentences.FirstOrDefault(sentence => offset < sentence.End && offset >= sentence.Start, new Stretch(0, Text.Length));

    /// <summary>The clause an offset stands in.</summary>
    public Stretch ClauseAt(int offset) => Clauses.FirstOrDefault(clause => offset < clause.End && offset >= clause.Start, new Stretch(0, Text.Length));

    private IReadOnlyList<Stretch>? _sentences;

    private IReadOnlyList<Stretch>? _clauses;
}
