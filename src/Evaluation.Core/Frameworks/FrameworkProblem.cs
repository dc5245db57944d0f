namespace Evaluation.Core.Frameworks;

/// <summary>What makes a framework invalid.</summary>
/// <param name="Path">Where: <c>indicators/ZJ21-2201/rule/bands</c>, <c>inputs/exec_total</c>, <c>head/years</c>; the second of two equal keys as <c>…#2</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Advice">What to write instead.</param>
public sealed record FrameworkProblem(string Path, string Message, string Advice)
{
    /// <summary>Field that is added up here; a fault in one of them makes this problem meaningless.</summary>
    public string? AddsUp { get; init; }

    /// <summary>
    /// Asks something of the author that scoring does not need, so that a version published before it was asked reads and scores as it did.
    /// </summary>
    public bool IsForAuthors { get; init; }
}
