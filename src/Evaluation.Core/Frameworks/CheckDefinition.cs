using Evaluation.Core.Checks;
using Evaluation.Core.Formulas;

namespace Evaluation.Core.Frameworks;

/// <summary>A rule a filing is checked by (校验规则): what must hold, how serious it is when it does not, and what is said then. It never changes a score.</summary>
public sealed record CheckDefinition
{
    /// <summary>Stable id: <c>I-05</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The rule in a sentence; published to the units before they fill in.</summary>
    public required string Name { get; init; }

    public required Severity Severity { get; init; }

    public required CheckTest Test { get; init; }

    /// <summary>Checked only while this holds; null: always.</summary>
    public Formula? When { get; init; }

    /// <summary>What disagrees, with both figures; chips allowed, also those of <see cref="CheckChips"/>.</summary>
    public required string Message { get; init; }

    /// <summary>How to mend it; said after the message.</summary>
    public string? Mend { get; init; }

    /// <summary>Keys of the inputs or lists it stands beside, the first first; empty: those its formulas name.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>Keys of inputs or derived figures that count as 0 where this check names them and they are not filled in.</summary>
    public IReadOnlyList<string> Zeros { get; init; } = [];

    /// <summary>Findings of the same group are explained together, once; null: on its own.</summary>
    public string? Group { get; init; }

    /// <summary>Checks whose finding has the same cause: while one of them has one, this is told with it.</summary>
    public IReadOnlyList<string> Under { get; init; } = [];

    /// <summary>Document and clause the rule comes from.</summary>
    public string? Source { get; init; }

    /// <summary>预警: shown to unit and bureau as red or yellow; null for an ordinary check.</summary>
    public WarningColour? Colour { get; init; }

    /// <summary>Examples that pass and that fail; they prove the rule when the file is loaded.</summary>
    public IReadOnlyList<CheckExample> Examples { get; init; } = [];

    /// <summary>须修改, 须说明, 提示, or the colour of a warning.</summary>
    public string SeverityInWords => CheckWords.Severity(this);

    /// <summary>Every formula in it.</summary>
    public IEnumerable<Formula> Formulas
    {
        get
        {
            var own = Test switch
            {
                CheckTest.Holds holds => holds.Conditions,
                CheckTest.Absent absent => [absent.Implied],
                CheckTest.Phrase { Against: { } against } => [against],
                _ => (IReadOnlyList<Formula>)[],
            };
            return When is { } condition ? own.Prepend(condition) : own;
        }
    }
}

/// <summary>Colour of a warning (红色预警, 黄色预警).</summary>
public enum WarningColour
{
    Yellow,
    Red,
}

/// <summary>How far two figures may lie apart and still agree.</summary>
public enum Tolerance
{
    /// <summary>Not at all.</summary>
    Exact,

    /// <summary>
    /// Half a unit of the last printed place for every amount in the identity, the bound included. An amount that is a whole multiple of 100 元
    /// may have been printed in 万元 with two decimals and stands for ± 50 元; one known to the 分, and an entered 0, stands for itself.
    /// </summary>
    Printed,

    /// <summary>Equal as shown: rates and amounts rounded to two decimals, half up.</summary>
    Shown,
}

/// <summary>A worked example of a check: what is entered, and whether the rule holds.</summary>
public sealed record CheckExample
{
    public string? Name { get; init; }

    /// <summary>Evaluated year; null: the first of the framework.</summary>
    public int? Year { get; init; }

    public ExampleEntries Given { get; init; } = ExampleEntries.None;

    /// <summary>Figures of the score sheet by key (self_total).</summary>
    public IReadOnlyDictionary<string, decimal> Scores { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    /// <summary>What the unit wrote, in the first section the check reads.</summary>
    public string? Text { get; init; }

    /// <summary>Source written beside every figure; null: none.</summary>
    public string? Source { get; init; }

    /// <summary>Evidence on every indicator: name and remark; a remark may begin with the date of the document.</summary>
    public IReadOnlyDictionary<string, string> Evidence { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public required CheckResult Result { get; init; }
}

/// <summary>How a check comes out.</summary>
public enum CheckResult
{
    /// <summary>通过.</summary>
    Passed,

    /// <summary>不符.</summary>
    Failed,

    /// <summary>未核对: a figure is missing.</summary>
    Unchecked,

    /// <summary>不涉及: its condition does not hold, or there is nothing to compare.</summary>
    Idle,
}
