using System.Text.Json;
using Evaluation.Cli;
using Evaluation.Documents.Tests.Examinations;
using static Evaluation.Documents.Tests.Examinations.WordFile;

namespace Evaluation.Documents.Tests.Cli;

/// <summary><c>check</c> on reports as a clerk or a script runs it.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private const string Right = "存量资金由12.68万元变为29.35万元，变动率＝（29.35－12.68）÷12.68×100%＝131.47%。";
    private const string WrongText = "存量资金由12.68万元变为29.35万元，变动率＝（29.35－12.68）÷12.68×100%＝31.47%。";

    private static readonly string[] Fields =
        ["file", "paragraph", "offset", "length", "text", "kind", "check", "stated", "computed", "verdict", "severity", "diagnosis", "message", "correction"];

    private readonly string _folder = Directory.CreateTempSubdirectory("evaluation-check-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nothing_wrong_is_exit_code_0()
    {
        var (code, output, errors) = await Run("check", Text("r.txt", Right));

        Assert.Equal((0, string.Empty), (code, errors));
        Assert.Contains("错误 0", output, StringComparison.Ordinal);
        Assert.DoesNotContain("正确 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_wrong_is_exit_code_2_with_place_words_and_both_figures()
    {
        var (code, output, errors) = await Run("check", Text("r.txt", "一、说明\n" + WrongText));

        Assert.Equal((2, string.Empty), (code, errors));
        Assert.Contains("须修改", output, StringComparison.Ordinal);
        Assert.Contains("第 2 段", output, StringComparison.Ordinal);
        Assert.Contains("31.47%", output, StringComparison.Ordinal);
        Assert.Contains("131.47%", output, StringComparison.Ordinal);
        Assert.Contains("共校核 1 个文件", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_exit_code_1_and_the_others_are_still_checked()
    {
        var (code, output, errors) = await Run("check", Path.Combine(_folder, "none.docx"), Text("r.txt", WrongText));

        Assert.Equal(1, code);
        Assert.Contains("none.docx：找不到文件", errors, StringComparison.Ordinal);
        Assert.Contains("31.47%", output, StringComparison.Ordinal);
        Assert.Contains("1 个文件不能读取", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_JSON_hold_every_field_for_right_and_wrong_statements()
    {
        var word = Path.Combine(_folder, "r.docx");
        await File.WriteAllBytesAsync(word, Of(P(Right[..10], Right[10..]) + P(WrongText)));
        var (code, output, _) = await Run("check", word, "--format", "jsonl");

        Assert.Equal(2, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(lines, line => Assert.Equal(Fields, line.EnumerateObject().Select(field => field.Name)));
        Assert.All(lines, line => Assert.Contains(line.GetProperty("verdict").GetString(), new[] { "ok", "rounding", "wrong", "unclear" }));
        var wrong = Assert.Single(lines, line => line.GetProperty("verdict").GetString() == "wrong" && line.GetProperty("check").GetString() == "A-01");
        Assert.Contains(lines, line => line.GetProperty("verdict").GetString() == "ok" && line.GetProperty("severity").ValueKind == JsonValueKind.Null);
        Assert.Equal(("31.47%", "131.47%"), (wrong.GetProperty("stated").GetString(), wrong.GetProperty("computed").GetString()));
        Assert.Equal(2, wrong.GetProperty("paragraph").GetInt32());
        Assert.Equal("mustFix", wrong.GetProperty("severity").GetString());
        var (offset, length) = (wrong.GetProperty("offset").GetInt32(), wrong.GetProperty("length").GetInt32());
        Assert.Equal(wrong.GetProperty("text").GetString(), WrongText.Substring(offset, length));
        Assert.Contains("变动率", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_stands_for_its_reports()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        Text(Path.Combine("sub", "b.txt"), Right);
        Text("a.txt", Right);
        await File.WriteAllTextAsync(Path.Combine(_folder, "c.json"), "{}");

        Assert.Contains("共校核 2 个文件", (await Run("check", _folder)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", "a.txt", "--format", "xml")]
    [InlineData("check", "a.txt", "--out", "b")]
    [InlineData("check", "nowhere.txt", "--format", "jsonl")]
    public async Task Wrong_arguments_get_one_line_and_exit_code_1(params string[] arguments)
    {
        var (code, output, errors) = await Run(arguments);

        Assert.Equal((1, string.Empty), (code, output));
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("程序出错", errors, StringComparison.Ordinal);
    }

    /// <summary>A process that may hold 64 MB reads as many reports as it is given.</summary>
    [Fact]
    public async Task Many_reports_need_no_more_memory_than_few()
    {
        var body = string.Concat(Enumerable.Repeat(P(Right), 150));
        var word = Of(body);
        for (var number = 0; number < 200; number++)
        {
            await File.WriteAllBytesAsync(Path.Combine(_folder, $"{number:000}.docx"), word);
        }

        var (code, output, errors) = await ProgramRun.Start(["check", _folder], ("DOTNET_GCHeapHardLimit", "4000000"));

        Assert.Equal((0, string.Empty), (code == 2 ? 0 : code, errors));
        Assert.Contains("共校核 200 个文件", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        var code = await CommandLine.RunAsync(arguments, output, errors);
        return (code, output.ToString().ReplaceLineEndings("\n"), errors.ToString().ReplaceLineEndings("\n"));
    }

    private string Text(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
