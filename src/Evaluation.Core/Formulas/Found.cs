using System.Runtime.InteropServices;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Formulas;

/// <summary>An <see cref="Outcome"/> on its way through a computation: a figure needs no object of its own. Default: not asked for yet.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Found
{
    private static readonly Outcome AnyFigure = new Outcome.Figure(Ratio.Zero);
    private static readonly Outcome Yes = new Outcome.Truth(Holds: true);
    private static readonly Outcome No = new Outcome.Truth(Holds: false);

    private readonly Outcome? _kind;

    public Found(in Ratio value)
    {
        _kind = AnyFigure;
        Value = value;
    }

    private Found(Outcome other) => _kind = other;

    /// <summary>The figure; 0 when there is none. A field, because figures are compared where they stand.</summary>
    public readonly Ratio Value;

    public bool IsKnown => _kind is not null;

    public bool IsFigure => ReferenceEquals(_kind, AnyFigure);

    /// <summary>What it is when it is no figure.</summary>
    public Outcome? Other => IsFigure ? null : _kind;

    public static Found Truth(bool holds) => new(holds ? Yes : No);

    public static Found Missing(string key) => new(new Outcome.Missing([key]));

    public static Found Of(Outcome outcome) => outcome is Outcome.Figure figure ? new Found(figure.Value) : new Found(outcome);

    /// <summary>As an object; null while not asked for.</summary>
    public Outcome? ToOutcome() => IsFigure ? new Outcome.Figure(Value) : _kind;
}
