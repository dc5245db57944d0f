using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>A place of the report that states a number which follows from others, with every way in which it may be meant to follow.</summary>
/// <param name="Kind">What it asserts.</param>
/// <param name="Passage">The paragraph.</param>
/// <param name="Stated">The number it states.</param>
/// <param name="Start">Where the statement begins in the normal text.</param>
internal sealed record Statement(ClaimKind Kind, Passage Passage, Figure Stated, int Start)
{
    /// <summary>The stated value with the sign its words give it.</summary>
    public Ratio Value { get; init; } = Stated.Value;

    /// <summary>Where the statement ends.</summary>
    public int End { get; init; } = Stated.End;

    /// <summary>Readings the words name: a number that none of them gives is wrong.</summary>
    public List<Relation> Sure { get; } = [];

    /// <summary>Other readings: they can confirm a number, not refute it.</summary>
    public List<Relation> Possible { get; } = [];

    /// <summary>Whether the arithmetic itself is printed: then no operand has hidden digits.</summary>
    public bool IsEquation { get; init; }

    /// <summary>Whether the sign carries nothing: 降低率, 绝对值.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>翻一番 says about twice.</summary>
    public bool IsLoose { get; init; }

    /// <summary>A part need only be no more than the whole.</summary>
    public bool IsBound { get; init; }

    /// <summary>Whether a number that is not confirmed is worth showing as undecidable.</summary>
    public bool TellsUnclear { get; init; }

    /// <summary>1 or −1 by its words; 1 without.</summary>
    public int Direction { get; init; } = 1;

    public int Places => Stated.Decimals;
}
