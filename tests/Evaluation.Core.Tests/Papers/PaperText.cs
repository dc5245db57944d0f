using Evaluation.Core.Reports;

namespace Evaluation.Core.Tests.Papers;

/// <summary>What a paper says, block by block.</summary>
internal static class PaperText
{
    public static IReadOnlyList<string> Lines(Report report) =>
        [.. report.Body.Select(block => block switch
        {
            Block.Recipient recipient => recipient.Text,
            Block.Paragraph paragraph => string.Concat(paragraph.Inlines.Select(inline => inline.Text)),
            Block.Heading heading => heading.Number + heading.Text,
            Block.Table table => string.Join('|', table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text)),
            Block.Chart chart => chart.Alternative,
            Block.Remark remark => remark.Text,
            Block.Signature signature => $"{signature.Unit} {signature.Date}",
            _ => string.Empty,
        })];

    public static string All(Report report) => string.Join('\n', Lines(report));
}
