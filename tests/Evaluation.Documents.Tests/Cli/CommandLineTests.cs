using System.Diagnostics;
using System.Text.Json;
using Evaluation.Cli;
using Evaluation.Documents.Tests.Filings;

namespace Evaluation.Documents.Tests.Cli;

/// <summary>The program as a person at a terminal meets it.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evaluation-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Score_as_text_shows_rows_working_totals_in_three_parts_and_findings()
    {
        var (code, output, errors) = await Run("score", Sample.File);

        Assert.Equal((0, string.Empty), (code, errors));
        Assert.All(
            new[] { "支出完成率＝本年支出合计÷（本年支出合计+年末未支付指标余额）", "＝91.25%", "23.17%", "-3.07%", "131.47%", "102.53%", "按数据测算", "单位自选", "待财政部门核定", "89.56", "须修改", "示例" },
            said => Assert.Contains(said, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Score_as_json_holds_the_same_figures()
    {
        var (code, output, _) = await Run("score", Sample.File, "--format", "json");

        var root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(0, code);
        Assert.Equal("89.56", root.GetProperty("totals").GetProperty("reachable").GetString());
        var rate = root.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("code").GetString() == "ZJ21-2201");
        Assert.Equal(("91.25%", "4.56", "5.00"), (rate.GetProperty("value").GetString(), rate.GetProperty("computed").GetString(), rate.GetProperty("self").GetString()));
        Assert.Equal(3, root.GetProperty("totals").GetProperty("parts").GetArrayLength());
    }

    [Fact]
    public async Task Framework_check_passes_the_shipped_file_and_lists_every_fault_of_a_broken_one()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "frameworks", "ZJ21.1.yaml");
        var broken = Write("broken.yaml", (await File.ReadAllTextAsync(shipped)).Replace("points: 1.5, text: 做实", "points: 1, text: 做实", StringComparison.Ordinal)
            .Replace("        name: 资产管理\n", "        nmae: 资产管理\n", StringComparison.Ordinal));

        Assert.Equal(0, (await Run("framework", "check", shipped)).Code);
        var (code, _, errors) = await Run("framework", "check", broken);

        Assert.Equal(1, code);
        Assert.Equal(3, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.All(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^broken\\.yaml:[0-9]+：", line));
    }

    [Fact]
    public async Task Report_writes_Word_by_the_ending_of_the_file_and_says_so_of_other_endings()
    {
        var target = Write("自评报告.DOCX", string.Empty);

        var (code, output, _) = await Run("report", Sample.File, "--out", target);
        var other = await Run("report", Sample.File, "--out", "自评报告.wps");

        Assert.Equal(0, code);
        Assert.Contains("已生成", output, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(target))[..2]);
        Assert.Equal(1, other.Code);
        Assert.Contains("只能生成 .pdf 或 .docx", other.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("score")]
    [InlineData("score", "nowhere.json")]
    [InlineData("score", ".")]
    [InlineData("score", "a", "b")]
    [InlineData("score", "a", "--format")]
    [InlineData("score", "a", "--format", "xml")]
    [InlineData("score", "a", "--colour", "red")]
    [InlineData("report", "a")]
    [InlineData("report", "nowhere.json", "--out", "x.pdf")]
    [InlineData("report", "nowhere.json", "--out", "x.docx")]
    [InlineData("report", "nowhere.json", "--out", "x.odt")]
    [InlineData("framework")]
    [InlineData("framework", "check")]
    [InlineData("framework", "check", "nowhere.yaml")]
    [InlineData("framework", "paint")]
    [InlineData("dance")]
    public async Task Wrong_arguments_get_one_line_and_exit_code_1(params string[] arguments)
    {
        var (code, output, errors) = await Run(arguments);

        Assert.Equal((1, string.Empty), (code, output));
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("程序出错", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("{ \"framework\": 5 }")]
    [InlineData("{ \"framework\": \"ZJ99@1\", \"year\": 2021, \"unit\": { \"code\": \"1\", \"name\": \"甲\" } }")]
    [InlineData("{ \"framework\": \"ZJ21@1\", \"year\": 2021, \"unit\": { \"code\": \"1\", \"name\": \"甲\" }, \"inputs\": { \"x\": { \"value\": \"1\" } } }")]
    public async Task A_wrong_filing_gets_a_line_per_fault_and_exit_code_1(string text)
    {
        var (code, output, errors) = await Run("score", Write("f.json", text));

        Assert.Equal((1, string.Empty), (code, output));
        Assert.All(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("f.json：", line, StringComparison.Ordinal));
        Assert.DoesNotContain("程序出错", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filing_with_nothing_but_its_head_can_be_scored()
    {
        var file = Write("f.json", """{ "framework": "ZJ21@1", "year": 2021, "unit": { "code": "1", "name": "甲" } }""");

        Assert.Equal(0, (await Run("score", file)).Code);
    }

    [Fact]
    public async Task The_program_itself_answers_with_an_exit_code()
    {
        var (code, _, errors) = await Start("score", "nowhere.json");
        var (help, output, _) = await Start("--help");

        Assert.Equal((1, 0), (code, help));
        Assert.Contains("找不到文件", errors, StringComparison.Ordinal);
        Assert.Contains("evaluation score", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        var code = await CommandLine.RunAsync(arguments, output, errors);
        return (code, output.ToString().ReplaceLineEndings("\n"), errors.ToString().ReplaceLineEndings("\n"));
    }

    private static async Task<(int Code, string Output, string Errors)> Start(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "evaluation.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
