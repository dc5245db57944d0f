using Evaluation.Core.Filings;

namespace Evaluation.Web.Verification;

/// <summary>What a copy turned out to be.</summary>
public enum CopyVerdict
{
    /// <summary>Only a code was asked: it belongs to a version that was filed.</summary>
    Filed,

    /// <summary>Byte for byte the file that was filed.</summary>
    SameFile,

    /// <summary>Another file that says the same.</summary>
    SameContent,

    /// <summary>It says something else than what was filed.</summary>
    Differs,

    /// <summary>So far from what was filed that it is no copy of it; nothing of what was filed is shown.</summary>
    Another,

    /// <summary>The version was never handed in, or was taken back.</summary>
    NotFiled,

    /// <summary>No version has this code or these data.</summary>
    Unknown,

    /// <summary>The file cannot be read.</summary>
    Unreadable,
}

/// <summary>The answer to a code or a file.</summary>
public sealed record CopyAnswer(CopyVerdict Verdict)
{
    /// <summary>校验码 that was asked or found; null without one.</summary>
    public string? Code { get; init; }

    /// <summary>The version that was filed; null while there is none to speak of.</summary>
    public FiledVersion? Filed { get; init; }

    public IReadOnlyList<CopyDifference> Differences { get; init; } = [];

    /// <summary>What else a person should know or look at.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>A version that was handed in, as far as the public may know of it.</summary>
/// <param name="Newest">Number of the version handed in last; larger than <paramref name="Number"/> when this one is out of date.</param>
public sealed record FiledVersion(string Unit, int Year, int Number, FilingState State, DateTimeOffset At, bool IsRehearsal, int Newest, DateTimeOffset NewestAt)
{
    public bool IsOlder => Newest > Number;
}

/// <summary>A place where the copy differs.</summary>
/// <param name="Where">Page of the file, or the attachment.</param>
public sealed record CopyDifference(string Where, string Label, string Filed, string Copy);
