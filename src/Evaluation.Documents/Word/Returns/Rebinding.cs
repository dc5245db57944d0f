using System.Text;
using DiffPlex;
using DiffPlex.Model;
using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Word.Returns;

/// <summary>
/// Ties the figures of a returned text to the filing again: a control with its text untouched, and a number that still stands where a figure
/// was printed, become the figure's name; a number in the place of a figure is typed over and is said so.
/// </summary>
public sealed class Rebinding
{
    /// <summary>Product of the lengths of two texts up to which they are compared character by character, in well under a second.</summary>
    private const long MostByCharacter = 25_000_000;

    /// <summary>Characters of a returned text up to which it is compared at all: more than what can be kept, with its figures printed.</summary>
    private const int MostCompared = 60_000;

    private readonly Func<string, NamedFigure?> figureOf;
    private readonly List<Chip> oldChips = [];
    private readonly SortedList<int, Control> controls = [];
    private readonly StringBuilder oldText = new();
    private readonly string newText;
    private readonly IReadOnlySet<(string Key, string Text)> handedOut;

    private Rebinding(EditableSection section, IReadOnlyList<ReturnedParagraph> paragraphs, ReturnedFile file, Func<string, NamedFigure?> figureOf)
    {
        (this.figureOf, handedOut) = (figureOf, file.Figures);
        foreach (var paragraph in section.Own)
        {
            oldText.Append(oldText.Length == 0 ? string.Empty : "\n");
            foreach (var inline in paragraph)
            {
                var text = PressText.Clean(inline.Text);
                if (inline.Chip is { } chip && text.Length > 0)
                {
                    oldChips.Add(new Chip(oldText.Length, text, chip, (inline as Inline.Figure)?.Fact ?? chip));
                }

                oldText.Append(text);
            }
        }

        newText = Joined([.. paragraphs.Select(AsNow)]);
    }

    /// <summary>Compares and ties.</summary>
    /// <param name="section">The text as it is in the filing now.</param>
    /// <param name="paragraphs">The text as it came back.</param>
    /// <param name="file">The file it came back in.</param>
    /// <param name="figureOf">The figure behind a key or name; null when the filing has none.</param>
    public static ReturnedText Of(EditableSection section, IReadOnlyList<ReturnedParagraph> paragraphs, ReturnedFile file, Func<string, NamedFigure?> figureOf) =>
        new Rebinding(section, paragraphs, file, figureOf).Compare();

