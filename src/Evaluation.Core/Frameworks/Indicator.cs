using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>Who answers for a row's points (UX-6): the figures, the unit's own ticks and counts, or the bureau.</summary>
public enum ScoreOrigin
{
    /// <summary>按数据测算.</summary>
    Data,

    /// <summary>单位自选（对照检查项与自填完成数）.</summary>
    Own,

    /// <summary>待财政部门核定.</summary>
    Bureau,
}

/// <summary>An indicator (三级指标): the only level that is scored.</summary>
public sealed record Indicator
{
    /// <summary>Framework code and four digits: <c>ZJ21-2205</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required Points Weight { get; init; }

    /// <summary>What it means, in a sentence.</summary>
    public string? Meaning { get; init; }

    /// <summary>Where the rule stands: document and clause; on a sample, that it is one.</summary>
    public required string Clause { get; init; }

    public required ScoreOrigin Origin { get; init; }

    /// <summary>评分标准 in the words of the notice; printed in the score table instead of the rule's own sentence. Null: that sentence.</summary>
    public string? StandardText { get; init; }

    /// <summary>The value that is scored; null for checklists and yes/no.</summary>
    public IndicatorValue? Value { get; init; }

    public required ScoringRule Rule { get; init; }

    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What is done to the points after the rule.</summary>
    public RowModifiers Modifiers { get; init; } = RowModifiers.None;

    /// <summary>Worked examples that prove value and rule when the file is loaded.</summary>
    public IReadOnlyList<WorkedExample> Examples { get; init; } = [];

    public required NotApplicableRule NotApplicable { get; init; }

    /// <summary>Every value the row may score: its own, or those of the measures it chooses from.</summary>
    public IEnumerable<IndicatorValue> Values => Value is { } value ? [value] : Rule is ScoringRule.EitherOr either ? either.Options.Select(option => option.Value) : [];

    /// <summary>Sentence for the report (chips allowed); null: the general one.</summary>
    public string? Sentence { get; init; }

    /// <summary>Why points were lost (失分原因), with chips; null: the general sentence.</summary>
    public string? LossSentence { get; init; }

    /// <summary>Where name, formula, weight and rule come from: one letter each (O, O?, P, L, P/X, X).</summary>
    public Provenance Provenance { get; init; } = new("X", "X", "X", "X");
}

/// <summary>Provenance marks of an indicator: name, formula, weight, rule.</summary>
public sealed record Provenance(string Name, string Formula, string Weight, string Rule);

/// <summary>What an indicator computes, with every reading of an ambiguous 口径.</summary>
/// <param name="Key">Key of the value as a fact, e.g. <c>exec_rate_unspent</c>.</param>
/// <param name="Name">Its name in formulas and chips, e.g. 支出完成率.</param>
/// <param name="Kind">Percent for rates; Count or Money otherwise.</param>
/// <param name="Scored">The reading that scores.</param>
/// <param name="Others">Readings shown beside it, with the points each would give.</param>
public sealed record IndicatorValue(
    string Key,
    string Label,
    string Name,
    FigureKind Kind,
    string? Measure,
    Reading Scored,
    IReadOnlyList<Reading> Others);

/// <summary>One reading of a ratio: which base it uses.</summary>
public sealed record Reading(string Key, string Label, Formula Formula);

/// <summary>When an indicator may be set 不适用, what that does, and which fact it must agree with.</summary>
/// <param name="OnlyWhen">Must hold when the row is set 不适用 (e.g. 下属预算单位数 = 0); null: nothing to compare.</param>
/// <param name="Contradiction">Said when it does not hold; chips allowed.</param>
public sealed record NotApplicableRule(NotApplicablePolicy Policy, Formula? OnlyWhen, string? Contradiction)
{
    /// <summary>Whether the policy takes the row out of the sum and rescales the others.</summary>
    public bool Rescales => Policy is NotApplicablePolicy.RescaleLevel1 or NotApplicablePolicy.RescaleTotal;

    /// <summary>Points of a row that does not apply; null when it is not counted. A bonus adds nothing, whatever the other rows get.</summary>
    public Points? Given(Points weight, bool isBonus) => isBonus ? Points.Zero : Policy switch
    {
        NotApplicablePolicy.Full => weight,
        NotApplicablePolicy.Zero => Points.Zero,
        _ => null,
    };
}
