using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>A value that a relation is computed from.</summary>
/// <param name="Value">In the base of its dimension.</param>
/// <param name="Half">Half a unit of the last printed place.</param>
/// <param name="Text">As shown in a formula.</param>
/// <param name="Name">What it is called.</param>
internal sealed record Operand(Ratio Value, Ratio Half, string Text, string Name)
{
    public Figure? Figure { get; init; }

    public static Operand Of(Amount amount) => new(amount.Figure.Value, amount.Figure.Half, ValueText.Digits(amount.Figure), amount.Name) { Figure = amount.Figure };

    public Operand Times(int sign) => sign < 0 ? this with { Value = -Value } : this;
}

internal enum RelationForm
{
    /// <summary>a ÷ b.</summary>
    Quotient,

    /// <summary>(a − b) ÷ b.</summary>
    Growth,

    /// <summary>x ÷ (a − x): a rise by x to a.</summary>
    GrowthByChange,

    /// <summary>(b − a) ÷ b.</summary>
    Saving,

    /// <summary>a − b.</summary>
    Difference,

    /// <summary>a + b + … .</summary>
    Sum,

    /// <summary>a + b − c.</summary>
    Balance,

    /// <summary>An expression as printed.</summary>
    Printed,
}

/// <summary>How a stated number follows from others.</summary>
internal sealed record Relation(RelationForm Form, IReadOnlyList<Operand> Operands)
{
    /// <summary>The value of a printed expression; other forms compute theirs.</summary>
    public Ratio? Fixed { get; init; }

    /// <summary>The printed expression.</summary>
    public string? Written { get; init; }

    /// <summary>For a printed expression that is a ratio or a growth: the same as a relation of two.</summary>
    public Relation? Shape { get; init; }

    public Ratio? Value => Of([.. Operands.Select(operand => operand.Value)]);

    public Ratio? Of(IReadOnlyList<Ratio> values) => Form switch
    {
        RelationForm.Quotient => values[1].IsZero ? null : values[0] / values[1],
        RelationForm.Growth => values[1].IsZero ? null : (values[0] - values[1]) / values[1],
        RelationForm.Saving => values[1].IsZero ? null : (values[1] - values[0]) / values[1],
        RelationForm.GrowthByChange => (values[1] - values[0]).IsZero ? null : values[0] / (values[1] - values[0]),
        RelationForm.Difference => values[0] - values[1],
        RelationForm.Balance => values[0] + values[1] - values[2],
        RelationForm.Sum => values.Aggregate(Ratio.Zero, (sum, value) => sum + value),
        _ => Fixed,
    };

    /// <summary>The relation as a formula with its numbers.</summary>
    public string Text => Form switch
    {
        RelationForm.Quotient => $"{Of(0)}÷{Of(1)}",
        RelationForm.Growth => $"（{Of(0)}-{Of(1)}）÷{Of(1)}",
        RelationForm.Saving => $"（{Of(1)}-{Of(0)}）÷{Of(1)}",
        RelationForm.GrowthByChange when Operands[0].Value.Sign < 0 => $"{Of(0)}÷（{Of(1)}+{Of(0)}）",
        RelationForm.GrowthByChange => $"{Of(0)}÷（{Of(1)}-{Of(0)}）",
        RelationForm.Difference => $"{Of(0)}-{Of(1)}",
        RelationForm.Balance => $"{Of(0)}+{Of(1)}-{Of(2)}",
        RelationForm.Sum => string.Join('+', Operands.Select((_, at) => Of(at))),
        _ => Written ?? string.Empty,
    };

    /// <summary>Every value the relation can have behind the printed digits; null where a denominator may be 0.</summary>
    public Interval? Range() => Form switch
    {
        RelationForm.Printed => Fixed is { } value ? new Interval(value, value) : null,
        RelationForm.Sum => Interval.Sum(Operands),
        _ => Interval.Corners(this),
    };

    private string Of(int at)
    {
        var mixed = Operands.Any(operand => operand.Figure?.Unit.Scale != Operands[0].Figure?.Unit.Scale);
        return mixed && Operands[at].Figure is { } figure ? Operands[at].Text + figure.Unit.Printed : Operands[at].Text;
    }
}
