namespace Evaluation.Core.Reports;

/// <summary>What a paper says: cover, body and annexes as a tree of blocks, without paper sizes or fonts.</summary>
/// <param name="Cover">With a cover there are contents too; null: a paper of few pages (a receipt, a letter), whose first page bears its title.</param>
public sealed record Report(
    ReportProperties Properties,
    ReportCover? Cover,
    IReadOnlyList<Block> Body,
    IReadOnlyList<ReportAnnex> Annexes);

/// <summary>Facts about the document itself.</summary>
/// <param name="Title">Title in the document properties.</param>
/// <param name="Author">The budget unit.</param>
/// <param name="Created">Time of the version; it makes the paper reproducible.</param>
/// <param name="VersionMark">Footer mark of a frozen version, e.g. <c>版本 3 · 校验码 7F3K-92QD</c>; null on a draft.</param>
/// <param name="IsDraft">A draft is marked with <see cref="DraftMark"/> on every page.</param>
/// <param name="SampleNotice">Text to print on every page of the score table while the framework has no official source.</param>
/// <param name="Record">The canonical record (JSON) to attach to the paper; null for none.</param>
/// <param name="RehearsalNotice">Text to print on every page of a rehearsal's report; null on a real one.</param>
public sealed record ReportProperties(
    string Title,
    string Author,
    DateTimeOffset Created,
    string? VersionMark,
    bool IsDraft,
    string? SampleNotice,
    string? Record,
    string? RehearsalNotice = null)
{
    /// <summary>The framework (YAML) to attach beside the record; null for none.</summary>
    public string? Framework { get; init; }

    /// <summary>What the last page says for those who check the copy; null on a draft.</summary>
    public ReportProof? Proof { get; init; }

    /// <summary>What stands across every page of a draft.</summary>
    public string DraftMark { get; init; } = "草稿";

    /// <summary>The title in lines broken by meaning, for a paper without a cover whose title is longer than a line; empty: it breaks where it must.</summary>
    public IReadOnlyList<string> TitleLines { get; init; } = [];
}

/// <summary>The cover: the title in lines broken by meaning, and labelled facts under it.</summary>
public sealed record ReportCover(IReadOnlyList<string> TitleLines, IReadOnlyList<LabelledText> Facts);

/// <summary>A label and what stands beside it.</summary>
public sealed record LabelledText(string Label, string Text);

/// <summary>An annex with its own first page: 附件1 数据表.</summary>
/// <param name="CarriesSampleNotice">Whether its pages print the sample notice of the properties, where there is one.</param>
public sealed record ReportAnnex(
    int Number,
    string Title,
    bool Landscape,
    IReadOnlyList<Block> Blocks,
    bool CarriesSampleNotice = true);
