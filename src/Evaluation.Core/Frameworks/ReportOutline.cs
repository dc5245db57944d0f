namespace Evaluation.Core.Frameworks;

/// <summary>What the report of a framework says: cover, opening, sections, with chips <c>{…}</c> that follow the figures.</summary>
public sealed record ReportOutline(IReadOnlyList<string> TitleLines, string Lead, IReadOnlyList<OutlineSection> Sections)
{
    public static ReportOutline Empty { get; } = new([], string.Empty, []);

    /// <summary>All sections, depth first.</summary>
    public IEnumerable<OutlineSection> All => Sections.SelectMany(section => section.AndBelow);
}

/// <summary>A section: heading, generated sentences, the unit's own text, generated content, and sections below.</summary>
/// <param name="Id">Stable id; texts are stored per id.</param>
/// <param name="Sentences">Generated; a sentence with a missing chip shows the gap on drafts.</param>
/// <param name="Text">What the unit writes itself; null for generated sections.</param>
/// <param name="Content">Generated content after the sentences.</param>
public sealed record OutlineSection(
    string Id,
    string Heading,
    IReadOnlyList<string> Sentences,
    OutlineText? Text,
    OutlineContent Content,
    IReadOnlyList<OutlineSection> Sections)
{
    /// <summary>Tables of figures after the sentences; cells are sentences with chips.</summary>
    public IReadOnlyList<OutlineTable> Tables { get; init; } = [];

    public IEnumerable<OutlineSection> AndBelow => Sections.SelectMany(section => section.AndBelow).Prepend(this);
}

/// <summary>A table of figures (收入、支出 × 年初预算、调整数、全年预算、决算数): its first column is the rows' labels.</summary>
/// <param name="UnitLine">单位：万元; its cells then hold numbers without unit.</param>
public sealed record OutlineTable(string Title, string? UnitLine, IReadOnlyList<string> Columns, IReadOnlyList<OutlineTableRow> Rows)
{
    /// <summary>Columns that are drawn as bars below the table; empty for none.</summary>
    public IReadOnlyList<string> Chart { get; init; } = [];

    /// <summary>Rows with an empty cell are left out, and the table with the last row.</summary>
    public bool Optional { get; init; }
}

/// <summary>A row of a table of figures; each cell is text with chips, e.g. <c>{年初预算数}</c>.</summary>
public sealed record OutlineTableRow(string Label, IReadOnlyList<string> Cells);

/// <summary>A part of the report that the unit writes.</summary>
/// <param name="Page">The clerk's page it is edited on: basics, work, goals, problems.</param>
/// <param name="Proposal">A first wording with chips that the clerk may take over; null for none.</param>
/// <param name="MayBeNone">Whether 无 without a reason is an answer.</param>
public sealed record OutlineText(string Page, string Label, string? Hint, bool Required, bool MayBeNone, string? Proposal);

/// <summary>Generated content of a section.</summary>
public enum OutlineContent
{
    None,

    /// <summary>Scores by level 1, total and grade.</summary>
    ScoreTable,

    /// <summary>One part per level-1 group with every indicator's working.</summary>
    IndicatorAnalysis,

    /// <summary>The unit's goals and targets as a table.</summary>
    TargetTable,

    /// <summary>Rows that do not apply, with reasons and policies.</summary>
    NotApplicableList,
}
