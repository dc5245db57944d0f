using System.Globalization;
using System.Text.RegularExpressions;

namespace Evaluation.Core.Tests.Claims;

/// <summary>What is true of one statement: labelled by exact arithmetic on the figures of its text, not by the program.</summary>
/// <param name="Kind">As <c>ClaimKind</c>, in lower case at the start.</param>
/// <param name="Stated">The result as printed.</param>
/// <param name="Verdict"><c>ok|rounding|wrong|unclear</c>.</param>
/// <param name="Diagnosis">Code of what went wrong; null for a right one.</param>
internal sealed partial record LabelledClaim(string Kind, string Stated, string Verdict, string? Diagnosis)
{
    /// <summary>Which of the places where <see cref="Stated"/> stands, from 1.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>Other diagnoses that reproduce the same number.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>A second verdict that is as good: a number cut off in prose may be explained or called wrong.</summary>
    public string? AlsoVerdict { get; init; }

    /// <summary>What the figures give, printed like the statement.</summary>
    public string? Computed { get; init; }

    public bool IsWrong => Verdict == "wrong";

    /// <summary>Where it starts in the whole text; -1 where it does not stand.</summary>
    public int Start(string text)
    {
        var at = -1;
        for (var time = 0; time < Occurrence; time++)
        {
            at = text.IndexOf(Stated, at + 1, StringComparison.Ordinal);
            if (at < 0)
            {
                return -1;
            }
        }

        return at;
    }

    public bool Accepts(string? diagnosis) =>
        (diagnosis ?? "D-00") == Diagnosis || Alternatives.Contains(diagnosis ?? "D-00");

    /// <summary>The figure in a printed result; null for words.</summary>
    public static decimal? Figure(string printed)
    {
        var match = Digits().Match(printed);
        return match.Success ? decimal.Parse(match.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"-?\d[\d,]*(\.\d+)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Digits();
}
