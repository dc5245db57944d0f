using System.Text.Json;
using Evaluation.Cli;
using Evaluation.Documents.Tests.Filings;
using Evaluation.Documents.Tests.Frameworks;

namespace Evaluation.Documents.Tests.Cli;

/// <summary><c>framework test</c>, <c>diff</c> and <c>replay</c> as a bureau officer meets them.</summary>
public sealed class FrameworkCommandTests : IDisposable
{
    private const string Examples = "\nexamples:\n  - { name: 全满, total: 100, grade: 优 }\n  - { name: 缺制度, rows: { T1-1102: 0 }, total: 70, grade: 差 }\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("evaluation-frameworks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Test_lists_every_example_and_names_indicators_without_one()
    {
        var (code, output, errors) = await Run("framework", "test", Write("T1.1.yaml", SmallFramework.Text + Examples));

        Assert.Equal((0, string.Empty), (code, errors));
        Assert.Contains("符合　全满", output, StringComparison.Ordinal);
        Assert.Contains("例子2个，符合2个，不符0个", output, StringComparison.Ordinal);
        Assert.Contains("有3项指标没有例子：T1-1101 支出率", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_shows_what_an_example_that_does_not_hold_came_to_and_exits_1()
    {
        var (code, output, _) = await Run("framework", "test", Write("T1.1.yaml", SmallFramework.Text + Examples.Replace("total: 70", "total: 71", StringComparison.Ordinal)));

        Assert.Equal(1, code);
        Assert.Contains("不符　缺制度：应为总分71.00、等级差，按规则算得总分70.00、等级差", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_tells_what_moves_scores_from_the_rest()
    {
        var changed = SmallFramework.Text.Replace("points: 10 }", "points: 12 }", StringComparison.Ordinal).Replace("points: 20 }", "points: 18 }", StringComparison.Ordinal)
            .Replace("heading: 收支", "heading: 收支情况", StringComparison.Ordinal);
        var (code, output, errors) = await Run("framework", "diff", Write("T1.1.yaml", SmallFramework.Text), Write("T1.2.yaml", changed.Replace("version: 1", "version: 2", StringComparison.Ordinal)));

        Assert.Equal((0, string.Empty), (code, errors));
        Assert.Contains("2处不同，其中1处影响得分", output, StringComparison.Ordinal);
        Assert.Contains("得分　指标 T1-1102　制度：评分标准由", output, StringComparison.Ordinal);
        Assert.Contains("其他　报告　收支情况：标题由“收支”改为“收支情况”", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_names_who_moves_by_how_much_and_which_rule_did_it()
    {
        var shipped = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "frameworks", "ZJ21.1.yaml"));
        var fresh = Write("ZJ21.2.yaml", Weight(Weight(shipped, "ZJ21-2201", "5", "6"), "ZJ21-2205", "3", "2").Replace("\nversion: 1\n", "\nversion: 2\n", StringComparison.Ordinal));
        File.Copy(Sample.File, Path.Combine(_folder, "one.json"));
        var (code, output, errors) = await Run("framework", "replay", fresh, "--on", _folder);

        Assert.Equal(0, code);
        Assert.Matches("^注意：ZJ21\\.2\\.yaml有[0-9]+个例子与规则不符", errors);
        Assert.Contains("填报 1 份：升 1 份，降 0 份", output, StringComparison.Ordinal);
        Assert.Contains("ZJ21-2201　支出完成率：1 份，合计 +0.91 分。分值由“5”改为“6”", output, StringComparison.Ordinal);

        var json = JsonDocument.Parse((await Run("framework", "replay", fresh, "--on", _folder, "--format", "json")).Output).RootElement;
        Assert.Equal("0.91", json.GetProperty("units")[0].GetProperty("difference").GetString());
        Assert.Equal("ZJ21-2201", json.GetProperty("effects")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("framework", "test")]
    [InlineData("framework", "test", "nowhere.yaml")]
    [InlineData("framework", "diff", "a.yaml")]
    [InlineData("framework", "diff", "a.yaml", "b.yaml", "c.yaml")]
    [InlineData("framework", "replay", "a.yaml")]
    [InlineData("framework", "replay", "nowhere.yaml", "--on", ".")]
    [InlineData("framework", "replay", "a.yaml", "--on", ".", "--format", "xml")]
    [InlineData("framework", "test", "a.yaml", "--on", ".")]
    public async Task Wrong_arguments_get_one_line_and_exit_code_1(params string[] arguments)
    {
        var (code, output, errors) = await Run(arguments);

        Assert.Equal((1, string.Empty), (code, output));
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("程序出错", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_goes_on_past_a_filing_that_cannot_be_read_names_it_and_exits_1()
    {
        var shipped = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "frameworks", "ZJ21.1.yaml"));
        var fresh = Write("ZJ21.2.yaml", Weight(Weight(shipped, "ZJ21-2201", "5", "6"), "ZJ21-2205", "3", "2").Replace("\nversion: 1\n", "\nversion: 2\n", StringComparison.Ordinal));
        var mixed = Directory.CreateDirectory(Path.Combine(_folder, "mixed")).FullName;
        File.Copy(Sample.File, Path.Combine(mixed, "one.json"));
        await File.WriteAllTextAsync(Path.Combine(mixed, "broken.json"), """{ "framework": """);
        await File.WriteAllTextAsync(Path.Combine(mixed, "foreign.json"), """{ "framework": "QQ1@1", "year": 2021, "unit": { "code": "1", "name": "甲" } }""");
        var (code, output, errors) = await Run("framework", "replay", fresh, "--on", mixed);

        Assert.Equal(1, code);
        Assert.Contains("填报 1 份：升 1 份，降 0 份", output, StringComparison.Ordinal);
        Assert.Contains("broken.json：", errors, StringComparison.Ordinal);
        Assert.Contains("没有填报时所用的指标体系“QQ1@1”", errors, StringComparison.Ordinal);
        Assert.Contains("试算了 1 份，另有 2 份读不出来", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_on_an_empty_folder_or_on_filings_of_an_unknown_framework_says_so()
    {
        var framework = Write("T1.1.yaml", SmallFramework.Text);
        var empty = Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName;
        var foreign = Directory.CreateDirectory(Path.Combine(_folder, "foreign")).FullName;
        await File.WriteAllTextAsync(Path.Combine(foreign, "f.json"), """{ "framework": "QQ1@1", "year": 2021, "unit": { "code": "1", "name": "甲" } }""");

        Assert.Contains("没有填报文件", (await Run("framework", "replay", framework, "--on", empty)).Errors, StringComparison.Ordinal);
        Assert.Contains("没有填报时所用的指标体系“QQ1@1”", (await Run("framework", "replay", framework, "--on", foreign)).Errors, StringComparison.Ordinal);
    }

    private static string Weight(string text, string code, string from, string to)
    {
        var at = text.IndexOf($"weight: {from}\n", text.IndexOf($"code: {code}\n", StringComparison.Ordinal), StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, at), $"weight: {to}", text.AsSpan(at + $"weight: {from}".Length));
    }

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        var code = await CommandLine.RunAsync(arguments, output, errors);
        return (code, output.ToString().ReplaceLineEndings("\n"), errors.ToString().ReplaceLineEndings("\n"));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
