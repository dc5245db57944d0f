namespace Evaluation.Web.Words;

/// <summary>The three severities as they are called everywhere.</summary>
public static class SeverityWords
{
    public static string For(string severity) => severity switch
    {
        "fix" => "须修改",
        "explain" => "须说明",
        "note" => "提示",
        _ => throw new ArgumentException($"Severity \"{severity}\": use fix, explain or note.", nameof(severity)),
    };
}
