using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>What kind of figure a field takes.</summary>
public enum FigureKind
{
    /// <summary>Money in 元, at most two decimals; shown in 万元.</summary>
    Money,

    /// <summary>A whole number with a measure word.</summary>
    Count,

    /// <summary>A number with up to six decimals and any unit.</summary>
    Number,

    /// <summary>A percentage entered as 92.5 for 92.5 %; a fraction in formulas.</summary>
    Percent,

    /// <summary>1 yes, 0 no.</summary>
    YesNo,

    /// <summary>Words; no figure (columns of lists only).</summary>
    Text,
}

/// <summary>A named input (数据项): one field of the data table.</summary>
public sealed record InputDefinition
{
    /// <summary>Stable key in snake_case, e.g. <c>exec_total</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What people see: the row's name in the final accounts or the notice.</summary>
    public required string Label { get; init; }

    /// <summary>Chinese letters and digits only, unique in its file; usable in formulas and chips.</summary>
    public required string Name { get; init; }

    public required FigureKind Kind { get; init; }

    /// <summary>Measure word of a count or number (人, 项); 元 and % follow from the kind.</summary>
    public string? Measure { get; init; }

    public required string Block { get; init; }

    /// <summary>口径: 全口径, 财政拨款, 一般公共预算 …; shown and printed.</summary>
    public string? Basis { get; init; }

    /// <summary>Where the figure stands (table, row, column); proposed as the source.</summary>
    public string? Source { get; init; }

    /// <summary>How to fill it in; shown beside the field.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether submission needs it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it may be negative.</summary>
    public bool Signed { get; init; }

    /// <summary>Key of the input that holds last year's value; null: last year's value is optional and only shown.</summary>
    public string? Previous { get; init; }

    /// <summary>Not typed: the system knows it.</summary>
    public SystemSource? System { get; init; }

    public Unit Unit => FigureUnit.Of(Kind, Measure);
}

/// <summary>Units that follow from a kind and its measure word.</summary>
public static class FigureUnit
{
    public static Unit Of(FigureKind kind, string? measure) => kind switch
    {
        FigureKind.Money => Unit.Money,
        FigureKind.Count or FigureKind.Number when measure is { Length: > 0 } and not "分" => Unit.Base(measure),
        _ => Unit.None,
    };
}

/// <summary>What the system knows by itself.</summary>
public abstract record SystemSource
{
    private protected SystemSource()
    {
    }

    /// <summary>Whole calendar days after the deadline day at the first submission; fixed when the bureau accepts.</summary>
    public sealed record DaysLate : SystemSource;

    /// <summary>Errors the bureau counted in what was handed in; fixed when the bureau accepts.</summary>
    public sealed record QualityErrors : SystemSource;

    /// <summary>Yes once evidence is attached to the indicator; before that unanswered, not "no".</summary>
    public sealed record EvidenceOn(string Indicator) : SystemSource;
}

/// <summary>A list the unit fills row by row (目标, 重点项目, 在职人员分项).</summary>
public sealed record ListDefinition(string Key, string Label, string Name, string? Hint, bool Required, IReadOnlyList<ListColumn> Columns)
{
    /// <summary>The clerk's page it is filled in on: basics, work, goals, problems (as <see cref="OutlineText.Page"/>).</summary>
    public string Page { get; init; } = "goals";

    public ListColumn? Column(string key) => Columns.FirstOrDefault(column => column.Key == key);
}

/// <summary>A column of a list.</summary>
/// <param name="Choices">Allowed texts; empty for free text or figures.</param>
public sealed record ListColumn(
    string Key,
    string Label,
    string Name,
    FigureKind Kind,
    string? Measure,
    bool Required,
    IReadOnlyList<string> Choices,
    string? Hint);

/// <summary>A figure computed from inputs (全年预算数 = 年初预算 + 调整).</summary>
public sealed record DerivedFigure(string Key, string Label, string Name, FigureKind Kind, string? Measure, Formulas.Formula Formula)
{
    public Unit Unit => FigureUnit.Of(Kind, Measure);
}
