using Evaluation.Core.Campaigns;
using Evaluation.Core.Frameworks;
using Evaluation.Documents.Filings.Workbooks;
using Evaluation.Documents.Frameworks.Workbooks;

namespace Evaluation.Documents.Tests.Filings.Workbooks;

/// <summary>Figures of the final accounts are found by cell, or by the headings of row and column.</summary>
public sealed class AccountsWorkbookTests
{
    private static readonly string[][] Table =
    [
        ["收入支出决算总表"],
        ["", "", "", "", "", "金额单位：万元"],
        ["收入", "", "", "支出", "", ""],
        ["项目", "行次", "决算数", "项 目", "行次", "决算数"],
        ["一、财政拨款收入", "1", "4400.00", "一、一般公共服务支出", "31", "4000"],
        ["本年收入合计", "27", "4494.48", "本年 支出合计", "57", "4,423.60"],
        ["年初结转和结余", "28", "", "年末结转和结余", "58", "约三百"],
        ["总计", "30", "4715.79", "总计", "60", "4715.79"],
    ];

    private static readonly InputDefinition Exec = Input("exec_total", "本年支出合计");

    [Theory]
    [InlineData(null, "本年支出合计", "决算数", false, "44236000", "Z01!F6")]
    [InlineData(null, "本年收入合计", "决算数", false, "44944800", "Z01!C6")]
    [InlineData("F6", null, null, false, "44236000", "Z01!F6")]
    [InlineData("F6", null, null, true, "4423.6", "Z01!F6")]
    public void A_rule_finds_its_figure(string? cell, string? row, string? column, bool inYuan, string kept, string place) =>
        Assert.Equal(new AccountsFind(kept, place, null), Book().Find(new AccountsRule("exec_total", "Z01", cell, row, column, inYuan), Exec));

    [Theory]
    [InlineData("Z02", null, "本年支出合计", "决算数", "没有工作表")]
    [InlineData("Z01", null, "本年开支", "决算数", "没有名为“本年开支”的行")]
    [InlineData("Z01", null, "本年支出合计", "预算数", "没有名为“预算数”的列")]
    [InlineData("Z01", null, "总计", "决算数", "有2行名为“总计”")]
    [InlineData("Z01", "C7", null, null, "是空的")]
    [InlineData("Z01", "F7", null, null, "不是数字")]
    [InlineData("Z01", "ZZ9999", null, null, "是空的")]
    public void What_is_not_found_is_said(string sheet, string? cell, string? row, string? column, string said)
    {
        var find = Book().Find(new AccountsRule("exec_total", sheet, cell, row, column, InYuan: false), Exec);

        Assert.Null(find.Kept);
        Assert.Contains(said, find.Problem, StringComparison.Ordinal);
    }

    /// <summary>Ten thousand rows of one name under ten thousand figures: each was looked for above each.</summary>
    [Fact]
    public void Rows_of_one_name_without_end_are_not_looked_through()
    {
        string[][] table = [.. Enumerable.Repeat<string[]>(["", "12"], 9_000), .. Enumerable.Repeat<string[]>(["本年支出合计", "34"], 9_000)];
        var book = Book(table);

        Assert.Contains("有9000行名为", book.Find(new AccountsRule("exec_total", "Z01", null, "本年支出合计", "决算数", InYuan: false), Exec).Problem, StringComparison.Ordinal);
        Assert.Null(book.Propose(Exec));
    }

    [Fact]
    public void A_row_called_as_the_input_is_proposed_with_the_heading_of_its_figure()
    {
        Assert.Equal(new AccountsRule("exec_total", "Z01", null, "本年 支出合计", "决算数", InYuan: false), Book().Propose(Exec));
        Assert.Null(Book().Propose(Input("other", "没有这一行")));
    }

    [Theory]
    [InlineData("F12", true)]
    [InlineData("XFD1048576", true)]
    [InlineData("F0", false)]
    [InlineData("12F", false)]
    [InlineData("f12", false)]
    [InlineData("F12:F13", false)]
    public void A_cell_is_letters_and_a_number(string cell, bool isCell) =>
        Assert.Equal(isCell, new AccountsRule("a", "Z01", cell, null, null, InYuan: false).Problem is null);

    [Fact]
    public void An_old_or_damaged_file_is_refused_with_what_to_do()
    {
        Assert.Contains("另存为", AccountsWorkbook.Read(new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 1])).Problem, StringComparison.Ordinal);
        Assert.Contains("另存为", AccountsWorkbook.Read(new MemoryStream([1, 2, 3])).Problem, StringComparison.Ordinal);
    }

    private static InputDefinition Input(string key, string label) => new() { Key = key, Label = label, Name = label, Kind = FigureKind.Money, Block = "spending" };

    private static AccountsWorkbook Book(string[][]? table = null) => AccountsWorkbook.Read(new MemoryStream(GridWriting.Write(
        [new SheetPage("Z01", [20, 8, 14, 20, 8, 14], [.. (table ?? Table).Select(row => (IReadOnlyList<SheetCell?>)[.. row.Select(text => new SheetCell(text))])])]))).Workbook!;
}
