namespace Evaluation.Cli;

/// <summary><c>evaluation framework annex</c>: the annexes of the notice, blank.</summary>
internal static class FrameworkAnnex
{
    public static Task<int> Run(IReadOnlyList<string> files, Arguments arguments, TextWriter output, TextWriter errors) => throw new NotSupportedException();
}
