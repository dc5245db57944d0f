using System.Text;
using Evaluation.Core.Filings;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Tests.Filings;
using Evaluation.Documents.Tests.Filings.Workbooks;

namespace Evaluation.Documents.Tests.Cli;

/// <summary>The workbook of a filing file and back, without a server.</summary>
public sealed class WorkbookCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evaluation-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_workbook_nobody_filled_in_gives_the_same_filing_back()
    {
        Assert.Equal(0, (await Run("workbook", Sample.File, "--out", At("a.xlsx"))).Code);

        var (code, output, errors) = await Run("workbook", At("a.xlsx"), "--into", Sample.File, "--out", At("b.json"));

        Assert.Equal((0, string.Empty), (code, errors));
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(CanonicalRecord.Hash(Sample.Record), CanonicalRecord.Hash(FilingFile.ReadFile(At("b.json")).Record!));
    }

    [Fact]
    public async Task What_is_filled_in_stands_in_the_new_file()
    {
        using var book = new FilledWorkbook();
        var cell = book.Number("input/exec_total", "4500");
        await Save(book, "a.xlsx");

        var (code, output, _) = await Run("workbook", At("a.xlsx"), "--into", Sample.File, "--out", At("b.json"));

        Assert.Equal(0, code);
        Assert.Contains($"数据表!{cell}：4423.6 → 4500", output, StringComparison.Ordinal);
        Assert.Equal(45_000_000m, FilingFile.ReadFile(At("b.json")).Record!.Inputs["exec_total"].Value);
    }

    [Fact]
    public async Task A_wrong_cell_is_named_nothing_is_written_and_the_marked_workbook_comes_back()
    {
        using var book = new FilledWorkbook();
        var cell = book.Text("input/exec_total", "四千万");
        await Save(book, "a.xlsx");

        var (code, _, errors) = await Run("workbook", At("a.xlsx"), "--into", Sample.File, "--out", At("b.json"), "--marked", At("c.xlsx"));

        Assert.Equal(1, code);
        Assert.Contains($"a.xlsx：“数据表”{cell}：“四千万”不是数字", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(At("b.json")));
        Assert.True(File.Exists(At("c.xlsx")));
    }

    [Theory]
    [InlineData("workbook")]
    [InlineData("workbook", "a.json")]
    [InlineData("workbook", "a.json", "--out", "b.pdf")]
    [InlineData("workbook", "a.xlsx", "--into", "nowhere.json", "--out", "b.json")]
    [InlineData("workbook", "--into", "a.json", "--out", "b.json")]
    [InlineData("workbook", "a.json", "--out", "b.xlsx", "--format", "json")]
    public async Task A_wrong_call_is_refused_in_one_line(params string[] arguments)
    {
        var (code, output, errors) = await Run(arguments);

        Assert.Equal((1, string.Empty), (code, output));
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await Evaluation.Cli.CommandLine.RunAsync(arguments, output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    private string At(string name) => Path.Combine(_folder, name);

    private async Task Save(FilledWorkbook book, string name)
    {
        await using var file = File.Create(At(name));
        book.Content.Position = 0;
        await book.Content.CopyToAsync(file, TestContext.Current.CancellationToken);
    }
}
