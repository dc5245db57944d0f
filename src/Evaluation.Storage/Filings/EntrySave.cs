namespace Evaluation.Storage.Filings;

/// <summary>A value a person wants to save.</summary>
/// <param name="Path">Address of the value.</param>
/// <param name="Text">The new text; empty removes the value.</param>
/// <param name="ExpectedVersion">Version of the value the person saw; null: there was none.</param>
/// <param name="IsMoney">Whether the value is money in 元; its 分 are kept beside the text.</param>
public sealed record EntryChangeRequest(string Path, string Text, Guid? ExpectedVersion, bool IsMoney = false);

/// <summary>What became of one value.</summary>
public abstract record EntrySaveResult
{
    private protected EntrySaveResult(string path) => Path = path;

    public string Path { get; }

    /// <param name="Path">Address of the value.</param>
    /// <param name="Version">Version to expect next time; null: the value is gone.</param>
    /// <param name="At">When the value now kept was saved.</param>
    public sealed record Saved(string Path, Guid? Version, DateTimeOffset At) : EntrySaveResult(Path);

    /// <summary>Somebody else changed it first; nothing was overwritten.</summary>
    /// <param name="Path">Address of the value.</param>
    /// <param name="YourText">What this person wanted to save.</param>
    /// <param name="TheirText">What is kept; empty: it was removed.</param>
    /// <param name="TheirVersion">Version to expect when overwriting knowingly; null: removed.</param>
    /// <param name="TheirName">Who saved it.</param>
    /// <param name="At">When.</param>
    public sealed record Conflict(string Path, string YourText, string TheirText, Guid? TheirVersion, string TheirName, DateTimeOffset At)
        : EntrySaveResult(Path);

    /// <summary>The value cannot be changed now, or is too long to keep.</summary>
    public sealed record Refused(string Path, string Reason) : EntrySaveResult(Path);
}
