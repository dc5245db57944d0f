using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>The scored filing: every row with its working, and the totals.</summary>
public sealed record ScoreSheet(FactSheet Facts, IReadOnlyList<RowScore> Rows, ScoreTotals Totals)
{
    public RowScore? Row(string code) => Rows.FirstOrDefault(row => row.Indicator.Code == code);

    public IEnumerable<RowScore> RowsOf(IndicatorGroup group) => Rows.Where(row => row.Group.Code == group.Code);

    /// <summary>A level-1 group's points as its rows add up, before rescaling.</summary>
    public PartTotal TotalOf(IndicatorGroup group)
    {
        var rows = RowsOf(group).ToList();
        return new PartTotal(
            Points.Sum(rows.Select(row => row.Computed ?? Points.Zero)),
            Points.Sum(rows.Select(row => row.Self ?? Points.Zero)),
            group.Weight,
            rows.Count(row => row.Status is RowStatus.Incomplete or RowStatus.Undecidable));
    }
}

public enum RowStatus
{
    /// <summary>Points are computed.</summary>
    Scored,

    /// <summary>Something is not filled in; there are no points yet, which is not 0.</summary>
    Incomplete,

    /// <summary>不适用.</summary>
    NotApplicable,

    /// <summary>A denominator is zero: to be set 不适用 or checked.</summary>
    Undecidable,
}

/// <summary>Something that is not filled in.</summary>
/// <param name="Key">Key of the input, list or item.</param>
public sealed record MissingPart(string Key, string Label);

/// <summary>How a row was computed, ready to be read (计算过程).</summary>
public sealed record Working
{
    /// <summary>Name of the value: 支出完成率.</summary>
    public required string Name { get; init; }

    /// <summary>Value as shown: 91.25%; null without one.</summary>
    public string? Value { get; init; }

    /// <summary>Formula with the names of its figures.</summary>
    public Typeset? InWords { get; init; }

    /// <summary>Formula with the numbers.</summary>
    public Typeset? WithNumbers { get; init; }

    /// <summary>Value before rounding: 91.2457%.</summary>
    public string? Unrounded { get; init; }

    /// <summary>Whether the shown value lost digits.</summary>
    public bool IsRounded { get; init; }

    /// <summary>The rule in a sentence (评分标准).</summary>
    public required string Rule { get; init; }

    /// <summary>The band, step or items that applied.</summary>
    public string? Applied { get; init; }

    /// <summary>How the points came about: 91.2457%×5=4.5623≈4.56.</summary>
    public string? PointsLine => Steps.Count == 0 ? null : string.Join('；', Steps);

    /// <summary>The same step by step: the rule first, then over-fulfilment, caps and deduction where they changed the points.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>How many of the steps, at the end, came after the rule.</summary>
    public int ChangedBy { get; init; }

    public required string Clause { get; init; }

    public IReadOnlyList<OtherReading> Others { get; init; } = [];

    /// <summary>失分原因: why points were lost; null when none were.</summary>
    public string? Loss { get; init; }
}

/// <summary>Another reading of the value and what it would give.</summary>
public sealed record OtherReading(string Label, string? Value, Typeset InWords, Typeset? WithNumbers, Points? Points)
{
    /// <summary>A measure the unit could have declared instead: its points are for reviewers, so that nobody chooses by them afterwards.</summary>
    public bool IsUndeclared { get; init; }
}

/// <summary>Totals of a score sheet; never a bare number: always in three parts by who answers for them.</summary>
/// <param name="Computed">Sum of computed rows after not-applicable policies.</param>
/// <param name="Self">Sum of self scores after the same policies; null while a row has none.</param>
/// <param name="Reachable">按现有数据最高可得.</param>
/// <param name="Adjustments">Each rescaling as its own line.</param>
/// <param name="IncompleteRows">Rows without points yet.</param>
/// <param name="WithoutEvidence">Points of ticks without evidence (marked *).</param>
/// <param name="ComputedGrade">Grade of the printed computed total; null while rows are incomplete.</param>
public sealed record ScoreTotals(
    Points Computed,
    Points? Self,
    Points Reachable,
    IReadOnlyList<Adjustment> Adjustments,
    int IncompleteRows,
    Points WithoutEvidence,
    string? ComputedGrade,
    string? SelfGrade,
    string ReachableGrade)
{
    /// <summary>Computed points and weight by origin, before rescaling.</summary>
    public IReadOnlyDictionary<ScoreOrigin, PartTotal> Parts => Counts.Parts;

    internal RowCounts Counts { get; init; } = RowCounts.None;

    /// <summary>Bonus rows before their limit; null when the framework has none.</summary>
    public PartTotal? Bonus { get; init; }

    /// <summary>True when every row is 不适用: there is no total.</summary>
    public bool NothingApplies { get; init; }

    /// <summary>A veto that limits the grade, with its reason; null otherwise.</summary>
    public GradeLimit? GradeLimit { get; init; }

    /// <summary>From 100 down to <see cref="Reachable"/>: rows that can no longer be full, rescaling, bonus, caps.</summary>
    public IReadOnlyList<Adjustment> ReachableChain => _chain ??= Chain();

    internal Func<IReadOnlyList<Adjustment>> Chain { get; init; } = () => [];

    private IReadOnlyList<Adjustment>? _chain;

    /// <summary>Self minus computed; null while a row has no self score.</summary>
    public Points? Difference => Self is { } self ? self - Computed : null;
}

/// <summary>Points of one origin or of one level-1 group.</summary>
public sealed record PartTotal(Points Computed, Points Self, Points Weight, int IncompleteRows)
{
    /// <summary>Self minus computed.</summary>
    public Points Difference => Self - Computed;
}

/// <summary>一票否决: the grade is at most <paramref name="Grade"/>.</summary>
public sealed record GradeLimit(string Grade, string Reason, string Document);

/// <summary>A step after the sum of rows: 因…，总分由…减至….</summary>
public sealed record Adjustment(string Reason, Points Before, Points After)
{
    /// <summary>Code of the row it comes from; null for steps of the total.</summary>
    public string? Indicator { get; init; }

    /// <summary>What kind of step it is, without the figures of one filing: 按“预算执行率”封顶. The same for every filing it happens to.</summary>
    public string Kind { get; init; } = string.Empty;
}
