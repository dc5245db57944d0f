using System.Runtime.InteropServices;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>A target's completion and points.</summary>
public sealed record TargetScore(string RowId, string Name, TargetCompletion Reached, Points? Points, string? Problem)
{
    /// <summary>90.00%, or a word: 达成, 未达到, —.</summary>
    public string Completion => Reached.ToString();

    public bool IsMet { get; init; }

    /// <summary>Most the target can earn; null while its weight is not filled in, or where only the share met counts.</summary>
    public Points? Weight { get; init; }

    public bool IsOverFulfilled { get; init; }
}

/// <summary>How far a target was reached: an exact rate, or a word where there is no rate. It is written when somebody reads it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TargetCompletion
{
    private readonly Ratio _rate;
    private readonly string? _word;

    public TargetCompletion(Ratio rate) => _rate = rate;

    public TargetCompletion(string word) => _word = word;

    public override string ToString() => _word ?? FigureText.Percent(_rate);
}
