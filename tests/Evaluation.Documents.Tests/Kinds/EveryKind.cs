using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Kinds;

/// <summary>The test framework with every rule kind, bonus and limit, and a filing that uses them all.</summary>
internal static class EveryKind
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "kinds");

    public static string File { get; } = Path.Combine(Folder, "all-kinds.json");

    public static Framework Framework { get; } = FrameworkLibrary.Load(Folder).Find("ALL@1")!;

    public static FilingRecord Record { get; } = FilingFile.ReadFile(File).Record!;

    /// <summary>The filing with values put at addresses as the pages keep them; empty removes one.</summary>
    public static ScoreSheet Score(params (string Path, string Text)[] changes)
    {
        var entries = Entries.FromRecord(Record).ToDictionary(entry => entry.Path, entry => entry.Text, StringComparer.Ordinal);
        foreach (var (path, text) in changes)
        {
            entries[path] = text;
        }

        return Scorer.Score(Framework, Entries.ToRecord(Framework, Record, entries.Select(entry => new Entry(entry.Key, entry.Value))));
    }

    public static Report Report(ScoreSheet sheet) =>
        ReportWriter.Write(sheet, new ReportEdition(new DateTimeOffset(2023, 5, 10, 9, 0, 0, TimeSpan.FromHours(8)), VersionMark: null, IsDraft: true, Record: null));

    /// <summary>Everything the report says, block by block.</summary>
    public static string Text(Report report) => string.Join('\n', report.Body.Concat(report.Annexes.SelectMany(annex => annex.Blocks)).Select(Text));

    private static string Text(Block block) => block switch
    {
        Block.Heading heading => heading.Number + heading.Text,
        Block.Paragraph paragraph => string.Concat(paragraph.Inlines.Select(inline => inline.Text)),
        Block.Formula formula => formula.Alternative,
        Block.Table table => string.Join('\n', table.Rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Text)))),
        Block.Remark remark => remark.Text,
        _ => string.Empty,
    };
}
