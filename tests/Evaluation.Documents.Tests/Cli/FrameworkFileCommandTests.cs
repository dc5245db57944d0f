using Evaluation.Cli;
using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Tests.Frameworks;

namespace Evaluation.Documents.Tests.Cli;

/// <summary>framework check, convert and annex on YAML files and workbooks.</summary>
public sealed class FrameworkFileCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evaluation-framework-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_goes_to_a_workbook_and_back_and_both_pass_the_check()
    {
        var (yaml, book, again) = (Write("t.yaml", SmallFramework.Text), In("t.xlsx"), In("again.yaml"));

        Assert.Equal((0, string.Empty), Short(await Run("framework", "convert", yaml, book)));
        Assert.Equal((0, string.Empty), Short(await Run("framework", "convert", book, again)));
        Assert.Equal((0, string.Empty), Short(await Run("framework", "check", yaml, book, again)));
        Assert.Equal(
            FrameworkPicture.Of(FrameworkReader.ReadFile(yaml).Framework!),
            FrameworkPicture.Of(FrameworkReader.ReadFile(again).Framework!));
    }

    [Fact]
    public async Task Annexes_are_printed_and_written_as_a_workbook()
    {
        var yaml = Write("t.yaml", SmallFramework.Text);

        Assert.Equal((0, string.Empty), Short(await Run("framework", "annex", yaml, "--out", In("a.pdf"))));
        Assert.Equal((0, string.Empty), Short(await Run("framework", "annex", yaml, "--out", In("a.xlsx"))));

        using var paper = UglyToad.PdfPig.PdfDocument.Open(In("a.pdf"));
        var text = string.Concat(paper.GetPages().Select(page => page.Text));
        Assert.All(new[] { "评分表", "数据表", "填报说明", "支出率", "有制度" }, said => Assert.Contains(said, text, StringComparison.Ordinal));
        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(In("a.xlsx"), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Theory]
    [InlineData("framework", "convert")]
    [InlineData("framework", "convert", "a.yaml")]
    [InlineData("framework", "convert", "a.yaml", "b.docx")]
    [InlineData("framework", "convert", "nowhere.yaml", "b.xlsx")]
    [InlineData("framework", "convert", "nowhere.xlsx", "b.yaml")]
    [InlineData("framework", "convert", "a.yaml", "b.xlsx", "--out", "c")]
    [InlineData("framework", "check", "nowhere.xlsx")]
    [InlineData("framework", "blank")]
    [InlineData("framework", "blank", "--out", "b.pdf")]
    [InlineData("framework", "annex")]
    [InlineData("framework", "annex", "a.yaml")]
    [InlineData("framework", "annex", "a.yaml", "--out", "b.txt")]
    [InlineData("framework", "annex", "nowhere.yaml", "--out", "b.pdf")]
    public async Task Wrong_arguments_get_one_line_and_exit_code_1(params string[] arguments)
    {
        var (code, output, errors) = await Run(arguments);

        Assert.Equal((1, string.Empty), (code, output));
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("程序出错", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_said()
    {
        var (code, _, errors) = await Run("framework", "convert", Write("t.yaml", SmallFramework.Text), Path.Combine(_folder, "none", "t.xlsx"));

        Assert.Equal(1, code);
        Assert.Contains("写不进去", errors, StringComparison.Ordinal);
    }

    private static (int Code, string Errors) Short((int Code, string Output, string Errors) run) => (run.Code, run.Errors);

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        var code = await CommandLine.RunAsync(arguments, output, errors);
        return (code, output.ToString().ReplaceLineEndings("\n"), errors.ToString().ReplaceLineEndings("\n"));
    }

    private string In(string name) => Path.Combine(_folder, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }
}
