using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;

namespace Evaluation.Core.Tests.Claims;

/// <summary>Claims of a text, picked by the number they state.</summary>
internal static class Say
{
    public static IReadOnlyList<Claim> All(string text) => ClaimReader.Read(ReportText.OfLines(text));

    public static Claim? Find(string text, string stated) => All(text).FirstOrDefault(claim => claim.Stated == stated);

    public static Claim The(string text, string stated) =>
        Find(text, stated) ?? throw new InvalidOperationException($"“{stated}” is not among [{string.Join(", ", All(text).Select(claim => claim.Stated))}]");

    /// <summary><c>wrong D-01 102.53%</c>, as theories state it.</summary>
    public static string Of(string text, string stated)
    {
        var claim = The(text, stated);
        return string.Join(' ', new[] { VerdictWords.Code(claim.Verdict), claim.Diagnoses.Count > 0 ? claim.Diagnoses[0].Code : null, claim.Computed }.OfType<string>());
    }
}
