using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Scoring;

/// <summary>What an indicator needs of its framework, looked up once.</summary>
internal sealed class IndicatorPlan(Framework framework, IndicatorGroup group, IndicatorSubgroup subgroup, Indicator indicator)
{
    private bool? _isDecidedByBureau;

    public IndicatorGroup Group { get; } = group;

    public IndicatorSubgroup Subgroup { get; } = subgroup;

    public Indicator Indicator { get; } = indicator;

    /// <summary>Opening questions whose "no" makes the row 不适用, with the proposed reason, in order.</summary>
    public (string Question, string Reason)[] Questions { get; } =
    [
        .. framework.Questions.Where(question => question.NotApplicable.ContainsKey(indicator.Code)).Select(question => (question.Key, question.NotApplicable[indicator.Code])),
    ];

    /// <summary>Inputs behind the row that the unit types itself.</summary>
    public IReadOnlyList<string> Typed => field ??= [.. Reads.Where(key => framework.Input(key) is { System: null })];

    /// <summary>Lists behind the row.</summary>
    public IReadOnlyList<string> Lists => field ??= [.. Reads.Where(key => framework.List(key) is not null)];

    /// <summary>Whether the points rest on something the bureau decides.</summary>
    public bool IsDecidedByBureau => _isDecidedByBureau ??= Reads.Any(key => framework.Input(key)?.System is SystemSource.DaysLate or SystemSource.QualityErrors);

    /// <summary>Inputs and lists behind the row.</summary>
    public IReadOnlyList<string> Reads => field ??= framework.Reads(Indicator);
}
