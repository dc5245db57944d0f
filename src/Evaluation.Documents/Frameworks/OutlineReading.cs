using Evaluation.Core.Frameworks;

namespace Evaluation.Documents.Frameworks;

/// <summary>Reads what the report says.</summary>
internal static class OutlineReading
{
    public static ReportOutline Outline(FieldReader fields)
    {
        fields.Settle("report");
        var outline = new ReportOutline(fields.Texts("title"), fields.Text("lead"), Sections(fields, required: true));
        fields.Close();
        return outline;
    }

    private static IReadOnlyList<OutlineSection> Sections(FieldReader fields, bool required) =>
        [.. fields.Items("sections", "章节", required).Select(Section)];

    private static OutlineSection Section(FieldReader fields)
    {
        var path = fields.Settle($"report/{fields.Said("id")}");
        var section = new OutlineSection(
            fields.Text("id"),
            fields.Text("heading"),
            fields.Texts("sentences"),
            fields.Map("text", "单位填写的文字", required: false) is { } text ? Text(text, path) : null,
            fields.Choice("content", Words.Contents, OutlineContent.None, required: false),
            Sections(fields, required: false))
        {
            Tables = [.. fields.Items("tables", "表").Select(table => Table(table, path))],
        };
        fields.Close();
        return section;
    }

    private static OutlineText Text(FieldReader fields, string section)
    {
        fields.Settle($"{section}/text");
        var text = new OutlineText(
            fields.Text("page"),
            fields.Text("label"),
            fields.OptionalText("hint"),
            fields.Flag("required"),
            fields.Flag("mayBeNone"),
            fields.OptionalText("proposal"));
        fields.Close();
        return text;
    }

    private static OutlineTable Table(FieldReader fields, string section)
    {
        fields.Settle($"{section}/tables/{fields.Said("title")}");
        var table = new OutlineTable(
            fields.Text("title"),
            fields.OptionalText("unitLine"),
            fields.Texts("columns"),
            [.. fields.Items("rows", "行", required: true).Select(row => Row(row))])
        {
            Chart = fields.Texts("chart"),
            Optional = fields.Flag("optional"),
        };
        fields.Close();
        return table;
    }

    private static OutlineTableRow Row(FieldReader fields)
    {
        var row = new OutlineTableRow(fields.Text("label"), fields.Texts("cells", mayBeEmpty: true));
        fields.Close();
        return row;
    }
}
