using Evaluation.Documents.Campaigns;
using MiniExcelLibs;

namespace Evaluation.Documents.Tests.Campaigns;

/// <summary>The 汇总表 shows what bonus rows add, where the framework has some.</summary>
public sealed class SummaryWorkbookTests
{
    [Fact]
    public async Task Bonus_points_have_a_column_of_their_own()
    {
        var row = Assert.Single(await Rows(hasBonus: true));

        Assert.Equal(2.5, row["加分"]);
        Assert.Equal(["系统测算总分", "按数据测算", "单位自选", "待财政部门核定", "加分", "差额（自评减测算）"], row.Keys.SkipWhile(title => title != "系统测算总分").Take(6));
    }

    [Fact]
    public async Task Without_bonus_rows_there_is_no_such_column() => Assert.DoesNotContain("加分", Assert.Single(await Rows(hasBonus: false)).Keys);

    private static async Task<List<IDictionary<string, object>>> Rows(bool hasBonus)
    {
        using var file = new MemoryStream();
        var head = new SummaryHead("任务", "某市", 2024, "T@1", null, "应报送 1", "2025-03-01") { HasBonus = hasBonus };
        await SummaryWorkbook.WriteAsync(file, head, [], [new SummaryRow { Code = "001", Name = "甲单位", State = "已报送", Deadline = "2025-03-01", Computed = 92.5m, Bonus = 2.5m }], TestContext.Current.CancellationToken);
        file.Position = 0;
        return [.. file.Query(useHeaderRow: true, sheetName: SummaryWorkbook.SummarySheet).Cast<IDictionary<string, object>>()];
    }
}
