using System.Diagnostics;
using Evaluation.Core.Checks;

namespace Evaluation.Web.Words;

/// <summary>The mark of a severity that rows, tags and notes share: <c>fix</c>, <c>explain</c>, <c>note</c>.</summary>
public static class SeverityMarks
{
    public static string Mark(Severity severity) => severity switch
    {
        Severity.MustFix => "fix",
        Severity.MustExplain => "explain",
        Severity.Note => "note",
        _ => throw new UnreachableException(),
    };

    /// <summary>The severity in words, from its mark.</summary>
    public static string For(string mark) => SeverityWords.Of(mark switch
    {
        "fix" => Severity.MustFix,
        "explain" => Severity.MustExplain,
        "note" => Severity.Note,
        _ => throw new ArgumentException($"Severity \"{mark}\": use fix, explain or note.", nameof(mark)),
    });
}
