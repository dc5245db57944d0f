using System.Security.Cryptography;
using System.Text;

namespace Evaluation.Storage.Frameworks;

public enum FrameworkOrigin
{
    /// <summary>Came with the program.</summary>
    Shipped,

    /// <summary>Written by a bureau.</summary>
    Bureau,
}

public enum FrameworkState
{
    Draft,

    /// <summary>Never changes again.</summary>
    Published,
}

/// <summary>A framework version as it is kept: the text of its file, and from publication on a reference and no change.</summary>
public sealed class FrameworkVersion
{
    public const int MaximumCode = 40;
    public const int MaximumTitle = 200;

    public required Guid FrameworkVersionId { get; init; }

    /// <summary>The region whose bureau wrote it; null for versions that come with the program.</summary>
    public Guid? RegionId { get; init; }

    public required FrameworkOrigin Origin { get; init; }

    /// <summary>Empty while a draft cannot be read.</summary>
    public required string Code { get; set; }

    /// <summary>0 while a draft cannot be read.</summary>
    public required int Version { get; set; }

    public required string Title { get; set; }

    /// <summary>The YAML text with line ends of one kind.</summary>
    public required string Content { get; set; }

    /// <summary>SHA-256 (hex) of <see cref="Content"/>.</summary>
    public required string Sha256 { get; set; }

    public FrameworkState State { get; private set; }

    /// <summary><c>ZJ21@1</c>, unique in its region, and among those of the program; null while it is a draft.</summary>
    public string? Reference { get; private set; }

    /// <summary>What was wrong with the text when it was saved; null when nobody counted.</summary>
    public int? Faults { get; set; }

    /// <summary>The years it is for, as saved; null while a draft cannot be read.</summary>
    public int? FirstYear { get; set; }

    public int? LastYear { get; set; }

    /// <summary>Changes with every save.</summary>
    public Guid Stamp { get; set; } = Guid.CreateVersion7();

    /// <summary>Null: the program itself.</summary>
    public Guid? CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Last change of a draft.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    public Guid? PublishedBy { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>From now on it never changes.</summary>
    public void Publish(string reference, Guid? by, DateTimeOffset at)
    {
        (State, Reference, PublishedBy, PublishedAt) = (FrameworkState.Published, reference, by, at);
        Stamp = Guid.CreateVersion7();
    }

    /// <summary>The text as it is kept and hashed: line ends of one kind, no byte order mark.</summary>
    public static string Normal(string text) => text.TrimStart('\uFEFF').ReplaceLineEndings("\n");

    /// <summary>SHA-256 (hex) of the text with line ends of one kind.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normal(text))));
}
