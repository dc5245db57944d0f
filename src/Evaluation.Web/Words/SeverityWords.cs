using System.Diagnostics;
using Evaluation.Core.Checks;

namespace Evaluation.Web.Words;

/// <summary>The three severities as they are called everywhere, and the mark (fix, explain, note) that rows, tags and notes share.</summary>
public static class SeverityWords
{
    /// <summary>须修改, 须说明, 提示.</summary>
    public static string For(Severity severity) => For(Mark(severity));

    /// <summary>The class of a row, and the end of <c>tag-…</c> and <c>finding-…</c>.</summary>
    public static string Mark(Severity severity) => severity switch
    {
        Severity.MustFix => "fix",
        Severity.MustExplain => "explain",
        Severity.Note => "note",
        _ => throw new UnreachableException(),
    };

    public static string For(string mark) => mark switch
    {
        "fix" => "须修改",
        "explain" => "须说明",
        "note" => "提示",
        _ => throw new ArgumentException($"Severity \"{mark}\": use fix, explain or note.", nameof(mark)),
    };
}
