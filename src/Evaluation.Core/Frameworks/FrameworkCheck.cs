namespace Evaluation.Core.Frameworks;

/// <summary>The validity law of a framework; a framework with problems is never used.</summary>
public static class FrameworkCheck
{
    public static IEnumerable<FrameworkProblem> Run(Framework framework) => [];
}
