using Evaluation.Cli;
using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Tests.Pdf;

/// <summary>A bureau's own template is tried before it prints.</summary>
public sealed class TemplateTrialTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("template-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_shipped_template_does_everything()
    {
        var checks = await TemplateTrial.RunAsync(new PressOptions { Workers = 1 }, TrialReport.Make(), TestContext.Current.CancellationToken);

        Assert.True(checks.Count >= 9);
        Assert.All(checks, check => Assert.Null(check.Detail));
    }

    [Theory]
    [InlineData("\"recipient\" { block(above: leading, below: leading, flush(it.text)) }", "\"recipient\" { nothing-of-that-name }", "公文")]
    [InlineData("#let remark-block(it) = ", "#let remark-block(it) = [] //", "文字都在纸上")]
    [InlineData("bookmarked: it.level <= 2", "bookmarked: false", "书签")]
    [InlineData("paper: \"a4\"", "paper: \"a5\"", "A4")]
    [InlineData("#set document(", "#let now = datetime.today()\n#set document(", null)]
    [InlineData("background: draft-mark", "background: none", "草稿")]
    public async Task What_a_template_breaks_is_named(string shipped, string changed, string? broken)
    {
        var file = Path.Combine(_folder.FullName, "own.typ");
        var text = await File.ReadAllTextAsync(Path.Combine(new PressOptions().Folder, "report.typ"), TestContext.Current.CancellationToken);
        Assert.Contains(shipped, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace(shipped, changed, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var checks = await TemplateTrial.RunAsync(new PressOptions { TemplateFile = file, Workers = 1 }, TrialReport.Make(), TestContext.Current.CancellationToken);

        var wrong = checks.Where(check => !check.Holds).Select(check => check.Name).ToList();
        Assert.Equal(broken is not null, wrong.Exists(name => broken is not null && name.Contains(broken, StringComparison.Ordinal)));
        Assert.True(broken is null == (wrong.Count == 0), string.Join('；', wrong));
    }

    [Fact]
    public async Task The_command_takes_the_template_out_and_tells_what_a_broken_one_does_wrong()
    {
        var file = Path.Combine(_folder.FullName, "own.typ");
        using StringWriter output = new(), errors = new();

        Assert.Equal(0, await CommandLine.RunAsync(["template", "copy", "--out", file], output, errors));
        Assert.Equal(1, await CommandLine.RunAsync(["template", "copy", "--out", file], output, errors));
        Assert.Contains("已有这个文件", errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await CommandLine.RunAsync(["template", "test", file], output, errors));
        await File.WriteAllTextAsync(file, "#let report = json(bytes(sys.inputs.report))\n#nothing-of-that-name", TestContext.Current.CancellationToken);
        Assert.Equal(2, await CommandLine.RunAsync(["template", "test", file], output, errors));
        Assert.Contains("unknown variable: nothing-of-that-name", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await CommandLine.RunAsync(["template", "test", Path.Combine(_folder.FullName, "none.typ")], output, errors));
    }
}
