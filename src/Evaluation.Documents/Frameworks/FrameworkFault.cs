namespace Evaluation.Documents.Frameworks;

/// <summary>What is wrong in a framework file: where, what, and what to write instead.</summary>
/// <param name="File">Name of the file, without its folder.</param>
/// <param name="Line">Line of a text file, or row of the sheet, counted from 1.</param>
public sealed record FrameworkFault(string File, int Line, string Message, string Advice)
{
    /// <summary>Name of the sheet; null in a text file.</summary>
    public string? Sheet { get; init; }

    /// <summary>The cell, F12; null in a text file.</summary>
    public string? Cell { get; init; }

    /// <summary>Where it stands, for people: 第12行, or 工作表“指标”F12.</summary>
    public string Where => Sheet is null ? FormattableString.Invariant($"第{Line}行") : $"工作表“{Sheet}”{Cell}";

    /// <summary>One line for people: <c>ZJ21.1.yaml:12：…</c>, <c>ZJ21.xlsx：工作表“指标”F12：…</c></summary>
    public override string ToString() => Sheet is null
        ? FormattableString.Invariant($"{File}:{Line}：{Message}{Advice}")
        : $"{File}：{Where}：{Message}{Advice}";
}
