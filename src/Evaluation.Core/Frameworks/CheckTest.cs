using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>What a check looks at. Closed: what an expression can say is an expression.</summary>
public abstract record CheckTest
{
    private protected CheckTest()
    {
    }

    /// <summary>Each condition must hold; each that does not is a finding of its own.</summary>
    /// <param name="Tolerance">For comparisons: how far both sides may lie apart.</param>
    /// <param name="Settled">Settled when the source written for an input says one of these words; null: never.</param>
    public sealed record Holds(IReadOnlyList<Formula> Conditions, Tolerance Tolerance, SourceWords? Settled) : CheckTest;

    /// <summary>Each of these figures, divided by last year's, lies inside (or outside) the ranges.</summary>
    public sealed record LastYear(IReadOnlyList<string> Inputs, IReadOnlyList<CheckRange> Ranges, bool Inside) : CheckTest;

    /// <summary>An input that is not filled in although the others say what it should be. The one kind that fires on what is missing.</summary>
    public sealed record Absent(string Input, Formula Implied) : CheckTest;

    /// <summary>A phrase of the unit's own text that the figures, or the rest of the text, do not bear out.</summary>
    /// <param name="Sections">Where it is looked for; empty: in every text.</param>
    /// <param name="Words">Any of these; <c>…</c> stands for a gap inside a sentence.</param>
    /// <param name="Except">Occurrences inside one of these do not count (没有全部完成).</param>
    /// <param name="Unless">No finding where the same text also says one of these.</param>
    /// <param name="Whole">The text says nothing else.</param>
    /// <param name="Against">The figures contradict while this holds; null: the phrase alone is enough.</param>
    public sealed record Phrase(
        IReadOnlyList<string> Sections,
        IReadOnlyList<string> Words,
        IReadOnlyList<string> Except,
        IReadOnlyList<string> Unless,
        bool Whole,
        Formula? Against) : CheckTest;

    /// <summary>Evidence that has to be there, or looks wrong.</summary>
    /// <param name="Words">For <see cref="EvidenceNeed.Named"/>: one of them stands in the name or remark of a file; for <see cref="EvidenceNeed.Address"/>: in the evidence an indicator lists.</param>
    /// <param name="NamedBy">Column of a list (<c>entrusted.manager</c>): each of its texts has to stand in a name or remark; null: <paramref name="Words"/>.</param>
    public sealed record Evidence(EvidenceNeed Need, IReadOnlyList<string> Words, string? NamedBy) : CheckTest;
}

/// <summary>Words in the source written for an input.</summary>
public sealed record SourceWords(string Input, IReadOnlyList<string> Words);

/// <summary>What evidence has to be.</summary>
public enum EvidenceNeed
{
    /// <summary>Every row with points has some.</summary>
    EachRow,

    /// <summary>A file with certain words in its name or remark, on an indicator that reads the check's subjects, or on any where none does.</summary>
    Named,

    /// <summary>A file with a web address and a date, on indicators that list such evidence.</summary>
    Address,

    /// <summary>Dated in the evaluated year, the year before or the year after.</summary>
    InYear,

    /// <summary>One file stands for at most two level-2 groups of indicators.</summary>
    NotShared,
}

/// <summary>A range of ratios.</summary>
public sealed record CheckRange(Ratio? From, bool FromClosed, Ratio? To, bool ToClosed)
{
    public bool Holds(Ratio value) =>
        (From is not { } from || (FromClosed ? value >= from : value > from)) && (To is not { } to || (ToClosed ? value <= to : value < to));
}
