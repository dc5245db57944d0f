using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>What is entered in a worked example: figures as stored (元, 92.5 for 92.5 %), answers, list rows.</summary>
public sealed record ExampleEntries(
    IReadOnlyDictionary<string, decimal> Figures,
    IReadOnlyDictionary<string, bool> Answers,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Lists)
{
    public static ExampleEntries None { get; } = new(
        new Dictionary<string, decimal>(StringComparer.Ordinal),
        new Dictionary<string, bool>(StringComparer.Ordinal),
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal));

    public bool IsEmpty => Figures.Count == 0 && Answers.Count == 0 && Lists.Count == 0;
}

/// <summary>
/// A worked example of an indicator: entries → value → points. With a value and no entries the rule is tried at exactly that value.
/// </summary>
public sealed record WorkedExample
{
    public string? Name { get; init; }

    public ExampleEntries Given { get; init; } = ExampleEntries.None;

    /// <summary>Which reading; null: the one that scores.</summary>
    public string? Reading { get; init; }

    /// <summary>Which measure of an either-or rule, or which state of a qualitative one.</summary>
    public string? State { get; init; }

    /// <summary>Score chosen inside a qualitative state.</summary>
    public string? Judged { get; init; }

    /// <summary>Checklist items by state; null: none answered. Items not named are not met.</summary>
    public IReadOnlyDictionary<string, ItemState>? Items { get; init; }

    /// <summary>Manual deduction of the unit.</summary>
    public string? Deduction { get; init; }

    /// <summary>Deduction of the reviewer.</summary>
    public Points? ReviewDeduction { get; init; }

    public bool NotApplicable { get; init; }

    /// <summary>Whether evidence is attached; matters where ticks without evidence earn nothing.</summary>
    public bool Evidence { get; init; } = true;

    /// <summary>Expected value as printed with as many decimals as written; null: not compared.</summary>
    public ExampleValue? Value { get; init; }

    /// <summary>Expected points; null: none are expected (<see cref="Result"/> says why).</summary>
    public Points? Points { get; init; }

    public ExampleResult Result { get; init; }

    /// <summary>Only a value is given: the rule is tried at exactly that value, without a filing behind it.</summary>
    public bool TriesValue(Indicator indicator) =>
        Given.IsEmpty && Value is not null && Reading is null && !NotApplicable && Result == ExampleResult.Scored && indicator.Value is not null && indicator.Rule is not ScoringRule.CompareWithLastYear;
}

/// <summary>A value written in an example: 91.25% keeps two decimals and the percent sign.</summary>
public sealed record ExampleValue(decimal Number, int Decimals, bool IsPercent)
{
    /// <summary>The value exactly as written, rates as fractions.</summary>
    public Ratio Exact => IsPercent ? Ratio.From(Number) / Ratio.Hundred : Ratio.From(Number);
}

/// <summary>What an example expects of the row.</summary>
public enum ExampleResult
{
    Scored,
    Incomplete,
    Undecidable,
    NotApplicable,
}

/// <summary>A worked example of the total: rows' points are given, the rest of the computation is proved.</summary>
/// <param name="Rows">Points by indicator code.</param>
/// <param name="OthersFull">Whether rows not named get their weight; otherwise 0. Bonus rows not named get 0.</param>
/// <param name="NotApplicable">Indicators set 不适用.</param>
public sealed record TotalExample(
    string Name,
    ExampleEntries Given,
    IReadOnlyDictionary<string, Points> Rows,
    bool OthersFull,
    IReadOnlyList<string> NotApplicable,
    Points Total,
    string? Grade);
