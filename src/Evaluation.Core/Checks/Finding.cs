namespace Evaluation.Core.Checks;

/// <summary>How serious a finding is; the same three words everywhere.</summary>
public enum Severity
{
    /// <summary>须修改: 报送 is refused while it stands; saving a draft never is.</summary>
    MustFix,

    /// <summary>须说明: needs an explanation that the leader and the bureau read.</summary>
    MustExplain,

    /// <summary>提示: shown, never blocks.</summary>
    Note,
}

/// <summary>Something that contradicts, is missing or stands out.</summary>
/// <param name="Id">Stable within a filing: <c>S-06/ZJ21-2201</c>.</param>
/// <param name="Check">Id of the check: <c>S-06</c>.</param>
/// <param name="Place">Where it stands: <c>input/KEY</c>, <c>indicator/CODE</c>, <c>list/KEY</c>, <c>text/SECTION</c>, <c>total</c>, <c>filing</c>.</param>
/// <param name="Subject">Name of the place for people.</param>
/// <param name="Message">What disagrees, both figures, and how to mend it.</param>
public sealed record Finding(string Id, string Check, Severity Severity, string Place, string Subject, string Message)
{
    /// <summary>The explanation given; null while there is none, or it is too short.</summary>
    public string? Explanation { get; init; }

    /// <summary>Where an explanation is written: an entry path; null for findings that only mending settles.</summary>
    public string? ExplainAt { get; init; }

    /// <summary>A value that mends it in one click; null if there is none.</summary>
    public Mend? Mend { get; init; }

    /// <summary>Indicators concerned, for review pages.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Findings of the same group are explained together; null: on its own.</summary>
    public string? Group { get; init; }

    /// <summary>Findings of the same cause that are told with this one.</summary>
    public IReadOnlyList<Finding> Also { get; init; } = [];

    /// <summary>Red or yellow for a warning (预警); null otherwise.</summary>
    public Frameworks.WarningColour? Colour { get; init; }

    /// <summary>Names of the other findings that the same explanation covers.</summary>
    public IReadOnlyList<string> ExplainedWith { get; init; } = [];

    /// <summary>Why the text given is no explanation; null when it is one, or none is given.</summary>
    public string? ExplanationProblem { get; init; }

    /// <summary>Checks under whose finding this one is told.</summary>
    internal IReadOnlyList<string> Under { get; init; } = [];

    /// <summary>What the leader says of the explanation as it stands; null while unread.</summary>
    public ExplanationOpinion? Leader { get; init; }

    /// <summary>What the bureau says of the explanation as it stands; null while unread.</summary>
    public ExplanationOpinion? Bureau { get; init; }

    /// <summary>Explained, and the explanation was refused: it has to be written anew, or what it explains mended.</summary>
    public bool IsRefused => Leader is { IsAccepted: false } || Bureau is { IsAccepted: false };

    /// <summary>Whether it stops approval and 报送.</summary>
    public bool Blocks => Severity == Severity.MustFix || (Severity == Severity.MustExplain && (Explanation is null || IsRefused));
}

/// <summary>Words for findings.</summary>
public static class FindingWords
{
    /// <summary>须说明, or 红色预警 for a warning.</summary>
    public static string Of(Finding finding) => finding.Colour switch
    {
        Frameworks.WarningColour.Red => "红色预警",
        Frameworks.WarningColour.Yellow => "黄色预警",
        _ => SeverityWords.Of(finding.Severity),
    };
}

/// <summary>A one-click mend: put <paramref name="Text"/> at <paramref name="Path"/> (empty: clear it).</summary>
public sealed record Mend(string Path, string Text, string Label)
{
    /// <summary>The words that <see cref="Text"/> takes the place of; null: the whole value.</summary>
    public string? Replaces { get; init; }

    /// <summary>The value after mending.</summary>
    /// <param name="current">The value as it is now; words it no longer holds are left alone.</param>
    public string Applied(string current)
    {
        if (Replaces is null)
        {
            return Text;
        }

        // “5%” does not stand in “95%”.
        var at = current.IndexOf(Replaces, StringComparison.Ordinal);
        while (at > 0 && (char.IsAsciiDigit(current[at - 1]) || current[at - 1] is '.' or ','))
        {
            at = current.IndexOf(Replaces, at + 1, StringComparison.Ordinal);
        }

        return at < 0 ? current : string.Concat(current.AsSpan(0, at), Text, current.AsSpan(at + Replaces.Length));
    }
}

/// <summary>Words for severities.</summary>
public static class SeverityWords
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.MustFix => "须修改",
        Severity.MustExplain => "须说明",
        _ => "提示",
    };

    /// <summary>The severity from its word.</summary>
    public static Severity Read(string? word) => word switch
    {
        "须修改" => Severity.MustFix,
        "须说明" => Severity.MustExplain,
        _ => Severity.Note,
    };
}