    private ReturnedText Compare()
    {
        var old = oldText.ToString();
        IChunker cut = newText.Length > MostCompared ? new WholeText() : new TextPieces(
            oldChips.Select(chip => chip.Printed).Concat(controls.Values.Select(control => control.Text)),
            bySentence: (long)old.Length * newText.Length > MostByCharacter,
            (old, oldChips.Select(chip => (chip.At, chip.Printed.Length))),
            (newText, controls.Values.Select(control => (control.At, control.Text.Length))));
        var result = Differ.Instance.CreateDiffs(old, newText, ignoreWhiteSpace: false, ignoreCase: false, cut);
        var oldAt = Offsets(result.PiecesOld);
        var newAt = Offsets(result.PiecesNew);
        var written = new Writing(this, result.PiecesNew, newAt);
        List<WordDifference> differences = [];
        var (before, fresh) = (0, 0);
        foreach (var block in result.DiffBlocks)
        {
            Same(block.DeleteStartA - before);
            Add(differences, DifferenceKind.Old, result.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            Add(differences, DifferenceKind.New, result.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            written.Changed(block.InsertStartB, block.InsertCountB, Lost(block, oldAt));
            (before, fresh) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
        }

        Same(result.PiecesOld.Count - before);
        return new ReturnedText(written.Bound, written.AsTyped, differences, written.TypedOver);

        void Same(int count)
        {
            Add(differences, DifferenceKind.Same, result.PiecesOld.Skip(before).Take(count));
            for (var index = 0; index < count; index++)
            {
                written.Kept(fresh + index, oldChips.Find(chip => chip.At == oldAt[before + index] && chip.Printed == result.PiecesOld[before + index]));
            }
        }
    }

    /// <summary>The figures whose place is in the words that went.</summary>
    private Queue<Chip> Lost(DiffBlock block, int[] oldAt)
    {
        var (from, to) = (oldAt[block.DeleteStartA], oldAt[block.DeleteStartA + block.DeleteCountA]);
        return new Queue<Chip>(oldChips.Where(chip => chip.At >= from && chip.At + chip.Printed.Length <= to && chip.Printed.Any(char.IsAsciiDigit)));
    }

    private bool IsUntouched(Control control) => IsUntouched(control.Key, control.Text);

    private bool IsUntouched(string key, string text) => handedOut.Contains((key, text)) || figureOf(key)?.Printed == text;

    /// <summary>A control nobody touched says what the figure is now, also when it was another when the file was handed out.</summary>
    private ReturnedParagraph AsNow(ReturnedParagraph paragraph) => paragraph with
    {
        Pieces = [.. paragraph.Pieces.Select(piece => piece.Figure is { } key && IsUntouched(key, piece.Text) && Now(key) is { } now ? piece with { Text = now } : piece)],
    };

    private string? Now(string key) => oldChips.Find(chip => chip.Key == key)?.Printed ?? figureOf(key)?.Printed;

    private string Joined(IReadOnlyList<ReturnedParagraph> paragraphs)
    {
        // A line end inside a paragraph is meant as one of the text.
        var lines = OwnText.Pasted(
            paragraphs.SelectMany(paragraph => paragraph.Text.Split('\n').Select((line, index) => (index == 0 ? paragraph.AutomaticNumber : null, line))),
            oldText.ToString().Split('\n'));

        // Controls are found again in the lines, one after the other: what was cut off stands before them.
        var at = 0;
        foreach (var piece in paragraphs.SelectMany(paragraph => paragraph.Pieces))
        {
            if (piece.Figure is { } key && piece.Text.Trim() is { Length: > 0 } text && lines.IndexOf(text, at, StringComparison.Ordinal) is var found and >= 0)
            {
                controls.Add(found, new Control(found, text, key));
                at = found + text.Length;
            }
            else if (piece.Figure is null && piece.Text.Trim() is { Length: > 0 } words && lines.IndexOf(words, at, StringComparison.Ordinal) is var here and >= 0)
            {
                at = here + words.Length;
            }
        }

        return lines;
    }

    private static int[] Offsets(IReadOnlyList<string> pieces)
    {
        var offsets = new int[pieces.Count + 1];
        for (var index = 0; index < pieces.Count; index++)
        {
            offsets[index + 1] = offsets[index] + pieces[index].Length;
        }

        return offsets;
    }

    private static void Add(List<WordDifference> differences, DifferenceKind kind, IEnumerable<string> pieces)
    {
        var text = string.Concat(pieces);
        if (text.Length > 0)
        {
            differences.Add(new WordDifference(kind, text));
        }
    }

    /// <summary>For a text too long to be kept: it takes the place of the old one as it is.</summary>
    private sealed class WholeText : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => text.Length == 0 ? [] : [text];
    }

    /// <summary>A figure in the text as it was.</summary>
    private sealed record Chip(int At, string Printed, string Name, string Key);

    /// <summary>A control in the text as it came back.</summary>
    private sealed record Control(int At, string Text, string Key);

    /// <summary>Writes the new text piece by piece, bound and as typed.</summary>
    private sealed class Writing(Rebinding of, IReadOnlyList<string> pieces, int[] offsets)
    {
        private readonly StringBuilder bound = new();
        private readonly StringBuilder typed = new();

        public string Bound => bound.ToString();

        public string AsTyped => typed.ToString();

        public List<TypedOverFigure> TypedOver { get; } = [];

        public void Kept(int index, Chip? chip)
        {
            if (chip is not null)
            {
                Both($"{{{chip.Name}}}");
            }
            else if (Figure(index) is { } name)
            {
                Both(name);
            }
            else
            {
                Both(pieces[index]);
            }
        }

        public void Changed(int start, int count, Queue<Chip> lost)
        {
            for (var index = start; index < start + count; index++)
            {
                if (Figure(index) is { } name)
                {
                    Both(name);
                }
                else if (Control(index) is { } control && Name(control.Key) is { } chip)
                {
                    Over(chip, control.Key, control.Text);
                }
                else if (TextPieces.IsNumber(pieces[index]) && lost.TryDequeue(out var gone))
                {
                    index += Number(gone, index, start + count);
                }
                else
                {
                    Both(pieces[index]);
                }
            }
        }

        /// <summary>A number in the place of a figure: the figure as it was handed out, or another number.</summary>
        /// <returns>How many pieces of the unit behind it were taken with it.</returns>
        private int Number(Chip gone, int index, int end)
        {
            var unit = Unit(gone, index, end);
            var sign = gone.Printed[0] == '-' && bound.Length > 0 && bound[^1] is '-' or '－' or '−' ? 1 : 0;
            var said = new string('-', sign) + pieces[index] + unit;
            bound.Length -= sign;
            if (of.IsUntouched(gone.Key, said))
            {
                typed.Length -= sign;
                Both($"{{{gone.Name}}}");
            }
            else
            {
                Over(gone.Name, gone.Key, pieces[index] + unit);
            }

            return unit.Length;
        }

        /// <summary>The name of the figure whose untouched control begins with the piece.</summary>
        private string? Figure(int index) =>
            Control(index) is { } control && of.IsUntouched(control) && Name(control.Key) is { } name
                ? $"{{{name}}}"
                : null;

        private Control? Control(int index) => of.controls.TryGetValue(offsets[index], out var control) && control.Text == pieces[index] ? control : null;

        private string? Name(string key) => of.oldChips.Find(chip => chip.Key == key)?.Name ?? of.figureOf(key)?.Chip;

        /// <summary>The unit that a figure prints behind its number, where it was typed behind the new one too.</summary>
        private string Unit(Chip chip, int index, int end)
        {
            var unit = chip.Printed.TrimStart('-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ',', '%');
            var after = string.Concat(pieces.Skip(index + 1).Take(Math.Max(0, end - index - 1)));
            return unit.Length > 0 && after.StartsWith(unit, StringComparison.Ordinal) ? unit : string.Empty;
        }

        private void Over(string chip, string key, string said)
        {
            bound.Append('{').Append(chip).Append('}');
            typed.Append(said);
            TypedOver.Add(new TypedOverFigure(of.figureOf(key)?.Name ?? chip, of.Now(key) ?? string.Empty, said));
        }

        private void Both(string text)
        {
            bound.Append(text);
            typed.Append(text);
        }
    }
}
