using Evaluation.Documents.Campaigns;
using MiniExcelLibs;

namespace Evaluation.Documents.Tests.Campaigns;

/// <summary>The 汇总表 shows what bonus rows add, where the framework has some.</summary>
public sealed class SummaryWorkbookTests
{
    [Fact]
    public void Bonus_points_have_a_column_of_their_own()
    {
        var row = Assert.Single(Rows(hasBonus: true));

        Assert.Equal(2.5, row["加分"]);
        Assert.Equal(["系统测算总分", "按数据测算", "单位自选", "待财政部门核定", "加分", "差额（自评减测算）"], row.Keys.SkipWhile(title => title != "系统测算总分").Take(6));
    }

    [Fact]
    public void Without_bonus_rows_there_is_no_such_column() => Assert.DoesNotContain("加分", Assert.Single(Rows(hasBonus: false)).Keys);

    [Fact]
    public void Rows_are_read_as_they_are_written_and_only_once()
    {
        var asked = 0;
        using var file = new MemoryStream();
        IEnumerable<SummaryRow> Units()
        {
            for (var number = 0; number < 3_000; number++)
            {
                asked++;
                yield return new SummaryRow { Code = $"{number}", Name = "甲单位", State = "已报送", Deadline = "2025-03-01" };
            }
        }

        SummaryWorkbook.Write(file, Head(hasBonus: false), [], 3_000, Units(), TestContext.Current.CancellationToken);

        Assert.Equal(3_000, asked);
        Assert.Equal(3_000, file.Query(useHeaderRow: true, sheetName: SummaryWorkbook.SummarySheet).Count());
    }

    [Fact]
    public void A_name_that_looks_like_a_formula_is_text()
    {
        using var file = new MemoryStream();
        SummaryWorkbook.Write(
            file, Head(hasBonus: false), [], 1, [new SummaryRow { Code = "=1+1", Name = "=HYPERLINK(\"http://x\")", State = "@SUM(A1)", Deadline = "+1", Contact = "-1" }], TestContext.Current.CancellationToken);

        using var archive = new System.IO.Compression.ZipArchive(file);
        foreach (var sheet in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(sheet.Open());
            Assert.DoesNotContain("<x:f", reader.ReadToEnd(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_units_the_headings_are_there()
    {
        using var file = new MemoryStream();
        SummaryWorkbook.Write(file, Head(hasBonus: false), [], 0, [], TestContext.Current.CancellationToken);

        Assert.Contains("单位名称", file.Query(sheetName: SummaryWorkbook.SummarySheet).Cast<IDictionary<string, object>>().First().Values);
    }

    private static SummaryHead Head(bool hasBonus) => new("任务", "某市", 2024, "T@1", null, "应报送 1", "2025-03-01") { HasBonus = hasBonus };

    private static List<IDictionary<string, object>> Rows(bool hasBonus)
    {
        using var file = new MemoryStream();
        SummaryWorkbook.Write(file, Head(hasBonus), [], 1, [new SummaryRow { Code = "001", Name = "甲单位", State = "已报送", Deadline = "2025-03-01", Computed = 92.5m, Bonus = 2.5m }], TestContext.Current.CancellationToken);
        file.Position = 0;
        return [.. file.Query(useHeaderRow: true, sheetName: SummaryWorkbook.SummarySheet).Cast<IDictionary<string, object>>()];
    }
}
