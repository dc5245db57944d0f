using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>One row of the score table: a view of what was recorded when the filing was scored.</summary>
public sealed class RowScore
{
    private readonly ScoredRows _rows;
    private readonly int _at;
    private Working? _working;

    internal RowScore(ScoredRows rows, int at) => (_rows, _at) = (rows, at);

    public Indicator Indicator => Counted.Indicator;

    public IndicatorGroup Group => Counted.Group;

    public IndicatorSubgroup Subgroup => Counted.Plan.Subgroup;

    public RowStatus Status => Counted.Status;

    /// <summary>测算得分; null while incomplete, or not counted because the group is rescaled.</summary>
    public Points? Computed => Counted.Computed;

    /// <summary>Most the row can still reach with what is entered.</summary>
    public Points Reachable => Counted.Reachable;

    /// <summary>自评得分: the claim, or the computed points where nothing else is claimed.</summary>
    public Points? Self => Counted.Self;

    /// <summary>True when the claim was set by hand.</summary>
    public bool IsClaimed => Entry.Claim is not null ? Applies || Computed is not null : Applies && Entry.ClaimTyped is not null;

    /// <summary>The bureau's decision is still out; the points are a preview.</summary>
    public bool IsPreview => Applies && !_rows.Facts.Record.System.Decided && Counted.Plan.IsDecidedByBureau;

    /// <summary>Ticked without any evidence: the points are marked *.</summary>
    public bool WithoutEvidence => Counted.WithoutEvidence;

    public string? NotApplicableReason => Applies ? null : Scorer.Applicability(Counted.Plan, _rows.Facts.Record, Entry).Reason;

    /// <summary>Not counted: 不适用 under a policy that rescales.</summary>
    public bool IsLeftOut => Counted.IsLeftOut;

    /// <summary>Outside the full total (加分项).</summary>
    public bool IsBonus => Group.IsBonus;

    /// <summary>The measure that is scored; for an either-or row the chosen one; null for answers.</summary>
    public IndicatorValue? Value => Result.ValueOf(Indicator);

    /// <summary>So far above its target that it has to be explained.</summary>
    public bool IsOverFulfilled => Result.IsOverFulfilled;

    /// <summary>The reviewer may take points off this row (复核扣分).</summary>
    public bool MayBeReviewed => Applies && RowModifier.MayReview(Indicator.Modifiers, Result);

    /// <summary>Over-fulfilled under a policy that leaves it to the reviewer, who has not decided yet (超额完成，待复核).</summary>
    public bool AwaitsReview => MayBeReviewed && Indicator.Modifiers.ReviewerReduces && IsOverFulfilled && !_rows.Facts.Record.System.Decided;

    /// <summary>What the reviewer took off; null when nothing was, or nothing that counts here.</summary>
    public ReviewDeduction? ReviewDeduction => Result.Modified is [.., { Case: RuleCase.ReviewDeduction } step] ? new ReviewDeduction(step.Asked, step.Text) : null;

    /// <summary>The computed points as they were before the reviewer took any off.</summary>
    public Points? BeforeReview => Result.Modified is [.., { Case: RuleCase.ReviewDeduction } step] ? Scorer.Award(step.Before, Indicator.Weight) : Computed;

    /// <summary>How the points came about; told from the recorded steps when it is first read.</summary>
    public Working Working => _working ??= Tell();

    /// <summary>What is missing, in words, with the address of the value where there is one.</summary>
    public IReadOnlyList<MissingPart> Missing => Result.Missing;

    /// <summary>Points of the unit's own targets, for a row that is their sum.</summary>
    public IReadOnlyList<TargetScore> Targets => Result.Targets;

    /// <summary>Self minus computed; null while one of them is out.</summary>
    public Points? Difference => Self is { } self && Computed is { } computed ? self - computed : null;

    private bool Applies => Status != RowStatus.NotApplicable;

    private RowEntry Entry => _rows.Entries[_at];

    private ref readonly CountedRow Counted => ref _rows.Counted[_at];

    /// <summary>The recorded steps; nothing on a row that does not apply.</summary>
    private RuleResult Result => _rows.Results[_at];

    private Working Tell() => !Applies ? Teller.TellNotApplicable(_rows.Facts, Counted.Plan, Computed)
        : Teller.Tell(_rows.Facts, Counted.Plan, Entry, Result, Computed) is var told && IsBonus ? told with { Loss = null } : told;
}

/// <summary>What was recorded of all rows of a filing, side by side: what was entered, the points, the steps.</summary>
internal sealed record ScoredRows(FactSheet Facts, RowEntry[] Entries, CountedRow[] Counted, RuleResult[] Results)
{
    public static ScoredRows For(FactSheet facts, RowEntry[] entries) => new(facts, entries, new CountedRow[entries.Length], new RuleResult[entries.Length]);
}
