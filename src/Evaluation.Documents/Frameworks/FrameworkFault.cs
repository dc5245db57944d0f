namespace Evaluation.Documents.Frameworks;

/// <summary>What is wrong in a framework file: where, what, and what to write instead.</summary>
/// <param name="File">Name of the file, without its folder.</param>
/// <param name="Line">Counted from 1.</param>
public sealed record FrameworkFault(string File, int Line, string Message, string Advice)
{
    /// <summary>One line for people: <c>ZJ21.1.yaml:12：…</c></summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}：{Message}{Advice}");
}
