namespace Evaluation.Documents.Word.Returns;

/// <summary>What became of a section's text in Word.</summary>
/// <param name="Bound">The new text as it is kept: figures as their names in braces, also where somebody typed over one.</param>
/// <param name="AsTyped">The same with typed-over figures as they were typed.</param>
/// <param name="Differences">Old and new words in reading order.</param>
/// <param name="TypedOver">Figures whose place now holds another number.</param>
public sealed record ReturnedText(
    string Bound, string AsTyped, IReadOnlyList<WordDifference> Differences, IReadOnlyList<TypedOverFigure> TypedOver)
{
    public bool IsChanged => Differences.Any(difference => difference.Kind != DifferenceKind.Same);
}

/// <summary>Whether words stand in both texts or in one of them.</summary>
public enum DifferenceKind
{
    Same,
    Old,
    New,
}

/// <summary>Words that are the same, gone or new; a line end is a character of them.</summary>
public sealed record WordDifference(DifferenceKind Kind, string Text);

/// <summary>A figure that was typed over.</summary>
/// <param name="Name">What the figure is called.</param>
/// <param name="Present">What the filing holds now.</param>
public sealed record TypedOverFigure(string Name, string Present, string Typed);
