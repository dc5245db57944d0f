using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>
/// A framework version (指标体系): what is asked, how it is computed and scored, and what the report says. Data, never code;
/// a published version does not change.
/// </summary>
public sealed record Framework
{
    public required string Code { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required string Region { get; init; }

    /// <summary>First and last budget year it is meant for, inclusive.</summary>
    public required (int From, int To) Years { get; init; }

    /// <summary>The official document; null while the framework is a sample.</summary>
    public OfficialSource? OfficialSource { get; init; }

    /// <summary>Printed wherever a sample's scores appear.</summary>
    public string? SampleNotice { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>When it was written.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>No table is worth more.</summary>
    public static Points MostPoints { get; } = new(1000m);

    /// <summary>What all rows together are worth, without bonus rows; 100 unless the notice scores otherwise.</summary>
    public Points Full { get; init; } = new(100m);

    public required Switches Switches { get; init; }

    public IReadOnlyList<GradeBand> Grades { get; init; } = [];

    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>Blocks of the data table in order: 一、人员 …</summary>
    public IReadOnlyList<InputBlock> Blocks { get; init; } = [];

    public IReadOnlyList<InputDefinition> Inputs { get; init; } = [];

    public IReadOnlyList<ListDefinition> Lists { get; init; } = [];

    public IReadOnlyList<DerivedFigure> Derived { get; init; } = [];

    /// <summary>Level 1 of the indicator tree; bonus groups (加分项) last.</summary>
    public IReadOnlyList<IndicatorGroup> Groups { get; init; } = [];

    /// <summary>How much the bonus rows may add.</summary>
    public BonusLimit Bonus { get; init; } = BonusLimit.None;

    /// <summary>Caps and vetoes on the total.</summary>
    public IReadOnlyList<TotalLimit> Limits { get; init; } = [];

    /// <summary>Rules the filing is checked by beside those of every framework (校验规则).</summary>
    public IReadOnlyList<CheckDefinition> Checks { get; init; } = [];

    /// <summary>Worked examples of the total.</summary>
    public IReadOnlyList<TotalExample> Examples { get; init; } = [];

    public ReportOutline Outline { get; init; } = ReportOutline.Empty;

    /// <summary>Code and version, as files name it: <c>ZJ21@1</c>.</summary>
    public string Reference => FormattableString.Invariant($"{Code}@{Version}");

    /// <summary>The notice to print while there is no official source; null otherwise.</summary>
    public string? Notice => OfficialSource is null ? SampleNotice ?? "示例，分值和标准以财政部门正式文件为准" : null;

    /// <summary>Whether it is meant for the budget year.</summary>
    public bool Covers(int year) => year >= Years.From && year <= Years.To;

    /// <summary>All indicators in order.</summary>
    public IEnumerable<Indicator> Indicators => Groups.SelectMany(group => group.Subgroups).SelectMany(subgroup => subgroup.Indicators);

    public InputDefinition? Input(string key) => Inputs.FirstOrDefault(input => input.Key == key);

    public Indicator? Indicator(string code) => Indicators.FirstOrDefault(indicator => indicator.Code == code);

    public ListDefinition? List(string key) => Lists.FirstOrDefault(list => list.Key == key);

    /// <summary>Suffix of the key under which last year's value of an input is kept.</summary>
    public const string PreviousSuffix = "_prev";

    /// <summary>Whether the figure has the form its input asks for (whole, at most two decimals …); unknown keys take anything.</summary>
    public bool Takes(string key, decimal value)
    {
        var input = Input(key) ?? (key.EndsWith(PreviousSuffix, StringComparison.Ordinal) ? Input(key[..^PreviousSuffix.Length]) : null);
        return TypedFigure.IsInRange(value) && input?.Kind switch
        {
            FigureKind.Money => Money.IsExact(value),
            FigureKind.Count => decimal.Truncate(value) == value,
            FigureKind.YesNo => value is 0m or 1m,
            FigureKind.Number or FigureKind.Percent => decimal.Truncate(value * 1_000_000m) == value * 1_000_000m,
            _ => true,
        };
    }

    /// <summary>What the points of the bonus rows add together, at most the limit; null for a framework without bonus rows.</summary>
    /// <param name="rows">Computed points by indicator code.</param>
    public Points? BonusOf(IReadOnlyDictionary<string, Points> rows)
    {
        List<Indicator> bonus = [.. Groups.Where(group => group.IsBonus).SelectMany(group => group.Indicators)];
        if (bonus.Count == 0)
        {
            return null;
        }

        var sum = Points.Sum(bonus.Select(indicator => rows.GetValueOrDefault(indicator.Code)));
        return sum > Bonus.Cap ? Bonus.Cap : sum;
    }

    /// <summary>Points of each level-1 group by its code, as its rows add up.</summary>
    /// <param name="rows">Points by indicator code.</param>
    public IReadOnlyDictionary<string, Points> SumByGroup(IReadOnlyDictionary<string, Points> rows) => Groups.ToDictionary(
        group => group.Code, group => Points.Sum(group.Indicators.Select(indicator => rows.GetValueOrDefault(indicator.Code))), StringComparer.Ordinal);

    /// <summary>What reaches a grade, as it is printed: 90分及以上, 高于90分; the lowest by what is above it, 60分以下.</summary>
    public string ReachOf(GradeBand grade) =>
        grade == Grades[^1] && Grades.Count > 1 ? Grades[^2].Below : grade.Reach;

    /// <summary>Sum of all weights without bonus rows; <see cref="Full"/> in a valid framework.</summary>
    public Points Weight => Points.Sum(Groups.Where(group => !group.IsBonus).SelectMany(group => group.Indicators).Select(indicator => indicator.Weight));
}

/// <summary>The official document behind a framework.</summary>
public sealed record OfficialSource(string Title, string Number, DateOnly Date);

/// <summary>Choices of a framework that hold for all its indicators.</summary>
/// <param name="Evidence">What a tick without evidence earns.</param>
/// <param name="NotApplicable">Policy of indicators that state none.</param>
public sealed record Switches(EvidencePolicy Evidence, NotApplicablePolicy NotApplicable)
{
    public GradeFrom GradeFrom { get; init; }
}

/// <summary>Which total the grade is read from.</summary>
public enum GradeFrom
{
    /// <summary>The printed one: 89.995 prints 90.00 and is 优.</summary>
    Displayed,

    /// <summary>The total before its last rounding.</summary>
    Unrounded,
}

/// <summary>What a ticked item without evidence earns.</summary>
public enum EvidencePolicy
{
    /// <summary>It keeps its points, marked * and totalled apart.</summary>
    Mark,

    /// <summary>It earns nothing.</summary>
    Zero,
}

/// <summary>What happens to an indicator that does not apply (不适用).</summary>
public enum NotApplicablePolicy
{
    NotAllowed,

    /// <summary>The row gets its weight.</summary>
    Full,

    /// <summary>The row gets 0.</summary>
    Zero,

    /// <summary>Its level-1 group is rescaled to its own weight.</summary>
    RescaleLevel1,

    /// <summary>The total is rescaled to 100.</summary>
    RescaleTotal,
}

/// <summary>A grade (优 良 中 差) from <paramref name="From"/> points up to the next band; the points themselves are within unless it says otherwise.</summary>
public sealed record GradeBand(string Name, Points From)
{
    /// <summary>The points themselves belong to the grade below: 高于90分为优.</summary>
    public bool Exclusive { get; init; }

    /// <summary>Whether a total reaches the grade.</summary>
    public bool Takes(in Ratio total) => Exclusive ? total > From.ToRatio() : total >= From.ToRatio();

    /// <summary>90分及以上, or 高于90分.</summary>
    public string Reach => Exclusive ? $"高于{FigureText.Short(From)}分" : $"{FigureText.Short(From)}分及以上";

    /// <summary>What does not reach it: 90分以下, or 不高于90分.</summary>
    public string Below => Exclusive ? $"不高于{FigureText.Short(From)}分" : $"{FigureText.Short(From)}分以下";
}

/// <summary>A yes/no question at the start of a filing; "no" sets what does not apply.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Text">The question.</param>
/// <param name="Hint">When to answer no.</param>
/// <param name="Hides">Keys of inputs and lists not asked when the answer is no.</param>
/// <param name="NotApplicable">Indicators that do not apply when the answer is no, with the proposed reason.</param>
public sealed record Question(
    string Key,
    string Text,
    string? Hint,
    IReadOnlyList<string> Hides,
    IReadOnlyDictionary<string, string> NotApplicable);

/// <summary>A block of the data table.</summary>
public sealed record InputBlock(string Key, string Title);

/// <summary>Level 1 (一级指标).</summary>
public sealed record IndicatorGroup(string Code, string Name, Points Weight, IReadOnlyList<IndicatorSubgroup> Subgroups)
{
    /// <summary>加分项: outside the full total.</summary>
    public bool IsBonus { get; init; }

    public IEnumerable<Indicator> Indicators => Subgroups.SelectMany(subgroup => subgroup.Indicators);
}

/// <summary>Level 2 (二级指标).</summary>
public sealed record IndicatorSubgroup(string Code, string Name, Points Weight, IReadOnlyList<Indicator> Indicators);
