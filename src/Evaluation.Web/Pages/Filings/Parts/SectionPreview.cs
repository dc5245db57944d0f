using Evaluation.Core.Checks;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Parts;

/// <summary>A section as it will print: generated sentences, then the unit's own words, with today's figures.</summary>
public sealed record SectionPreview(string Id, IReadOnlyList<IReadOnlyList<Inline>> Generated, IReadOnlyList<IReadOnlyList<PreviewPiece>> Own)
{
    /// <summary>Only words that print otherwise than they were typed, or need a look, are shown again.</summary>
    public required bool IsWorthShowing { get; init; }

    public static SectionPreview Of(OpenFiling open, OutlineSection section)
    {
        var writer = new SentenceWriter(open.Sheet);
        var own = open.Record.Texts.GetValueOrDefault(section.Id) ?? string.Empty;
        var paragraphs = OwnText.Paragraphs(own);
        var former = open.IsFrozen ? null : open.Folder.TakenTexts.GetValueOrDefault(section.Id);
        var pieces = paragraphs.Select(paragraph => PreviewPiece.Of(open.Sheet.Facts, writer, paragraph, former)).ToList();
        return new SectionPreview(
            $"preview-{section.Id}",
            [.. section.Sentences.Select(writer.Write).OfType<IReadOnlyList<Inline>>()],
            pieces)
        {
            IsWorthShowing = pieces.Exists(paragraph => paragraph.Any(piece => piece.Kind != PreviewPiece.Said))
                || !paragraphs.SequenceEqual(own.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.Ordinal),
        };
    }
}

/// <summary>Words of a preview that look alike.</summary>
/// <param name="Kind">Name of their look: said, figure, gap, a typed number that contradicts or is unknown, or one that last year's text said too.</param>
/// <param name="Note">What is to be known of a typed number; null for everything else.</param>
public sealed record PreviewPiece(string Text, string Kind, string? Note = null)
{
    public const string Said = "said";

    /// <param name="former">The text as it was taken over from last year; null when it was not.</param>
    public static IReadOnlyList<PreviewPiece> Of(FactSheet facts, SentenceWriter writer, string paragraph, string? former = null)
    {
        List<(int At, PreviewPiece Piece)> marked = [.. ProseFigures.Of(facts, paragraph)
            .Where(figure => figure.State is ProseFigureState.Contradicts or ProseFigureState.Unknown)
            .Select(figure => (figure.Offset, new PreviewPiece(figure.Text, figure.State == ProseFigureState.Contradicts ? "contradicts" : "unknown", NoteOn(figure))))];
        foreach (var old in former is null ? [] : FormerFigures.Of(paragraph, former))
        {
            if (!marked.Exists(other => other.At < old.Offset + old.Text.Length && old.Offset < other.At + other.Piece.Text.Length))
            {
                marked.Add((old.Offset, new PreviewPiece(old.Text, "former", "上年")));
            }
        }

        marked.Sort((one, other) => one.At.CompareTo(other.At));
        var pieces = new List<PreviewPiece>();
        foreach (var piece in ChipText.Cut(paragraph))
        {
            if (piece.IsChip)
            {
                pieces.AddRange(writer.WriteOwn("{" + piece.Text + "}").Select(inline => new PreviewPiece(
                    inline.Text, inline switch { Inline.Figure => "figure", Inline.Gap => "gap", _ => Said })));
                continue;
            }

            var at = 0;
            foreach (var (offset, mark) in marked.Where(mark => mark.At >= piece.At && mark.At < piece.At + piece.Text.Length))
            {
                var start = offset - piece.At;
                Add(pieces, piece.Text[at..start]);
                pieces.Add(mark);
                at = start + mark.Text.Length;
            }

            Add(pieces, piece.Text[at..]);
        }

        return pieces;
    }

    private static void Add(List<PreviewPiece> pieces, string words)
    {
        if (words.Length > 0)
        {
            pieces.Add(new PreviewPiece(words, Said));
        }
    }

    private static string NoteOn(ProseFigure figure) => (figure.State, figure.Fact) switch
    {
        (ProseFigureState.Contradicts, { } fact) => $"{fact.Name}为 {fact.Text}",
        (_, { } fact) => $"可能是{fact.Name} {fact.Text}",
        _ => "数据表中没有这个数",
    };
}
