using System.Security.Cryptography;
using System.Text;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;

namespace Evaluation.Web.Filings;

/// <summary>The explanations of a filing for the one who reads them now, to be accepted or refused one by one or together.</summary>
/// <param name="Action">Where the form is posted.</param>
/// <param name="MayJudge">Whether this person may say 采纳 or 不采纳 now.</param>
/// <param name="Input">What was ticked and typed when it could not be taken.</param>
public sealed record ExplanationList(string Action, IReadOnlyList<ReadExplanation> All, bool MayJudge, JudgeInput Input)
{
    public int Unread => All.Count(explanation => explanation.Own is null);

    public static ExplanationList Of(OpenFiling open, ExplanationReader reader, string action, JudgeInput input) =>
        new(action, [.. ReadExplanation.All(open.Findings, reader)], open.May(FilingAction.JudgeExplanations), input);
}

/// <summary>One explanation with every finding it answers.</summary>
/// <param name="Own">What the reader has said of it; null while unread.</param>
public sealed record ReadExplanation(string Path, string Words, IReadOnlyList<Finding> Findings, ExplanationOpinion? Own)
{
    /// <summary>Names the explanation in a form, with a mark of its words: what was not read cannot be judged.</summary>
    public string Key => $"{Path}|{Mark(Words)}";

    /// <summary>Explanations that count, unread ones first.</summary>
    public static IEnumerable<ReadExplanation> All(IEnumerable<Finding> findings, ExplanationReader reader) =>
        findings.Where(finding => finding is { Severity: Severity.MustExplain, Explanation: not null, ExplainAt: not null })
            .GroupBy(finding => finding.ExplainAt!, StringComparer.Ordinal)
            .Select(group => new ReadExplanation(
                group.Key, group.First().Explanation!, [.. group], reader == ExplanationReader.Leader ? group.First().Leader : group.First().Bureau))
            .OrderBy(explanation => explanation.Own is not null);

    private static string Mark(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 8));
}

/// <summary>采纳 or 不采纳 as it is posted.</summary>
public sealed class JudgeInput
{
    /// <summary>Keys of the explanations ticked.</summary>
    public List<string> Explanations { get; init; } = [];

    /// <summary>Keys of all that stood unread on the page.</summary>
    public List<string> Unread { get; init; } = [];

    /// <summary>采纳 of everything that stood unread, ticked or not.</summary>
    public bool AcceptUnread { get; set; }

    public bool? Accept { get; set; }

    /// <summary>What is judged, each once.</summary>
    public IReadOnlyList<string> Keys => [.. (AcceptUnread ? Unread : Explanations).Distinct(StringComparer.Ordinal)];

    public bool? IsAccepted => AcceptUnread ? true : Accept;

    /// <summary>Why not; for all that are ticked.</summary>
    public string? Reason { get; set; }
}
