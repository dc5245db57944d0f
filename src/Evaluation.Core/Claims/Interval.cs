using System.Runtime.InteropServices;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>All values between two, ends included.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Interval(Ratio Low, Ratio High)
{
    public bool Meets(Interval other) => Low <= other.High && other.Low <= High;

    public static Interval About(Ratio value, Ratio half) => new(value - half, value + half);

    public static Interval Sum(IReadOnlyList<Operand> operands)
    {
        var (low, high) = (Ratio.Zero, Ratio.Zero);
        foreach (var operand in operands)
        {
            (low, high) = (low + operand.Value - operand.Half, high + operand.Value + operand.Half);
        }

        return new(low, high);
    }

    /// <summary>A relation of few operands, monotone in each: its least and greatest value stand at corners of the box.</summary>
    public static Interval? Corners(Relation relation)
    {
        var operands = relation.Operands;
        var values = new Ratio[operands.Count];
        Interval? range = null;
        for (var corner = 0; corner < 1 << operands.Count; corner++)
        {
            for (var at = 0; at < values.Length; at++)
            {
                values[at] = (corner & (1 << at)) == 0 ? operands[at].Value - operands[at].Half : operands[at].Value + operands[at].Half;
            }

            if (relation.Of(values) is not { } value)
            {
                return null;
            }

            range = range is { } known ? new(Ratio.Min(known.Low, value), Ratio.Max(known.High, value)) : new(value, value);
        }

        return range;
    }
}
