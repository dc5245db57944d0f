using Evaluation.Core.Reports;

namespace Evaluation.Documents.Word.Returns;

/// <summary>A table of a report with what people call it: 附件1 数据表.</summary>
internal sealed record NamedTable(string Name, Block.Table Table)
{
    /// <summary>In the order of the report: those of the text, then those of the annexes.</summary>
    public static IReadOnlyList<NamedTable> Of(Report report) =>
    [
        .. report.Body.OfType<Block.Table>().Select(table => new NamedTable($"{table.Number} {table.Title}".Trim(), table)),
        .. report.Annexes.SelectMany(annex => annex.Blocks.OfType<Block.Table>()
            .Select(table => new NamedTable(FormattableString.Invariant($"附件{annex.Number} {annex.Title} {table.Title}").Trim(), table))),
    ];
}
