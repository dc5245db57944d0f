using Evaluation.Core.Reports;

namespace Evaluation.Documents.Pdf;

/// <summary>The labelled lines of the proof on the last page.</summary>
internal static class ProofLines
{
    public static string Code(ReportProof proof) => $"校验码：{proof.Code}";

    public static string Hash(ReportProof proof) => $"自评数据 SHA-256：{proof.Hash}";
}
