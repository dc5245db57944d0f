namespace Evaluation.Web.Pages.Filings.WordFile;

/// <summary>What a person decided about the sections of a returned file.</summary>
public sealed class WordsInput
{
    /// <summary>By id of the section.</summary>
    public Dictionary<string, SectionInput> Sections { get; set; } = new(StringComparer.Ordinal);
}

/// <summary>One section: take the new text or leave the old one.</summary>
public sealed class SectionInput
{
    /// <summary>The new text, with the figures of the system.</summary>
    public const string Bound = "bound";

    /// <summary>The new text, with numbers as they were typed over figures.</summary>
    public const string Typed = "typed";

    public string? Take { get; set; }

    public string? BoundText { get; set; }

    public string? TypedText { get; set; }

    /// <summary>Version of the text the person saw.</summary>
    public Guid? Version { get; set; }

    /// <summary>What is to be written; null where the old text stays.</summary>
    public string? Chosen => Take switch
    {
        Bound => BoundText ?? string.Empty,
        Typed => TypedText ?? string.Empty,
        _ => null,
    };
}
