using System.Collections.Concurrent;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>What an indicator needs of its framework, looked up once; and what every row is asked for, close at hand.</summary>
/// <param name="place">Place of the figure that is scored; −1 when it has none of its own.</param>
internal sealed class IndicatorPlan(Framework framework, IndicatorGroup group, IndicatorSubgroup subgroup, Indicator indicator, int place)
{
    private readonly ConcurrentDictionary<(ConditionalCap Cap, string Value), CapOnValue> _caps = new();
    private bool? _isDecidedByBureau;

    public IndicatorGroup Group { get; } = group;

    public IndicatorSubgroup Subgroup { get; } = subgroup;

    public Indicator Indicator { get; } = indicator;

    public Points Weight { get; } = indicator.Weight;

    public ScoreOrigin Origin { get; } = indicator.Origin;

    /// <summary>Outside the full total (加分项).</summary>
    public bool IsBonus { get; } = group.IsBonus;

    /// <summary>The framework lets the row be set 不适用.</summary>
    public bool MayNotApply { get; } = indicator.NotApplicable.Policy != NotApplicablePolicy.NotAllowed;

    /// <summary>Place of the figure that is scored; −1 when it has none of its own.</summary>
    public int Place { get; } = place;

    /// <summary>The row is answered by ticking items.</summary>
    public bool HasItems { get; } = indicator.Rule.Items.Count > 0;

    /// <summary>Over-fulfilment, caps or a deduction may change the points after the rule.</summary>
    public bool IsModified { get; } = !ReferenceEquals(indicator.Modifiers, RowModifiers.None);

    /// <summary>失分原因 as the framework words it, cut into words and chips; null: the general sentence.</summary>
    public IReadOnlyList<ChipText.Piece>? LossSentence { get; } = indicator.LossSentence is { } sentence ? ChipText.Cut(sentence) : null;

    /// <summary>The rule in a sentence (评分标准); the same for every filing.</summary>
    public string RuleText => field ??= Scoring.RuleText.Of(Indicator);

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

    /// <summary>The condition of a cap with the scored value as one figure.</summary>
    public CapOnValue CapOn(ConditionalCap cap, IndicatorValue value) => _caps.GetOrAdd((cap, value.Key), _ => CapOnValue.Of(framework, cap, value));

    /// <summary>Inputs and lists behind the row.</summary>
    public IReadOnlyList<string> Reads => field ??= framework.Reads(Indicator);
}
