namespace Evaluation.Documents.Filings;

/// <summary>What is wrong in a filing file: where, what, and what to do.</summary>
/// <param name="Line">Counted from 1; 0 when no line can be named.</param>
/// <param name="Place">Path inside the file: <c>inputs.exec_total.value</c>; empty for the file as a whole.</param>
public sealed record FilingFault(int Line, string Place, string Message, string Advice)
{
    public override string ToString() =>
        (Line > 0 ? FormattableString.Invariant($"第{Line}行：") : string.Empty) + (Place.Length > 0 ? $"{Place}：" : string.Empty) + Message + Advice;
}
