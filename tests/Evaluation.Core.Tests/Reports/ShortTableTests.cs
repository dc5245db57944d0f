using Evaluation.Core.Reports;
using Xunit;

namespace Evaluation.Core.Tests.Reports;

public sealed class ShortTableTests
{
    [Fact]
    public void A_table_of_a_few_short_rows_is_never_parted() => Assert.True(Table(5, "优").KeepsTogether);

    [Fact]
    public void Many_rows_may_go_over_pages() => Assert.False(Table(11, "优").KeepsTogether);

    [Fact]
    public void A_long_text_in_a_narrow_column_may_go_over_pages() => Assert.False(Table(3, new string('字', 60)).KeepsTogether);

    [Fact]
    public void Merged_cells_may_go_over_pages() =>
        Assert.False((Table(2, "优") with { Rows = [new(TableRowKind.Body, [new TableCell("一", 2), new TableCell("二")]), new(TableRowKind.Body, [new TableCell("三")])] }).KeepsTogether);

    [Fact]
    public void A_slip_keeps_together_whatever_it_holds() => Assert.True((Table(30, "优") with { KeepsTogether = true }).KeepsTogether);

    private static Block.Table Table(int rows, string text) => new(
        "表1",
        "等级分布",
        UnitLine: null,
        [new TableColumn("等级", 20m, CellAlignment.Left), new TableColumn("说明", 136m, CellAlignment.Left)],
        [.. Enumerable.Range(0, rows).Select(_ => new TableRow(TableRowKind.Body, [new TableCell(text), new TableCell("一")]))]);
}
