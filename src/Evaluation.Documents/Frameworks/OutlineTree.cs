using Evaluation.Core.Frameworks;

namespace Evaluation.Documents.Frameworks;

/// <summary>What the report says as a tree.</summary>
internal static class OutlineTree
{
    public static TreePart.Map Of(ReportOutline outline) => new MapWriting()
        .Add("title", outline.TitleLines)
        .Add("lead", outline.Lead)
        .AddAll("sections", outline.Sections.Select(Section)).Map;

    private static TreePart.Map Section(OutlineSection section) => new MapWriting()
        .Add("id", section.Id)
        .Add("heading", section.Heading)
        .Add("sentences", section.Sentences)
        .Add("text", section.Text is { } text
            ? new MapWriting().Add("page", text.Page).Add("label", text.Label).Add("hint", text.Hint)
                .Flag("required", text.Required).Flag("mayBeNone", text.MayBeNone).Add("proposal", text.Proposal).Map
            : null)
        .AddSome("tables", [.. section.Tables.Select(table => new MapWriting()
            .Add("title", table.Title).Add("unitLine", table.UnitLine).Add("columns", table.Columns).Add("chart", table.Chart).Flag("optional", table.Optional)
            .AddAll("rows", table.Rows.Select(row => new MapWriting().Add("label", row.Label).Add("cells", row.Cells).Map)).Map)])
        .Add("content", section.Content == OutlineContent.None ? null : Words.Contents.WordOf(section.Content))
        .AddSome("sections", [.. section.Sections.Select(Section)]).Map;
}
